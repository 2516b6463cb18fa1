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

}  // namespace datapilot::http
