#include "http/target.h"

#include <boost/url/decode_view.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include "base/utf8.h"

namespace datapilot::http {
namespace {

namespace urls = boost::urls;

bool is_clean(const std::string& decoded) {
    return decoded.find('\0') == std::string::npos && base::utf8_length(decoded).has_value();
}

}  // namespace

bool is_well_formed_target(std::string_view target) {
    const auto parsed = urls::parse_origin_form(target);
    if (!parsed) return false;
    const std::string path = parsed->path();
    if (!is_clean(path)) return false;
    for (const auto& parameter : parsed->params()) {
        if (!is_clean(parameter.key) || !is_clean(parameter.value)) return false;
    }
    return true;
}

std::string_view path_of(std::string_view target) {
    return target.substr(0, target.find('?'));
}

std::string decoded_segment(std::string_view segment) {
    const auto decoded = urls::make_pct_string_view(segment);
    if (!decoded) return std::string{segment};
    return decoded->decode();
}

std::optional<std::string> query_parameter(std::string_view target, std::string_view name) {
    const auto parsed = urls::parse_origin_form(target);
    if (!parsed) return std::nullopt;
    const auto parameters = parsed->params();
    const auto found = parameters.find(name);
    if (found == parameters.end()) return std::nullopt;
    return (*found).value;
}

std::optional<std::string> as_uuid(std::string_view text) {
    constexpr std::string_view shape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    if (text.size() != shape.size()) return std::nullopt;
    std::string canonical(text);
    for (std::size_t i = 0; i < shape.size(); ++i) {
        auto& c = canonical[i];
        if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
        const bool digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        if (shape[i] == '-' ? c != '-' : !digit) return std::nullopt;
    }
    return canonical;
}

}  // namespace datapilot::http
