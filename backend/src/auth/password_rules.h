#pragma once

#include <optional>
#include <string>

#include "http/validation.h"

namespace datapilot::auth {

// What a chosen password must keep; what is wrong with it is added under `field`. Never longer than
// 256 characters, as its hashing costs. The email is the account's, where it is known.
void check_password(http::FieldErrors& errors, const std::string& field,
                    const std::string& password, const std::optional<std::string>& email);

}  // namespace datapilot::auth
