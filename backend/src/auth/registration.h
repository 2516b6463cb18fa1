#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "base/result.h"

namespace datapilot::auth {

// What a newcomer sends.
struct RegisterRequest {
    std::string tenant_name;
    std::string email;
    std::string password;
    std::optional<std::string> language;
};
BOOST_DESCRIBE_STRUCT(RegisterRequest, (), (tenant_name, email, password, language))

// The same, checked: a trimmed name, a normalised address, a password that keeps the rules.
struct Registration {
    std::string tenant_name;
    std::string email;
    std::string password;
    std::string language;  // fr, en
};

// validation_failed, with every field that is wrong.
base::Result<Registration> check(RegisterRequest request);

}  // namespace datapilot::auth
