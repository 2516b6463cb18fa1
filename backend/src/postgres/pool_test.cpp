#include "postgres/pool.h"

#include <gtest/gtest.h>

#include "support/database_fixture.h"

namespace datapilot::postgres {
namespace {

class PoolTest : public tests::DatabaseTest {};

runtime::Task<std::int64_t> count_users(Pool& pool, tenancy::TenantScope scope) {
    auto transaction = co_await pool.begin(scope);
    const auto rows = co_await transaction.query("SELECT count(*) AS n FROM users");
    co_return rows[0].integer("n");
}

TEST_F(PoolTest, ATransactionSeesItsTenantAlone) {
    const auto one = new_tenant();
    new_tenant();
    EXPECT_EQ(run(count_users(pool_, one)), 1);
}

}  // namespace
}  // namespace datapilot::postgres
