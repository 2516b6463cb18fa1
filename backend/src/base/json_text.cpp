#include "base/json_text.h"

#include <algorithm>
#include <array>
#include <boost/json/serialize.hpp>
#include <charconv>
#include <cmath>
#include <string_view>

namespace datapilot::base {
namespace {

// The shortest digits that read back as the same number; without an exponent where JavaScript
// needs none.
void append_number(std::string& text, std::string_view written) {
    double value = 0;
    std::from_chars(written.data(), written.data() + written.size(), value);
    const auto size = std::abs(value);
    const auto format = size == 0 || (size >= 1e-6 && size < 1e21) ? std::chars_format::fixed
                                                                   : std::chars_format::scientific;
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, format).ptr;
    text.append(digits.data(), end);
}

// The end of the string that begins at this quote.
std::size_t behind_string(std::string_view text, std::size_t quote) {
    auto end = quote + 1;
    while (text[end] != '"') end += text[end] == '\\' ? 2 : 1;
    return end + 1;
}

}  // namespace

std::string json_text(const boost::json::value& value) {
    const auto written = boost::json::serialize(value);
    const std::string_view text = written;
    std::string plain;
    plain.reserve(text.size());
    std::size_t copied = 0;
    for (std::size_t at = 0; (at = text.find_first_of("\"E", at)) != text.npos;) {
        if (text[at] == '"') {
            at = behind_string(text, at);
            continue;
        }
        const auto begin = text.find_last_not_of("-.0123456789", at - 1) + 1;
        at = std::min(text.find_first_of(",]}", at), text.size());
        plain += text.substr(copied, begin - copied);
        append_number(plain, text.substr(begin, at - begin));
        copied = at;
    }
    return plain += text.substr(copied);
}

}  // namespace datapilot::base
