#include "crypto/strict_json.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <cstddef>
#include <numeric>

namespace datapilot::crypto {
namespace {

namespace json = boost::json;

std::size_t keys_kept(const json::value& value) {
    const auto add = [](std::size_t sum, const auto& member) {
        if constexpr (requires { member.key(); }) {
            return sum + 1 + keys_kept(member.value());
        } else {
            return sum + keys_kept(member);
        }
    };
    if (const auto* object = value.if_object()) {
        return std::accumulate(object->begin(), object->end(), std::size_t{0}, add);
    }
    if (const auto* array = value.if_array()) {
        return std::accumulate(array->begin(), array->end(), std::size_t{0}, add);
    }
    return 0;
}

// Of text that is known to be JSON: outside strings, a colon follows each key and nothing else.
std::size_t keys_written(std::string_view text) {
    std::size_t keys = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (in_string && text[i] == '\\') {
            ++i;
        } else if (text[i] == '"') {
            in_string = !in_string;
        } else if (!in_string && text[i] == ':') {
            ++keys;
        }
    }
    return keys;
}

}  // namespace

std::optional<json::object> parse_strict_object(std::string_view text) {
    json::parse_options options;
    options.max_depth = 8;
    boost::system::error_code failure;
    const json::value value =
        json::parse(json::string_view{text.data(), text.size()}, failure, {}, options);
    // Of keys that stand twice the parser keeps one.
    if (failure || !value.is_object() || keys_kept(value) != keys_written(text)) {
        return std::nullopt;
    }
    return value.get_object();
}

}  // namespace datapilot::crypto
