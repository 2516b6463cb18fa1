#include "network/resolver.h"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>

#include "runtime/run.h"

namespace datapilot::network {
namespace {

using Outcome = Lookup::Outcome;

AddressPolicy policy(std::initializer_list<const char*> allowed = {}) {
    std::vector<Range> ranges;
    for (const auto* text : allowed) ranges.push_back(Range::parse(text).value());
    return AddressPolicy{std::move(ranges)};
}

Lookup found(Resolver& resolver, const std::string& host) {
    boost::asio::io_context loop(1);
    return runtime::run(loop, resolver.find(host)).value();
}

TEST(Resolver, HandsOnTheNumberThatItJudged) {
    Resolver resolver{policy({"127.0.0.1"}), {}};
    EXPECT_EQ(found(resolver, "127.0.0.1").address, "127.0.0.1");
    EXPECT_EQ(found(resolver, "8.8.8.8").address, "8.8.8.8");
    EXPECT_EQ(found(resolver, "localhost").outcome, Outcome::found);
}

TEST(Resolver, JudgesWhatANameOrAnOddNumberReallyLeadsTo) {
    Resolver resolver{policy(), {}};
    for (const auto* host :
         {"localhost", "127.0.0.1", "127.1", "2130706433", "0x7f.1", "0177.0.0.1", "::1",
          "::ffff:127.0.0.1", "10.0.0.1", "169.254.169.254", "0"}) {
        EXPECT_EQ(found(resolver, host).outcome, Outcome::not_allowed) << host;
        EXPECT_EQ(found(resolver, host).address, "") << host;
    }
}

TEST(Resolver, SaysWhereANameHasNoNumber) {
    Resolver resolver{policy(), {}};
    EXPECT_EQ(found(resolver, "no-such-host.invalid").outcome, Outcome::no_such_name);
    EXPECT_EQ(found(resolver, "").outcome, Outcome::no_such_name);
}

TEST(Resolver, KeepsOurOwnServersFromCustomersEvenInAListedRange) {
    Resolver resolver{policy({"10.0.0.0/8"}), {"10.0.0.5"}};
    EXPECT_EQ(found(resolver, "10.0.0.5").outcome, Outcome::not_allowed);
    EXPECT_EQ(found(resolver, "10.0.0.6").outcome, Outcome::found);
    Resolver loopback{policy({"127.0.0.0/8"}), {}};
    EXPECT_EQ(found(loopback, "127.0.0.1").outcome, Outcome::not_allowed);
}

TEST(Resolver, RefusesMoreLookupsThanItMayRun) {
    Resolver resolver{policy(), {}, {.lookups = 0}};
    boost::asio::io_context loop(1);
    const auto lookup = runtime::run(loop, resolver.find("localhost"));
    ASSERT_FALSE(lookup);
    EXPECT_EQ(lookup.error().code, base::Errc::overloaded);
}

TEST(Host, IsANameOrANumberAndNothingElse) {
    for (const auto* text : {"db", "db.example.fr", "my_host-2", "10.0.0.1", "::1", "2a01:e0a::1",
                             "xn--bcher-kva.example", "localhost"}) {
        EXPECT_TRUE(is_host(text)) << text;
    }
    for (const auto* text :
         {"", "/var/run", "@abstract", "a,b", "db:5432", "http://db", "db example", "db\n", "-db",
          ".db", "fe80::1%eth0", "user@db", "[::1]", "bücher.de", "db;", "db'", "db%00"}) {
        EXPECT_FALSE(is_host(text)) << text;
    }
    EXPECT_FALSE(is_host(std::string(254, 'a')));
}

}  // namespace
}  // namespace datapilot::network
