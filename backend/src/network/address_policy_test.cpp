#include "network/address_policy.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

namespace datapilot::network {
namespace {

namespace ip = boost::asio::ip;

Address address(const std::string& text) {
    return ip::make_address(text);
}

AddressPolicy policy(std::initializer_list<const char*> allowed = {}) {
    std::vector<Range> ranges;
    for (const auto* text : allowed) ranges.push_back(Range::parse(text).value());
    return AddressPolicy{std::move(ranges)};
}

// "" where it may not be reached.
std::string reached(const AddressPolicy& policy, const std::string& text,
                    std::vector<Address> own = {}) {
    const auto usable = policy.usable(address(text), own);
    return usable ? usable->to_string() : "";
}

// The same IPv4 address in every form that IPv6 has for it.
std::vector<std::string> wrapped(const std::string& v4) {
    const auto b = ip::make_address_v4(v4).to_bytes();
    const auto high = fmt::format("{:x}", b[0] << 8 | b[1]);
    const auto low = fmt::format("{:x}", b[2] << 8 | b[3]);
    const auto inverted =
        fmt::format("{:x}:{:x}", (~(b[0] << 8 | b[1])) & 0xffff, (~(b[2] << 8 | b[3])) & 0xffff);
    return {"::ffff:" + high + ":" + low,         "::" + high + ":" + low,
            "::ffff:0:" + high + ":" + low,       "64:ff9b::" + high + ":" + low,
            "64:ff9b:1::" + high + ":" + low,     "2002:" + high + ":" + low + "::1",
            "2001:0:" + high + ":" + low + "::1", "2001:0:801:101::" + inverted,
            "2a01:e0a::5efe:" + high + ":" + low, "2a01:e0a::200:5efe:" + high + ":" + low};
}

const std::vector<std::string> forbidden_v4{
    "0.0.0.0",         "0.0.0.1",         "0.255.255.255",   "10.0.0.0",        "10.1.2.3",
    "10.255.255.255",  "100.64.0.0",      "100.100.100.200", "100.127.255.255", "127.0.0.0",
    "127.0.0.1",       "127.0.1.1",       "127.255.255.255", "168.63.129.16",   "169.254.0.1",
    "169.254.169.254", "169.254.170.2",   "169.254.255.255", "172.16.0.0",      "172.20.10.5",
    "172.31.255.255",  "192.0.0.0",       "192.0.0.192",     "192.0.2.1",       "192.88.99.1",
    "192.168.0.0",     "192.168.1.1",     "192.168.255.255", "198.18.0.1",      "198.19.255.255",
    "198.51.100.7",    "203.0.113.200",   "224.0.0.1",       "239.255.255.255", "240.0.0.1",
    "255.255.255.254", "255.255.255.255",
};

const std::vector<std::string> public_v4{
    "1.1.1.1",      "5.135.1.1",      "8.8.8.8",         "9.255.255.255", "11.0.0.0",
    "51.77.1.9",    "100.63.255.255", "100.128.0.0",     "126.1.1.1",     "128.0.0.1",
    "172.15.255.1", "172.32.0.0",     "192.167.255.255", "192.169.0.0",   "198.17.255.255",
    "198.20.0.0",   "223.255.255.1",
};

const std::vector<std::string> forbidden_v6{
    "::",
    "::1",
    "::2",
    "100::1",
    "1fff::1",
    "2001::1",
    "2001:2::1",
    "2001:10::1",
    "2001:20::1",
    "2001:1ff::1",
    "2001:db8::",
    "2001:db8::1",
    "2620:4f:8000::1",
    "3fff::1",
    "4000::1",
    "5f00::1",
    "fc00::",
    "fc00::1",
    "fd00:ec2::254",
    "fd20:ce::254",
    "fd12:3456::1",
    "fdff:ffff::1",
    "fe80::1",
    "febf::1",
    "fec0::1",
    "feff::1",
    "ff02::1",
    "ff0e::1",
    "ffff::1",
};

const std::vector<std::string> public_v6{
    "2001:200::1",     "2001:41d0::1", "2001:4860:4860::8888",
    "2606:4700::1111", "2a01:e0a::1",  "2a02:842::5",
    "2c0f::1",         "3ffe::1",
};

TEST(AddressPolicy, KeepsEveryAddressThatIsNotPublicFromEveryone) {
    for (const auto& v4 : forbidden_v4) {
        EXPECT_EQ(reached(policy(), v4), "") << v4;
        for (const auto& v6 : wrapped(v4)) EXPECT_EQ(reached(policy(), v6), "") << v4 << " " << v6;
    }
    for (const auto& v6 : forbidden_v6) EXPECT_EQ(reached(policy(), v6), "") << v6;
}

TEST(AddressPolicy, LetsPublicOnesThroughAndUnwrapsThem) {
    for (const auto& v4 : public_v4) {
        EXPECT_EQ(reached(policy(), v4), v4);
        EXPECT_EQ(reached(policy(), "::ffff:" + v4), v4);
        EXPECT_EQ(reached(policy(), wrapped(v4)[3]), address(wrapped(v4)[3]).to_string()) << v4;
        EXPECT_EQ(reached(policy(), wrapped(v4)[5]), address(wrapped(v4)[5]).to_string()) << v4;
    }
    for (const auto& v6 : public_v6) EXPECT_EQ(reached(policy(), v6), v6);
}

TEST(AddressPolicy, OpensPrivateRangesThatTheOperatorLists) {
    const auto listed = policy({"10.20.0.0/16", "fd12:3456::/32", "127.0.0.1"});
    EXPECT_EQ(reached(listed, "10.20.3.4"), "10.20.3.4");
    EXPECT_EQ(reached(listed, "::ffff:10.20.3.4"), "10.20.3.4");
    EXPECT_EQ(reached(listed, "fd12:3456::9"), "fd12:3456::9");
    EXPECT_EQ(reached(listed, "127.0.0.1"), "127.0.0.1");
    EXPECT_EQ(reached(listed, "10.21.0.1"), "");
    EXPECT_EQ(reached(listed, "127.0.0.2"), "");
    EXPECT_EQ(reached(listed, "::1"), "");
    EXPECT_EQ(reached(listed, "64:ff9b::a14:304"), "64:ff9b::a14:304");
    EXPECT_EQ(reached(policy({"::1"}), "::1"), "::1");
}

TEST(AddressPolicy, NeverOpensWhereCloudsTellTheirSecretsWhateverIsListed) {
    const auto all = policy({"0.0.0.0/0", "::/0", "169.254.169.254"});
    for (const auto* text : {"169.254.169.254", "100.100.100.200", "168.63.129.16", "192.0.0.192",
                             "fd00:ec2::254", "fd20:ce::254", "fe80::1", "ff02::1", "224.0.0.1",
                             "255.255.255.255", "0.0.0.0", "::", "::ffff:169.254.169.254",
                             "64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::1", "::a9fe:a9fe"}) {
        EXPECT_EQ(reached(all, text), "") << text;
    }
    EXPECT_EQ(reached(all, "10.0.0.1"), "10.0.0.1");
}

TEST(AddressPolicy, OpensOwnAddressesOnlyWhereThatOneIsListed) {
    const std::vector<Address> own{address("10.0.0.5"), address("51.77.1.9"), address("127.0.0.1")};
    EXPECT_EQ(reached(policy(), "51.77.1.9", own), "");
    EXPECT_EQ(reached(policy(), "64:ff9b::334d:109", own), "");
    EXPECT_EQ(reached(policy({"10.0.0.0/8", "127.0.0.0/8"}), "10.0.0.5", own), "");
    EXPECT_EQ(reached(policy({"10.0.0.0/8"}), "10.0.0.6", own), "10.0.0.6");
    EXPECT_EQ(reached(policy({"10.0.0.5/32"}), "10.0.0.5", own), "10.0.0.5");
    EXPECT_EQ(reached(policy({"127.0.0.1"}), "::ffff:127.0.0.1", own), "127.0.0.1");
}

TEST(AddressPolicy, KeepsNothingFromAPersonAtTheirShell) {
    const auto open = AddressPolicy::unrestricted();
    EXPECT_EQ(reached(open, "127.0.0.1"), "127.0.0.1");
    EXPECT_EQ(reached(open, "fe80::1"), "fe80::1");
}

TEST(Range, IsReadAsAnOperatorWritesIt) {
    for (const auto* text : {"10.0.0.0/8", "10.0.0.1", "0.0.0.0/0", "::1", "fd00::/8", "::/0"}) {
        EXPECT_TRUE(Range::parse(text)) << text;
    }
    for (const auto* text :
         {"", "10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "/8", "db", "10.0.0.0/8/8",
          "10.0.0.0/-1", "fd00::/129", "fe80::1%1", "010.0.0.1", "10.0.0.0 /8", "2130706433"}) {
        EXPECT_FALSE(Range::parse(text)) << text;
    }
    EXPECT_TRUE(Range::parse("10.0.0.1")->is_one_address());
    EXPECT_FALSE(Range::parse("10.0.0.0/8")->is_one_address());
    EXPECT_FALSE(Range::parse("0.0.0.0/0")->contains(address("::1")));
}

}  // namespace
}  // namespace datapilot::network
