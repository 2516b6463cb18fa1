#include "network/range.h"

#include <algorithm>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <charconv>
#include <string>

namespace datapilot::network {
namespace {

namespace ip = boost::asio::ip;

unsigned bits_of(const Address& address) {
    return address.is_v4() ? 32 : 128;
}

std::optional<unsigned> length_from(std::string_view text, unsigned most) {
    unsigned length = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, length);
    if (read.ec != std::errc{} || read.ptr != end || length > most) return std::nullopt;
    return length;
}

Address first_of(const Address& address, unsigned length) {
    if (address.is_v4()) return ip::network_v4(address.to_v4(), static_cast<int>(length)).network();
    return ip::network_v6(address.to_v6(), static_cast<int>(length)).network();
}

}  // namespace

std::optional<Range> Range::parse(std::string_view text) {
    const auto slash = text.find('/');
    boost::system::error_code wrong;
    const auto address = ip::make_address(std::string{text.substr(0, slash)}, wrong);
    if (wrong || (address.is_v6() && address.to_v6().scope_id() != 0)) return std::nullopt;
    const auto most = bits_of(address);
    if (slash == std::string_view::npos) return Range{address, most};
    const auto length = length_from(text.substr(slash + 1), most);
    if (!length || first_of(address, *length) != address) return std::nullopt;
    return Range{address, *length};
}

bool Range::contains(const Address& address) const {
    return address.is_v4() == base_.is_v4() && first_of(address, length_) == base_;
}

bool Range::is_one_address() const {
    return length_ == bits_of(base_);
}

}  // namespace datapilot::network
