// On a real metadata store.
#include "data_sources/key_rotation.h"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <string>

#include "base/clock.h"
#include "data_sources/connection_vault.h"
#include "runtime/run.h"
#include "support/postgres_server.h"

namespace datapilot::data_sources {
namespace {

const std::string tenant_a = "aaaaaaaa-0000-4000-8000-000000000001";
const std::string tenant_b = "bbbbbbbb-0000-4000-8000-000000000002";

crypto::Fernet fernet(std::initializer_list<char> digits) {
    std::vector<crypto::FernetKey> keys;
    for (const auto digit : digits) {
        keys.push_back(crypto::FernetKey::parse(std::string(64, digit)).value());
    }
    return crypto::Fernet{std::move(keys)};
}

class KeyRotationTest : public ::testing::Test {
  protected:
    KeyRotationTest() {
        for (const auto& tenant : {tenant_a, tenant_b}) {
            as(tenant, "INSERT INTO tenants (tenant_id, name) VALUES ('" + tenant +
                           "', 'x'); INSERT INTO workspaces (tenant_id, id, name) VALUES ('" +
                           tenant + "', '" + tenant + "', 'x')");
        }
    }

    tests::SqlSession::Rows as(const std::string& tenant, const std::string& sql) {
        tests::SqlSession owner(database_.owner_url());
        owner.run("SELECT set_config('app.tenant_id', '" + tenant + "', false)");
        return owner.run(sql);
    }

    void keep(const std::string& tenant, int number, const crypto::Fernet& with) {
        const auto id = "cccccccc-0000-4000-8000-00000000000" + std::to_string(number);
        workers::ServerDatabase connection;
        connection.password = "secret " + std::to_string(number);
        const auto sealed = ConnectionVault{with, clock_}.seal(base::TenantId{tenant},
                                                               base::DataSourceId{id}, connection);
        as(tenant,
           "INSERT INTO data_sources (tenant_id, id, workspace_id, type, name, "
           "connection_config_encrypted) VALUES ('" +
               tenant + "', '" + id + "', '" + tenant + "', 'mysql', '" + id + "', '" + sealed +
               "')");
    }

    RotationCounts rotate(const crypto::Fernet& fernet) {
        boost::asio::io_context loop(1);
        postgres::PoolOptions options;
        options.url = database_.owner_url();
        options.connections = 1;
        postgres::Pool store{loop.get_executor(), options};
        KeyRotation rotation{store, fernet};
        const auto counts = runtime::run(loop, rotation.run());
        runtime::run(loop, store.close());
        return counts;
    }

    std::string password(const std::string& tenant, int number, const crypto::Fernet& with) {
        const auto id = "cccccccc-0000-4000-8000-00000000000" + std::to_string(number);
        const auto rows = as(
            tenant, "SELECT connection_config_encrypted FROM data_sources WHERE id = '" + id + "'");
        const auto opened = ConnectionVault{with, clock_}.open(
            base::TenantId{tenant}, base::DataSourceId{id}, rows.at(0).at(0).value());
        return opened ? opened->password : "unreadable";
    }

    const base::SystemClock clock_;
    tests::Database database_;
};

TEST_F(KeyRotationTest, BringsTheConnectionsOfAllTenantsUnderTheFirstKeyOnce) {
    keep(tenant_a, 1, fernet({'a'}));
    keep(tenant_a, 2, fernet({'b'}));
    keep(tenant_b, 3, fernet({'a'}));
    const auto first = rotate(fernet({'b', 'a'}));
    EXPECT_EQ(first.rotated, 2);
    EXPECT_EQ(first.current, 1);
    EXPECT_EQ(first.unreadable, 0);
    EXPECT_EQ(password(tenant_a, 1, fernet({'b'})), "secret 1");
    EXPECT_EQ(password(tenant_b, 3, fernet({'b'})), "secret 3");
    EXPECT_EQ(as(tenant_b, "SELECT action FROM audit_log"),
              (tests::SqlSession::Rows{{"data_source.key_rotated"}}));

    const auto again = rotate(fernet({'b'}));
    EXPECT_EQ(again.rotated, 0);
    EXPECT_EQ(again.current, 3);
}

TEST_F(KeyRotationTest, LeavesWhatNoKeyOpensAsItIs) {
    keep(tenant_a, 1, fernet({'a'}));
    keep(tenant_a, 2, fernet({'c'}));
    const auto counts = rotate(fernet({'b', 'a'}));
    EXPECT_EQ(counts.rotated, 1);
    EXPECT_EQ(counts.unreadable, 1);
    EXPECT_EQ(password(tenant_a, 2, fernet({'c'})), "secret 2");
}

TEST_F(KeyRotationTest, ASealedConnectionIsOfNoUseElsewhere) {
    const ConnectionVault vault{fernet({'a'}), clock_};
    const base::TenantId tenant{tenant_a};
    const base::DataSourceId source{"one"};
    workers::ServerDatabase connection;
    connection.host = "db";
    connection.address = "10.0.0.1";
    const auto sealed = vault.seal(tenant, source, connection);
    ASSERT_TRUE(vault.open(tenant, source, sealed));
    EXPECT_EQ(vault.open(tenant, source, sealed)->host, "db");
    EXPECT_EQ(vault.open(tenant, source, sealed)->address, "");
    EXPECT_FALSE(vault.open(base::TenantId{tenant_b}, source, sealed));
    EXPECT_FALSE(vault.open(tenant, base::DataSourceId{"two"}, sealed));
}

}  // namespace
}  // namespace datapilot::data_sources
