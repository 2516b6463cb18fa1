#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/task.h"

namespace datapilot::postgres {

// What libpq is told to connect with: names and values of the same length.
struct ConnectSettings {
    std::vector<std::string> names;
    std::vector<std::string> values;

    // Null where it is not among them.
    std::string* find(std::string_view name);
    void add(std::string name, std::string value);
};

// Throws Unavailable where the URL is malformed.
ConnectSettings parse_url(const std::string& url);

// Resolves the host's name, which libpq itself would do blocking the event loop. Throws
// Unavailable.
runtime::Task<ConnectSettings> resolved(ConnectSettings settings);

}  // namespace datapilot::postgres
