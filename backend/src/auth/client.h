#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"

namespace datapilot::auth {

// The program at the other end, as far as it can be told from another.
struct Client {
    std::string network;      // its IPv4 address, or the /64 of its IPv6 address
    base::Bytes fingerprint;  // of its network and its user agent
    std::string request_id{};
};

Client client_of(std::string_view address, std::string_view user_agent);

}  // namespace datapilot::auth
