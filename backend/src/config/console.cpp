#include "config/console.h"

#include <cstdlib>
#include <string_view>

namespace datapilot::config {

bool console_has_colours() {
    const char* refused = std::getenv("NO_COLOR");
    if (refused && *refused != '\0') return false;
    const char* kind = std::getenv("TERM");
    return kind && std::string_view{kind} != "dumb";
}

std::optional<std::string> connect_password() {
    const char* password = std::getenv("DATAPILOT_CONNECT_PASSWORD");
    if (!password) return std::nullopt;
    return password;
}

}  // namespace datapilot::config
