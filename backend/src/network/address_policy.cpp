#include "network/address_policy.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace datapilot::network {
namespace {

namespace ip = boost::asio::ip;

using Ranges = std::vector<Range>;

Ranges ranges(std::initializer_list<std::string_view> texts) {
    Ranges all;
    for (const auto text : texts) all.push_back(Range::parse(text).value());
    return all;
}

bool any_holds(const Ranges& ranges, const Address& address) {
    return std::ranges::any_of(ranges, [&](const Range& range) { return range.contains(address); });
}

// Where no database of a customer can be, and where clouds tell credentials to whoever asks.
const Ranges& never() {
    static const auto all = ranges({
        "0.0.0.0/8",           // this network
        "169.254.0.0/16",      // link-local, and the metadata of most clouds
        "100.100.100.200/32",  // metadata of Alibaba
        "168.63.129.16/32",    // the host of Azure's machines
        "192.0.0.0/24",        // protocol assignments, and the metadata of Oracle
        "224.0.0.0/4",         // multicast
        "240.0.0.0/4",         // reserved, and broadcast
        "::/128",              // unspecified
        "fe80::/10",           // link-local
        "fec0::/10",           // site-local, withdrawn
        "ff00::/8",            // multicast
        "fd00:ec2::/32",       // metadata of Amazon
        "fd20:ce::254/128",    // metadata of Google
    });
    return all;
}

// IANA's special-purpose registries: not reachable over the internet.
const Ranges& not_public() {
    static const auto all = ranges({
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "172.16.0.0/12",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "2001::/23",  // Teredo, ORCHID, benchmarks
        "2001:db8::/32",
        "2620:4f:8000::/48",
        "3fff::/20",
    });
    return all;
}

const Range& global_unicast() {
    static const auto range = Range::parse("2000::/3").value();
    return range;
}

// Prefixes that only carry an IPv4 address: that one says where they lead.
const Ranges& carriers() {
    static const auto all = ranges({"64:ff9b::/96", "2002::/16"});
    return all;
}

ip::address_v4 v4_at(const ip::address_v6::bytes_type& bytes, std::size_t offset,
                     unsigned char mask = 0) {
    ip::address_v4::bytes_type v4{};
    for (std::size_t i = 0; i < v4.size(); ++i) {
        v4[i] = static_cast<unsigned char>(bytes[offset + i] ^ mask);
    }
    return ip::address_v4{v4};
}

bool holds(const char* range, const Address& address) {
    return Range::parse(range).value().contains(address);
}

bool is_isatap(const ip::address_v6::bytes_type& bytes) {
    return (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == 0xfe;
}

// The IPv4 addresses that a packet to this one may be carried to.
std::vector<Address> carried_in(const Address& address) {
    std::vector<Address> carried;
    if (address.is_v4()) return carried;
    const auto bytes = address.to_v6().to_bytes();
    if (holds("64:ff9b::/96", address)) carried.emplace_back(v4_at(bytes, 12));
    if (holds("64:ff9b:1::/48", address)) carried.emplace_back(v4_at(bytes, 12));
    // IPv6's own loopback stands in that range, and carries nothing.
    const bool compatible = holds("::/96", address) && !address.is_loopback();
    if (compatible) carried.emplace_back(v4_at(bytes, 12));
    if (holds("::ffff:0:0:0/96", address)) carried.emplace_back(v4_at(bytes, 12));
    if (holds("2002::/16", address)) carried.emplace_back(v4_at(bytes, 2));
    if (holds("2001::/32", address)) {
        carried.emplace_back(v4_at(bytes, 4));
        carried.emplace_back(v4_at(bytes, 12, 0xff));
    }
    if (is_isatap(bytes)) carried.emplace_back(v4_at(bytes, 12));
    return carried;
}

Address unwrapped(const Address& address) {
    if (address.is_v4() || !address.to_v6().is_v4_mapped()) return address;
    return v4_at(address.to_v6().to_bytes(), 12);
}

}  // namespace

bool is_public(const Address& address) {
    if (any_holds(not_public(), address)) return false;
    return address.is_v4() || global_unicast().contains(address) || any_holds(carriers(), address);
}

AddressPolicy AddressPolicy::unrestricted() {
    return {};
}

std::optional<Address> AddressPolicy::usable(const Address& address,
                                             std::span<const Address> own) const {
    const auto plain = unwrapped(address);
    if (!restricted_) return plain;
    if (plain.is_v6() && plain.to_v6().scope_id() != 0) return std::nullopt;
    if (!permits(plain, own)) return std::nullopt;
    const auto carried = carried_in(plain);
    const auto permitted = [&](const Address& each) { return permits(each, own); };
    if (!std::ranges::all_of(carried, permitted)) return std::nullopt;
    return plain;
}

bool AddressPolicy::permits(const Address& address, std::span<const Address> own) const {
    if (any_holds(never(), address)) return false;
    if (std::ranges::find(own, address) != own.end()) return lists_alone(address);
    return is_public(address) || lists(address);
}

bool AddressPolicy::lists(const Address& address) const {
    return any_holds(allowed_, address);
}

bool AddressPolicy::lists_alone(const Address& address) const {
    return std::ranges::any_of(allowed_, [&](const Range& range) {
        return range.is_one_address() && range.contains(address);
    });
}

}  // namespace datapilot::network
