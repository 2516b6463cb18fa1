#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace datapilot::http {

struct Header {
    std::string name;
    std::string value;
};

using Headers = std::vector<Header>;

// The first header of that name, case aside.
std::optional<std::string_view> find(const Headers& headers, std::string_view name);

bool same_name(std::string_view left, std::string_view right);

// Without spaces and tabs at both ends.
std::string_view trimmed(std::string_view text);

// The trimmed, non-empty items of a list such as the value of Accept.
std::vector<std::string_view> split_list(std::string_view text, char separator);

}  // namespace datapilot::http
