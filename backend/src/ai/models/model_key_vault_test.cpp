#include "ai/models/model_key_vault.h"

#include <gtest/gtest.h>

namespace datapilot::ai::models {
namespace {

crypto::Fernet fernet(char digit) {
    return crypto::Fernet{{crypto::FernetKey::parse(std::string(64, digit)).value()}};
}

class ModelKeyVaultTest : public ::testing::Test {
  protected:
    const base::SystemClock clock_;
    const ModelKeyVault vault_{fernet('a'), clock_};
    const base::TenantId tenant_{"a tenant"};
    const llm::ModelAddress address_{llm::ProviderKind::openai_compatible, "https://m.example",
                                     "secret-key", "m"};
};

TEST_F(ModelKeyVaultTest, OpensWhatItSealed) {
    const auto own = vault_.seal(tenant_, address_);
    ASSERT_TRUE(own.sealed_key);
    EXPECT_EQ(own.sealed_key->find("secret-key"), std::string::npos);
    const auto opened = vault_.open(tenant_, own);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->key, "secret-key");
    EXPECT_EQ(opened->url, address_.url);
}

TEST_F(ModelKeyVaultTest, AKeyIsOfNoUseElsewhere) {
    const auto own = vault_.seal(tenant_, address_);
    EXPECT_FALSE(vault_.open(base::TenantId{"another"}, own));
    auto elsewhere = own;
    elsewhere.url = "https://thief.example";
    EXPECT_FALSE(vault_.open(tenant_, elsewhere));
    auto other_kind = own;
    other_kind.kind = llm::ProviderKind::anthropic;
    EXPECT_FALSE(vault_.open(tenant_, other_kind));
    const ModelKeyVault other_keys{fernet('b'), clock_};
    EXPECT_FALSE(other_keys.open(tenant_, own));
}

TEST_F(ModelKeyVaultTest, NoKeyNeedsNoSeal) {
    auto open_address = address_;
    open_address.key.clear();
    const auto own = vault_.seal(tenant_, open_address);
    EXPECT_FALSE(own.sealed_key);
    EXPECT_EQ(vault_.open(tenant_, own)->key, "");
}

}  // namespace
}  // namespace datapilot::ai::models
