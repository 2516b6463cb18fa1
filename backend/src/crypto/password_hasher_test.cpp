#include "crypto/password_hasher.h"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>

#include "runtime/run.h"

namespace datapilot::crypto {
namespace {

class PasswordHasherTest : public ::testing::Test {
  protected:
    bool matches(const std::string& hashed, const std::string& password) {
        return *runtime::run(loop_, hasher_.matches(hashed, password));
    }
    std::string hash(const std::string& password) {
        return *runtime::run(loop_, hasher_.hash(password));
    }

    boost::asio::io_context loop_;
    PasswordHasher hasher_;
};

TEST_F(PasswordHasherTest, APasswordMatchesItsHashAndNoOther) {
    const auto hashed = hash("correct cheval pile agrafe");
    EXPECT_TRUE(matches(hashed, "correct cheval pile agrafe"));
    EXPECT_FALSE(matches(hashed, "correct cheval pile agraf"));
    EXPECT_FALSE(matches(hashed, ""));
}

TEST_F(PasswordHasherTest, ThePublishedMinimumOfArgon2idIsWhatIsUsed) {
    EXPECT_TRUE(hash("x").starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    EXPECT_TRUE(hasher_.hash_of_nobody().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
}

TEST_F(PasswordHasherTest, TheSamePasswordHasAnotherHashEachTime) {
    EXPECT_NE(hash("x"), hash("x"));
}

TEST_F(PasswordHasherTest, ANulInAPasswordDoesNotEndIt) {
    const auto hashed = hash(std::string("secret\0one", 10));
    EXPECT_FALSE(matches(hashed, std::string("secret\0two", 10)));
}

TEST_F(PasswordHasherTest, AHashThatIsNoneMatchesNothing) {
    EXPECT_FALSE(matches("", ""));
    EXPECT_FALSE(matches("$argon2id$", "x"));
}

}  // namespace
}  // namespace datapilot::crypto
