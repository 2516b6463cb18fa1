#include "support/free_port.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace datapilot::tests {

std::uint16_t free_port() {
    using boost::asio::ip::tcp;
    boost::asio::io_context loop;
    const tcp::acceptor acceptor{loop, {boost::asio::ip::address_v4::loopback(), 0}};
    return acceptor.local_endpoint().port();
}

}  // namespace datapilot::tests
