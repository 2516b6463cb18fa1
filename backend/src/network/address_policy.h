#pragma once

#include <optional>
#include <span>
#include <vector>

#include "network/range.h"

namespace datapilot::network {

// Which numbers may be connected to.
//
// Public ones may. Private, loopback, shared and reserved ones may where the operator's list holds
// them. This machine's own addresses and the metadata store's may only where the list holds that
// one address alone. Link-local and multicast ones and those that clouds tell their secrets at
// never may, whatever the list says.
class AddressPolicy {
  public:
    explicit AddressPolicy(std::vector<Range> allowed) : allowed_(std::move(allowed)) {}

    // For a person at their own shell, whom no address is kept from.
    static AddressPolicy unrestricted();

    // The number to connect to: an IPv4 address that came wrapped in IPv6 is unwrapped. Nothing
    // where it, or an IPv4 address that it is a tunnel to, must not be reached. `own`: this
    // machine's and the metadata store's.
    std::optional<Address> usable(const Address& address, std::span<const Address> own) const;

  private:
    AddressPolicy() : restricted_(false) {}

    bool permits(const Address& address, std::span<const Address> own) const;
    bool lists(const Address& address) const;
    bool lists_alone(const Address& address) const;

    std::vector<Range> allowed_{};
    bool restricted_ = true;
};

// Whether anybody on the internet may own it.
bool is_public(const Address& address);

}  // namespace datapilot::network
