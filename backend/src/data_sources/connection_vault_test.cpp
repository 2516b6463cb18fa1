#include "data_sources/connection_vault.h"

#include <gtest/gtest.h>

namespace datapilot::data_sources {
namespace {

TEST(ConnectionVault, ASealedConnectionIsOfNoUseElsewhere) {
    const base::SystemClock clock;
    const ConnectionVault vault{
        crypto::Fernet{{crypto::FernetKey::parse(std::string(64, 'a')).value()}}, clock};
    const base::TenantId tenant{"a tenant"};
    const base::DataSourceId source{"one"};
    workers::ServerDatabase connection;
    connection.host = "db";
    connection.address = "10.0.0.1";
    const auto sealed = vault.seal(tenant, source, connection);
    ASSERT_TRUE(vault.open(tenant, source, sealed));
    EXPECT_EQ(vault.open(tenant, source, sealed)->host, "db");
    EXPECT_EQ(vault.open(tenant, source, sealed)->address, "");
    EXPECT_FALSE(vault.open(base::TenantId{"another"}, source, sealed));
    EXPECT_FALSE(vault.open(tenant, base::DataSourceId{"two"}, sealed));
}

}  // namespace
}  // namespace datapilot::data_sources
