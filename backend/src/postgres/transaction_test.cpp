#include "postgres/transaction.h"

#include <gtest/gtest.h>

#include <limits>
#include <optional>

#include "support/pool_fixture.h"

namespace datapilot::postgres {
namespace {

using TransactionTest = PoolTest;

TEST_F(TransactionTest, ATransactionSeesItsTenantAlone) {
    const auto one = new_tenant();
    new_tenant();
    EXPECT_EQ(run(count_workspaces(pool_, one)), 1);
}

TEST_F(TransactionTest, ATenantDoesNotOutliveItsTransaction) {
    PoolOptions single = options();
    single.connections = 1;
    Pool pool(loop_.get_executor(), single);
    run(count_workspaces(pool, new_tenant()));
    EXPECT_EQ(run(text_of(pool, "SELECT count(*)::text AS value FROM workspaces")), "0");
    EXPECT_EQ(run(text_of(pool, "SELECT coalesce(current_tenant()::text, 'none') AS value")),
              "none");
    run(pool.close());
}

TEST_F(TransactionTest, WhatIsCommittedStaysAndWhatIsLeftIsRolledBack) {
    const auto scope = new_tenant();
    run(add_workspace(pool_, scope, "Gardé", Ending::commit));
    run(add_workspace(pool_, scope, "Perdu", Ending::leave));
    EXPECT_EQ(run(count_workspaces(pool_, scope)), 2);
}

Task<void> fail_then_commit(Pool& pool, tenancy::TenantScope scope) {
    auto transaction = co_await pool.begin(scope);
    bool refused = false;
    try {
        co_await transaction.query("SELECT 1 / 0");
    } catch (const StatementRefused&) {
        refused = true;
    }
    EXPECT_TRUE(refused);
    co_await transaction.commit();
}

TEST_F(TransactionTest, ACommitAfterAFailedStatementIsNotTakenForOne) {
    EXPECT_THROW(run(fail_then_commit(pool_, new_tenant())), StatementRefused);
    EXPECT_EQ(run(text_of(pool_, "SELECT 'works' AS value")), "works");
}

Task<Attempt<Rows>> attempt_workspace(Pool& pool, tenancy::TenantScope scope, std::string name) {
    auto transaction = co_await pool.begin(scope);
    auto outcome = co_await transaction.attempt(
        "INSERT INTO workspaces (tenant_id, name) VALUES ($1, $2)", scope.tenant(), name);
    co_return outcome;
}

TEST_F(TransactionTest, AViolatedConstraintIsAValue) {
    const auto scope = new_tenant();
    const auto taken = run(attempt_workspace(pool_, scope, "Principal"));
    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().kind, Violation::Kind::unique);
    EXPECT_EQ(taken.error().constraint, "workspaces_name_is_unique");
    const auto empty = run(attempt_workspace(pool_, scope, ""));
    ASSERT_FALSE(empty);
    EXPECT_EQ(empty.error().kind, Violation::Kind::check);
    const auto added = run(attempt_workspace(pool_, scope, "Nouveau"));
    ASSERT_TRUE(added);
    EXPECT_EQ(added->affected(), 1);
}

struct Echo {
    std::string text;
    std::int64_t integer;
    bool boolean;
    Bytes bytes;
    base::Instant instant;
    std::optional<std::string> none;
    std::optional<std::string> empty;
};

Task<Echo> echo(Pool& pool, Echo sent) {
    auto transaction = co_await pool.begin_without_tenant();
    const auto rows = co_await transaction.query(
        "SELECT $1::text AS text, $2::bigint AS integer, $3::boolean AS boolean, "
        "$4::bytea AS bytes, $5::timestamptz AS instant, $6::text AS none, $7::text AS empty",
        sent.text, sent.integer, sent.boolean, sent.bytes, sent.instant, sent.none, sent.empty);
    const auto row = rows[0];
    co_return Echo{row.text("text"),          row.integer("integer"), row.boolean("boolean"),
                   row.bytes("bytes"),        row.instant("instant"), row.optional_text("none"),
                   row.optional_text("empty")};
}

TEST_F(TransactionTest, ValuesComeBackAsTheyWentIn) {
    Bytes every_byte(256);
    for (std::size_t i = 0; i < 256; ++i) every_byte[i] = static_cast<unsigned char>(i);
    const base::Instant instant = std::chrono::sys_days{std::chrono::year{2025} / 12 / 31} +
                                  std::chrono::hours{23} + std::chrono::microseconds{123'400};
    const Echo sent{"l'été; DROP TABLE users --\n\\'\"$1 €",
                    std::numeric_limits<std::int64_t>::min(),
                    true,
                    every_byte,
                    instant,
                    std::nullopt,
                    std::string{}};
    const auto got = run(echo(pool_, sent));
    EXPECT_EQ(got.text, sent.text);
    EXPECT_EQ(got.integer, sent.integer);
    EXPECT_EQ(got.boolean, sent.boolean);
    EXPECT_EQ(got.bytes, sent.bytes);
    EXPECT_EQ(got.instant, sent.instant);
    EXPECT_EQ(got.none, sent.none);
    EXPECT_EQ(got.empty, sent.empty);
}

TEST_F(TransactionTest, ATextOfManyMegabytesGoesThereAndBack) {
    const Echo sent{std::string(20 << 20, 'x'), 0, false, {}, base::Instant{}, {}, {}};
    EXPECT_EQ(run(echo(pool_, sent)).text.size(), sent.text.size());
}

TEST_F(TransactionTest, ATextWithANulIsRefusedRatherThanCut) {
    EXPECT_THROW(Parameter(std::string("a\0b", 3)), std::logic_error);
}

Task<void> misread(Pool& pool) {
    auto transaction = co_await pool.begin_without_tenant();
    const auto rows = co_await transaction.query("SELECT 'x' AS text, NULL AS nothing");
    EXPECT_THROW(rows[0].text("no_such_column"), std::logic_error);
    EXPECT_THROW(rows[0].text("nothing"), std::logic_error);
    EXPECT_THROW(rows[0].integer("text"), std::logic_error);
    EXPECT_THROW(rows[0].boolean("text"), std::logic_error);
    EXPECT_THROW(rows[0].instant("text"), std::logic_error);
    EXPECT_THROW(rows[1], std::logic_error);
}

TEST_F(TransactionTest, ReadingARowWrongIsAFaultOfTheProgram) {
    run(misread(pool_));
}

}  // namespace
}  // namespace datapilot::postgres
