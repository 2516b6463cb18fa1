#include "crypto/digest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "crypto/base64url.h"
#include "crypto/random.h"

namespace datapilot::crypto {
namespace {

TEST(Digest, Sha256OfAbcIsThePublishedOne) {
    EXPECT_EQ(base64url(sha256("abc")), "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
}

TEST(Digest, HmacIsTheOneOfRfc4231) {
    const base::Bytes key(20, 0x0b);
    EXPECT_EQ(base64url(hmac_sha256(key, "Hi There")),
              "sDRMYdjbOFNcqK_OrwvxK4gdwgDJgz2nJuk3bC4yz_c");
}

TEST(Digest, KeysOfTwoPurposesDiffer) {
    EXPECT_NE(derived_key("secret", "one"), derived_key("secret", "two"));
}

TEST(Digest, ComparesLengthAndContent) {
    EXPECT_TRUE(equal_in_constant_time({1, 2}, {1, 2}));
    EXPECT_FALSE(equal_in_constant_time({1, 2}, {1, 3}));
    EXPECT_FALSE(equal_in_constant_time({1, 2}, {1}));
}

TEST(Base64Url, ReadsOnlyWhatItWrites) {
    EXPECT_EQ(base64url(std::string_view{"\xfb\xff", 2}), "-_8");
    EXPECT_EQ(from_base64url("-_8"), (base::Bytes{0xfb, 0xff}));
    EXPECT_EQ(from_base64url(""), base::Bytes{});
    for (const char* loose : {"-_8=", "-_9", "+/8", "-_8 ", "-\n_8", "A", "-_8A-"}) {
        EXPECT_FALSE(from_base64url(loose)) << loose;
    }
}

TEST(Random, AUuidIsRandomAndOfVersionFour) {
    const auto one = random_uuid();
    EXPECT_THAT(one, ::testing::MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-"
                                             "[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    EXPECT_NE(one, random_uuid());
}

}  // namespace
}  // namespace datapilot::crypto
