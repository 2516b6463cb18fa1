#pragma once

#include <boost/json/object.hpp>

#include "auth/account.h"

namespace datapilot::auth {

// A user as the contract's User.
boost::json::object json_of(const User& user);

}  // namespace datapilot::auth
