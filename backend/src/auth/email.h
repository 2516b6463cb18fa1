#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace datapilot::auth {

// An address as it is stored and sought: without blanks around it, in lower case; nullopt where it
// is none. What comes before the @ is folded too, as every mail service of note does.
std::optional<std::string> normalised_email(std::string_view text);

}  // namespace datapilot::auth
