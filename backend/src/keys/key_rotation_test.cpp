// On a real metadata store.
#include "keys/key_rotation.h"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <string>

#include "base/clock.h"
#include "runtime/run.h"
#include "support/postgres_server.h"

namespace datapilot::keys {
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

std::string source_id(int number) {
    return "cccccccc-0000-4000-8000-00000000000" + std::to_string(number);
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

    std::string sealed(const std::string& text, const crypto::Fernet& with) {
        return with.encrypt(text, clock_.now());
    }

    void keep(const std::string& tenant, int number, const crypto::Fernet& with) {
        const auto id = source_id(number);
        as(tenant,
           "INSERT INTO data_sources (tenant_id, id, workspace_id, type, name, "
           "connection_config_encrypted) VALUES ('" +
               tenant + "', '" + id + "', '" + tenant + "', 'mysql', '" + id + "', '" +
               sealed("secret " + std::to_string(number), with) + "')");
    }

    void keep_model_key(const std::string& tenant, const crypto::Fernet& with) {
        as(tenant,
           "INSERT INTO model_providers (tenant_id, provider, url, model, key_encrypted) VALUES "
           "('" +
               tenant + "', 'anthropic', 'https://x', 'm', '" + sealed("model key", with) + "')");
    }

    RotationCounts rotate(const crypto::Fernet& with) {
        boost::asio::io_context loop(1);
        postgres::PoolOptions options;
        options.url = database_.owner_url();
        options.connections = 1;
        postgres::Pool store{loop.get_executor(), options};
        KeyRotation rotation{store, with};
        const auto counts = runtime::run(loop, rotation.run());
        runtime::run(loop, store.close());
        return counts;
    }

    std::string opened(const tests::SqlSession::Rows& rows, const crypto::Fernet& with) {
        return with.decrypt(rows.at(0).front().value()).value_or("unreadable");
    }

    std::string secret(const std::string& tenant, int number, const crypto::Fernet& with) {
        return opened(
            as(tenant, "SELECT connection_config_encrypted FROM data_sources WHERE id = '" +
                           source_id(number) + "'"),
            with);
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
    EXPECT_EQ(secret(tenant_a, 1, fernet({'b'})), "secret 1");
    EXPECT_EQ(secret(tenant_b, 3, fernet({'b'})), "secret 3");
    EXPECT_EQ(as(tenant_b, "SELECT action FROM audit_log"),
              (tests::SqlSession::Rows{{"data_source.key_rotated"}}));

    const auto again = rotate(fernet({'b'}));
    EXPECT_EQ(again.rotated, 0);
    EXPECT_EQ(again.current, 3);
}

TEST_F(KeyRotationTest, BringsTheKeysOfTenantsModelsAlong) {
    keep_model_key(tenant_a, fernet({'a'}));
    keep_model_key(tenant_b, fernet({'b'}));
    const auto counts = rotate(fernet({'b', 'a'}));
    EXPECT_EQ(counts.rotated, 1);
    EXPECT_EQ(counts.current, 1);
    EXPECT_EQ(opened(as(tenant_a, "SELECT key_encrypted FROM model_providers"), fernet({'b'})),
              "model key");
    EXPECT_EQ(as(tenant_a, "SELECT action FROM audit_log"),
              (tests::SqlSession::Rows{{"model_settings.key_rotated"}}));
}

TEST_F(KeyRotationTest, LeavesWhatNoKeyOpensAsItIs) {
    keep(tenant_a, 1, fernet({'a'}));
    keep(tenant_a, 2, fernet({'c'}));
    const auto counts = rotate(fernet({'b', 'a'}));
    EXPECT_EQ(counts.rotated, 1);
    EXPECT_EQ(counts.unreadable, 1);
    EXPECT_EQ(secret(tenant_a, 2, fernet({'c'})), "secret 2");
}

}  // namespace
}  // namespace datapilot::keys
