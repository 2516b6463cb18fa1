#include "dashboards/result_cache.h"

#include <gtest/gtest.h>

namespace datapilot::dashboards {
namespace {

using namespace std::chrono_literals;

const base::Instant noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 30} + 12h};

ResultKey key(const std::string& sql, const std::string& tenant = "acme", int version = 1) {
    return {base::TenantId{tenant}, base::DataSourceId{"ventes"}, version, "Europe/Paris", sql};
}

KnownResult result(std::size_t bytes = 100, base::Instant as_of = noon) {
    results::ResultTable table;
    table.rows.push_back({std::string(bytes, 'x')});
    return {std::make_shared<const results::ResultTable>(std::move(table)), 5ms, as_of};
}

TEST(ResultCache, WhatWasKeptIsFoundByAllOfItsKey) {
    ResultCache cache{{}};
    cache.keep(key("SELECT 1"), result());
    EXPECT_TRUE(cache.find(key("SELECT 1"), noon));
    EXPECT_FALSE(cache.find(key("SELECT 2"), noon));
    EXPECT_FALSE(cache.find(key("SELECT 1", "rival"), noon));
    EXPECT_FALSE(cache.find(key("SELECT 1", "acme", 2), noon));
}

TEST(ResultCache, WhatIsTooOldIsNotFound) {
    ResultCache cache{{}};
    cache.keep(key("SELECT 1"), result());
    EXPECT_FALSE(cache.find(key("SELECT 1"), noon + 1s));
    EXPECT_EQ(cache.bytes(), 0u);
}

TEST(ResultCache, ANewResultTakesThePlaceOfTheOld) {
    ResultCache cache{{}};
    cache.keep(key("SELECT 1"), result(1000));
    const auto before = cache.bytes();
    cache.keep(key("SELECT 1"), result(1000, noon + 1h));
    EXPECT_EQ(cache.bytes(), before);
    EXPECT_EQ(cache.find(key("SELECT 1"), noon)->as_of, noon + 1h);
}

TEST(ResultCache, ATenantThatHasAllItMayHaveLosesItsOwnLastUsed) {
    ResultCache cache{{.bytes = 100'000, .tenant_bytes = 10'000}};
    cache.keep(key("SELECT 1", "rival"), result(5'000));
    cache.keep(key("SELECT 1"), result(4'000));
    cache.keep(key("SELECT 2"), result(4'000));
    cache.find(key("SELECT 1"), noon);
    cache.keep(key("SELECT 3"), result(4'000));
    EXPECT_TRUE(cache.find(key("SELECT 1"), noon));
    EXPECT_FALSE(cache.find(key("SELECT 2"), noon));
    EXPECT_TRUE(cache.find(key("SELECT 3"), noon));
    EXPECT_TRUE(cache.find(key("SELECT 1", "rival"), noon));
}

TEST(ResultCache, TogetherTheyHoldNoMoreThanAllMay) {
    ResultCache cache{{.bytes = 20'000, .tenant_bytes = 10'000}};
    for (int i = 0; i < 50; ++i) {
        cache.keep(key("SELECT 1", "tenant " + std::to_string(i)), result(3'000));
        EXPECT_LE(cache.bytes(), 20'000u);
    }
    EXPECT_TRUE(cache.find(key("SELECT 1", "tenant 49"), noon));
    EXPECT_FALSE(cache.find(key("SELECT 1", "tenant 0"), noon));
}

TEST(ResultCache, AResultLargerThanATenantsShareIsNotKept) {
    ResultCache cache{{.bytes = 100'000, .tenant_bytes = 10'000}};
    cache.keep(key("SELECT 1"), result(1'000));
    cache.keep(key("SELECT 2"), result(20'000));
    EXPECT_TRUE(cache.find(key("SELECT 1"), noon));
    EXPECT_FALSE(cache.find(key("SELECT 2"), noon));
}

}  // namespace
}  // namespace datapilot::dashboards
