#include "http/header_parameters.h"

#include <algorithm>

#include "base/utf8.h"
#include "http/header.h"
#include "http/target.h"

namespace datapilot::http {
namespace {

std::string lower_case(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return lower;
}

// What stands between the quotes; `rest` goes on after them.
std::optional<std::string> take_quoted(std::string_view& rest) {
    std::string text;
    for (std::size_t i = 1; i < rest.size(); ++i) {
        if (rest[i] == '"') {
            rest.remove_prefix(i + 1);
            return text;
        }
        const bool escape =
            rest[i] == '\\' && i + 1 < rest.size() && (rest[i + 1] == '"' || rest[i + 1] == '\\');
        if (escape) ++i;
        text += rest[i];
    }
    return std::nullopt;
}

std::string take_bare(std::string_view& rest) {
    const auto end = std::min(rest.find(';'), rest.size());
    std::string text(trimmed(rest.substr(0, end)));
    rest.remove_prefix(end);
    return text;
}

}  // namespace

std::optional<std::string_view> ParameterisedValue::find(std::string_view name) const {
    const auto found =
        std::ranges::find(parameters, name, &std::pair<std::string, std::string>::first);
    if (found == parameters.end()) return std::nullopt;
    return found->second;
}

std::optional<ParameterisedValue> parse_parameterised(std::string_view text) {
    ParameterisedValue result{take_bare(text), {}};
    while (!text.empty()) {
        text.remove_prefix(1);  // the semicolon
        text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
        if (text.empty()) break;
        const auto equals = text.find('=');
        if (equals == std::string_view::npos) return std::nullopt;
        auto name = lower_case(trimmed(text.substr(0, equals)));
        text.remove_prefix(equals + 1);
        auto value = text.starts_with('"') ? take_quoted(text) : std::optional{take_bare(text)};
        text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
        if (name.empty() || !value || (!text.empty() && text.front() != ';')) return std::nullopt;
        result.parameters.emplace_back(std::move(name), std::move(*value));
    }
    return result;
}

std::optional<std::string> decode_extended(std::string_view text) {
    constexpr std::string_view charset = "UTF-8'";
    if (text.size() < charset.size() || !same_name(text.substr(0, charset.size()), charset)) {
        return std::nullopt;
    }
    const auto language_end = text.find('\'', charset.size());
    if (language_end == std::string_view::npos) return std::nullopt;
    auto decoded = decoded_segment(text.substr(language_end + 1));
    if (!base::utf8_length(decoded)) return std::nullopt;
    return decoded;
}

}  // namespace datapilot::http
