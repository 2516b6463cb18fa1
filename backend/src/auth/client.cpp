#include "auth/client.h"

#include <algorithm>
#include <boost/asio/ip/address.hpp>

#include "crypto/digest.h"

namespace datapilot::auth {
namespace {

namespace ip = boost::asio::ip;

// A subscriber has a whole /64 of IPv6 addresses to speak from.
std::string network_of(std::string_view text) {
    boost::system::error_code none;
    const auto address = ip::make_address(std::string{text}, none);
    if (none || address.is_v4()) return std::string{text};
    const auto v6 = address.to_v6();
    if (v6.is_v4_mapped()) return ip::make_address_v4(ip::v4_mapped, v6).to_string();
    auto bytes = v6.to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    return ip::address_v6(bytes).to_string() + "/64";
}

}  // namespace

Client client_of(std::string_view address, std::string_view user_agent) {
    Client client{network_of(address), {}};
    client.fingerprint = crypto::sha256(client.network + '\n' + std::string{user_agent});
    return client;
}

}  // namespace datapilot::auth
