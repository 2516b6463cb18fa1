#pragma once

#include <boost/asio/ip/address.hpp>
#include <optional>
#include <string_view>

namespace datapilot::network {

using Address = boost::asio::ip::address;

// A range of addresses: "10.0.0.0/8", "fd12::/48", or one address.
class Range {
  public:
    // Nothing where the text is none, or names an address inside of its range ("10.0.0.1/8").
    static std::optional<Range> parse(std::string_view text);

    bool contains(const Address& address) const;
    bool is_one_address() const;

  private:
    Range(Address base, unsigned length) : base_(std::move(base)), length_(length) {}

    Address base_;
    unsigned length_;  // of the prefix, in bits
};

}  // namespace datapilot::network
