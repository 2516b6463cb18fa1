#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace datapilot::http {

// A header's value of the form `form-data; name="a"; filename="b"`.
struct ParameterisedValue {
    std::string value;
    std::vector<std::pair<std::string, std::string>> parameters;  // names in lower case

    std::optional<std::string_view> find(std::string_view name) const;
};

// Nothing where the text does not have that form. In quotes, \" and \\ stand for one character;
// other backslashes stand for themselves, as browsers send them.
std::optional<ParameterisedValue> parse_parameterised(std::string_view text);

// The text of RFC 5987, `UTF-8''na%C3%AFve.csv`; nothing where it is not that, or not UTF-8.
std::optional<std::string> decode_extended(std::string_view text);

}  // namespace datapilot::http
