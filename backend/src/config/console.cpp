#include "config/console.h"

#include <cstdlib>
#include <string_view>

namespace datapilot::config {

bool console_has_colours() {
    // Nothing in this program changes the environment, so reading it is safe on any thread.
    const char* refused = std::getenv("NO_COLOR");  // NOLINT(concurrency-mt-unsafe)
    if (refused && *refused != '\0') return false;
    const char* kind = std::getenv("TERM");  // NOLINT(concurrency-mt-unsafe)
    return kind && std::string_view{kind} != "dumb";
}

std::optional<std::string> connect_password() {
    const char* password = std::getenv("DATAPILOT_CONNECT_PASSWORD");
    if (!password) return std::nullopt;
    return password;
}

}  // namespace datapilot::config
