#pragma once

#include <chrono>

namespace datapilot::auth {

struct Lifetimes {
    std::chrono::seconds access_token = std::chrono::minutes{30};
    std::chrono::seconds refresh_token = std::chrono::days{7};  // each, until it is traded
    std::chrono::seconds session = std::chrono::days{30};       // however it is used
};

}  // namespace datapilot::auth
