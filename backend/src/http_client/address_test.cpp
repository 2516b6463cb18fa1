#include "http_client/address.h"

#include <gtest/gtest.h>

namespace datapilot::http_client {
namespace {

TEST(Address, SaysWhereACallGoes) {
    const auto address = parse_address("https://api.example.com/v1/messages?beta=1");
    ASSERT_TRUE(address);
    EXPECT_TRUE(address->tls);
    EXPECT_EQ(address->host, "api.example.com");
    EXPECT_EQ(address->port, "443");
    EXPECT_EQ(address->target, "/v1/messages?beta=1");
    EXPECT_EQ(address->authority(), "api.example.com");
    EXPECT_EQ(parse_address("http://127.0.0.1:8080")->authority(), "127.0.0.1:8080");
    EXPECT_EQ(parse_address("http://[::1]:8080/x")->authority(), "[::1]:8080");
}

TEST(Address, WhatIsNoAddressOfAServerIsRefused) {
    for (const auto* url : {"", "api.example.com", "ftp://example.com/", "file:///etc/passwd",
                            "https://", "https://key@example.com/", "https://a b/"}) {
        EXPECT_FALSE(parse_address(url)) << url;
    }
}

TEST(Proxy, EachSchemeHasItsOwn) {
    const Proxies proxies{.for_https = "http://proxy:3128", .for_http = "other:80"};
    EXPECT_EQ(proxy_for(proxies, *parse_address("https://a.fr"))->host, "proxy");
    EXPECT_EQ(proxy_for(proxies, *parse_address("http://a.fr"))->host, "other");
    EXPECT_FALSE(proxy_for({}, *parse_address("https://a.fr")));
}

TEST(Proxy, HostsThatNeverTakeOneAreReachedDirectly) {
    const Proxies proxies{.for_https = "http://proxy:3128",
                          .never = {"example.fr", ".internal", "10.0.0.1"}};
    const auto direct = [&](const char* url) { return !proxy_for(proxies, *parse_address(url)); };
    EXPECT_TRUE(direct("https://example.fr"));
    EXPECT_TRUE(direct("https://api.Example.fr"));
    EXPECT_FALSE(direct("https://badexample.fr"));
    EXPECT_TRUE(direct("https://model.internal"));
    EXPECT_TRUE(direct("https://10.0.0.1"));
    EXPECT_FALSE(proxy_for({.for_https = "http://p", .never = {"*"}}, *parse_address("https://x")));
}

}  // namespace
}  // namespace datapilot::http_client
