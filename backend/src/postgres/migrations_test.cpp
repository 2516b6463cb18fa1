#include "postgres/migrations.h"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <vector>

#include "postgres/failure.h"
#include "postgres/pool.h"
#include "runtime/run.h"
#include "runtime/task_group.h"
#include "support/postgres_server.h"

namespace datapilot::postgres {
namespace {

constexpr Migration first{1, "0001_first", "CREATE TABLE first (); CREATE TABLE more ()", "1"};
constexpr Migration second{2, "0002_second", "CREATE TABLE second ()", "2"};
constexpr Migration broken{2, "0002_broken", "CREATE TABLE half (); SELECT 1 / 0", "3"};

class MigrationsTest : public ::testing::Test {
  protected:
    Migrator migrator(const std::vector<Migration>& migrations) const {
        return {database_.owner_url(), database_.application_url(), migrations};
    }
    std::vector<MigrationState> migrate(const std::vector<Migration>& migrations,
                                        std::optional<int> to = std::nullopt) {
        auto runner = migrator(migrations);
        return runtime::run(loop_, runner.migrate(to));
    }
    std::string tables() {
        return tests::SqlSession(database_.owner_url())
            .value(
                "SELECT coalesce(string_agg(relname, ' ' ORDER BY relname), '') FROM pg_class "
                "WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' "
                "AND relname <> 'schema_migrations'");
    }
    base::Result<void> check() {
        Pool pool(loop_.get_executor(), {database_.application_url()});
        auto outcome = runtime::run(loop_, check_store(pool));
        runtime::run(loop_, pool.close());
        return outcome;
    }

    boost::asio::io_context loop_;
    tests::Database database_ = tests::Database::empty();
};

TEST_F(MigrationsTest, EachIsAppliedOnceInOrder) {
    const auto applied = migrate({first, second});
    ASSERT_EQ(applied.size(), 2u);
    EXPECT_EQ(applied[0].name, "0001_first");
    EXPECT_TRUE(applied[1].applied_at);
    EXPECT_EQ(tables(), "first more second");
    EXPECT_TRUE(migrate({first, second}).empty());
}

TEST_F(MigrationsTest, StopsWhereItIsTold) {
    EXPECT_EQ(migrate({first, second}, 1).size(), 1u);
    EXPECT_EQ(tables(), "first more");
    EXPECT_EQ(migrate({first, second}, 2).size(), 1u);
}

TEST_F(MigrationsTest, TheStatusChangesNothing) {
    migrate({first});
    const std::vector<Migration> both{first, second};
    auto runner = migrator(both);
    const auto states = runtime::run(loop_, runner.status());
    ASSERT_EQ(states.size(), 2u);
    EXPECT_TRUE(states[0].applied_at);
    EXPECT_FALSE(states[1].applied_at);
    EXPECT_EQ(tables(), "first more");
}

TEST_F(MigrationsTest, OneThatFailsLeavesNothingOfItself) {
    EXPECT_THROW(migrate({first, broken}), StatementRefused);
    EXPECT_EQ(tables(), "first more");
    EXPECT_EQ(migrate({first, second}).size(), 1u);
}

TEST_F(MigrationsTest, OneThatWasChangedAfterwardsIsRefused) {
    migrate({first});
    auto changed = first;
    changed.checksum = "another";
    EXPECT_THROW(migrate({changed, second}), MigrationRefused);
    EXPECT_EQ(tables(), "first more");
}

TEST_F(MigrationsTest, GoingBackIsRefused) {
    migrate({first, second});
    EXPECT_THROW(migrate({first, second}, 1), MigrationRefused);
    EXPECT_THROW(migrate({first, second}, 3), MigrationRefused);
}

TEST_F(MigrationsTest, ADatabaseOfANewerProgramIsRefused) {
    migrate({first, second});
    EXPECT_THROW(migrate({first}), SchemaIsNewer);
}

runtime::Task<void> migrate_once(Migrator& migrator, std::size_t& applied) {
    const auto states = co_await migrator.migrate();
    applied += states.size();
}

TEST_F(MigrationsTest, SeveralAtOnceTakeTurns) {
    const std::vector<Migration> both{first, second};
    auto one = migrator(both), other = migrator(both);
    runtime::TaskGroup group(loop_.get_executor());
    std::size_t applied = 0;
    group.spawn("one", migrate_once(one, applied));
    group.spawn("other", migrate_once(other, applied));
    runtime::run(loop_, group.wait());
    EXPECT_EQ(applied, 2u);
}

TEST_F(MigrationsTest, TheApplicationsRoleIsTheOneThatCannotBypass) {
    auto url = database_.application_url();
    url.replace(url.find("datapilot_app"), 13, "postgres");
    Migrator as_another(database_.owner_url(), url);
    EXPECT_THROW(runtime::run(loop_, as_another.migrate()), MigrationRefused);
}

TEST_F(MigrationsTest, ThePasswordOfTheUrlBecomesTheRoles) {
    const auto changed_url = [this](const std::string& password) {
        auto url = database_.application_url();
        return url.replace(url.find("only-for-tests"), 14, password);
    };
    const auto connects = [](const std::string& url) {
        try {
            tests::SqlSession session(url);
            return true;
        } catch (const std::runtime_error&) {
            return false;
        }
    };
    Migrator changing(database_.owner_url(), changed_url("l'autre"));
    runtime::run(loop_, changing.migrate());
    EXPECT_TRUE(connects(changed_url("l'autre")));
    EXPECT_FALSE(connects(database_.application_url()));
    Migrator restoring(database_.owner_url(), database_.application_url());
    runtime::run(loop_, restoring.migrate());
    EXPECT_TRUE(connects(database_.application_url()));
}

TEST_F(MigrationsTest, TheProgramsOwnMigrationsMakeAStoreItCanWorkWith) {
    EXPECT_FALSE(check());
    Migrator own(database_.owner_url(), database_.application_url());
    EXPECT_EQ(runtime::run(loop_, own.migrate()).size(), embedded_migrations().size());
    EXPECT_TRUE(check());
}

TEST_F(MigrationsTest, NobodyElseMayConnectOrMakeTemporaryTables) {
    Migrator own(database_.owner_url(), database_.application_url());
    runtime::run(loop_, own.migrate());
    tests::SqlSession application(database_.application_url());
    EXPECT_THROW(application.run("CREATE TEMPORARY TABLE mine ()"), tests::SqlError);
    EXPECT_EQ(application.value("SELECT has_database_privilege('public', current_database(), "
                                "'CONNECT')"),
              "f");
}

}  // namespace
}  // namespace datapilot::postgres
