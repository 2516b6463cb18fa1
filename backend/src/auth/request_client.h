#pragma once

#include "auth/client.h"
#include "http/request.h"

namespace datapilot::auth {

inline constexpr auto refresh_cookie_name = "dp_refresh";

Client client_of(const http::Request& request);

}  // namespace datapilot::auth
