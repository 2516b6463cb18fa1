#include "crypto/jwt.h"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "crypto/base64url.h"
#include "crypto/digest.h"

namespace datapilot::crypto {
namespace {

namespace json = boost::json;
using std::chrono::seconds;

const base::Bytes key(32, 7);
const base::Instant noon{seconds{1'750'000'000}};
const Jwt access({"at+jwt", "datapilot", "datapilot-api", seconds{1800}}, key);

std::string token_of(std::string_view header, std::string_view payload) {
    const std::string signed_part = base64url(header) + '.' + base64url(payload);
    return signed_part + '.' + base64url(hmac_sha256(key, signed_part));
}

json::object claims_at_noon() {
    return {{"iss", "datapilot"},   {"aud", "datapilot-api"}, {"sub", "u"},
            {"iat", 1'750'000'000}, {"nbf", 1'750'000'000},   {"exp", 1'750'001'800}};
}

std::string token_with(json::object claims) {
    return token_of(R"({"alg":"HS256","typ":"at+jwt"})", json::serialize(claims));
}

bool is_valid(const std::string& token) {
    return access.verify(token, noon).has_value();
}

TEST(Jwt, AnOwnTokenGivesItsClaimsBack) {
    const auto claims = access.verify(access.sign({{"sub", "u"}, {"role", "editor"}}, noon), noon);
    ASSERT_TRUE(claims);
    EXPECT_EQ(claims->at("sub"), "u");
    EXPECT_EQ(claims->at("role"), "editor");
}

TEST(Jwt, ATokenThatAnotherKeySignedIsInvalid) {
    const Jwt other({"at+jwt", "datapilot", "datapilot-api", seconds{1800}}, base::Bytes(32, 8));
    EXPECT_FALSE(is_valid(other.sign({}, noon)));
}

TEST(Jwt, ATokenExpiresAfterItsLifetimeAndTheLeeway) {
    const auto token = access.sign({}, noon);
    EXPECT_TRUE(access.verify(token, noon + seconds{1809}));
    const auto late = access.verify(token, noon + seconds{1810});
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error(), JwtFailure::expired);
}

TEST(Jwt, ATokenOfTheFutureIsInvalid) {
    EXPECT_TRUE(access.verify(access.sign({}, noon + seconds{10}), noon));
    EXPECT_FALSE(access.verify(access.sign({}, noon + seconds{11}), noon));
}

TEST(Jwt, TheHelperOfTheseTestsMakesAValidToken) {
    EXPECT_TRUE(is_valid(token_with(claims_at_noon())));
}

TEST(Jwt, EachClaimIsRequiredAndOfItsType) {
    for (const char* name : {"iss", "aud", "iat", "nbf", "exp"}) {
        auto without = claims_at_noon();
        without.erase(name);
        EXPECT_FALSE(is_valid(token_with(without))) << name;
        auto of_another_type = claims_at_noon();
        of_another_type[name] = json::array{"datapilot"};
        EXPECT_FALSE(is_valid(token_with(of_another_type))) << name;
    }
}

TEST(Jwt, AnotherIssuerAudienceOrTypeIsInvalid) {
    auto claims = claims_at_noon();
    claims["iss"] = "elsewhere";
    EXPECT_FALSE(is_valid(token_with(claims)));
    claims = claims_at_noon();
    claims["aud"] = "elsewhere";
    EXPECT_FALSE(is_valid(token_with(claims)));
    const auto payload = json::serialize(claims_at_noon());
    EXPECT_FALSE(is_valid(token_of(R"({"alg":"HS256","typ":"JWT"})", payload)));
    EXPECT_FALSE(is_valid(token_of(R"({"alg":"HS256"})", payload)));
}

TEST(Jwt, ATimeThatFitsNoClockIsInvalid) {
    for (const json::value& time : {json::value(1e300), json::value(-1), json::value(INT64_MAX),
                                    json::value("1750001800"), json::value(1750001800.5)}) {
        auto claims = claims_at_noon();
        claims["exp"] = time;
        EXPECT_FALSE(is_valid(token_with(claims))) << time;
    }
}

TEST(Jwt, AHeaderThatAsksForAnotherKeyOrAlgorithmIsRefused) {
    const auto payload = json::serialize(claims_at_noon());
    for (const char* header : {
             R"({"alg":"none","typ":"at+jwt"})",
             R"({"alg":"HS384","typ":"at+jwt"})",
             R"({"alg":"hs256","typ":"at+jwt"})",
             R"({"typ":"at+jwt"})",
             R"({"alg":"HS256","typ":"at+jwt","jwk":{"kty":"oct","k":"AAAA"}})",
             R"({"alg":"HS256","typ":"at+jwt","jku":"https://elsewhere.example/keys"})",
             R"({"alg":"HS256","typ":"at+jwt","x5u":"https://elsewhere.example/cert"})",
             R"({"alg":"HS256","typ":"at+jwt","crit":["exp"]})",
             R"({"alg":"HS256","typ":"at+jwt","b64":false})",
             R"({"alg":"none","alg":"HS256","typ":"at+jwt"})",
             R"({"alg":"HS256","typ":"at+jwt","\u0061lg":"HS256"})",
             R"(["HS256"])",
             R"({"alg":"HS256","typ":"at+jwt"} )"
             "\x01",
         }) {
        EXPECT_FALSE(is_valid(token_of(header, payload))) << header;
    }
}

TEST(Jwt, AClaimThatStandsTwiceIsRefused) {
    auto payload = json::serialize(claims_at_noon());
    payload.insert(1, R"("sub":"someone else",)");
    EXPECT_FALSE(is_valid(token_of(R"({"alg":"HS256","typ":"at+jwt"})", payload)));
}

TEST(Jwt, ATokenOfMoreThanFourKilobytesIsRefused) {
    auto claims = claims_at_noon();
    claims["padding"] = std::string(2000, 'x');
    EXPECT_TRUE(is_valid(token_with(claims)));
    claims["padding"] = std::string(4000, 'x');
    EXPECT_FALSE(is_valid(token_with(claims)));
}

TEST(Jwt, ATokenWithOneBitChangedIsRefused) {
    const auto token = access.sign({{"sub", "u"}}, noon);
    for (std::size_t i = 0; i < token.size(); ++i) {
        auto changed = token;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        EXPECT_FALSE(is_valid(changed)) << i;
    }
}

std::optional<json::value> published_vectors() {
    const char* shared = std::getenv("DATAPILOT_SHARED");
    const std::string root = shared ? shared : DATAPILOT_REPOSITORY "/../shared";
    std::ifstream file(root + "/data/jwt/wycheproof_json_web_signature.json");
    if (!file) return std::nullopt;
    std::stringstream text;
    text << file.rdbuf();
    return json::parse(text.str());
}

TEST(Jws, ThePublishedVectorsOfHs256Hold) {
    const auto vectors = published_vectors();
    if (!vectors) GTEST_SKIP() << "the shared test data is not here";
    // Marked valid although a character outside base64url was put in: we are stricter (RFC 7515).
    const std::set<std::int64_t> stricter{372, 373};
    // Marked invalid for a padding that the file has lost: the same bytes as the valid 357.
    const std::set<std::int64_t> mislabelled{367, 370};
    int checked = 0;
    for (const auto& group : vectors->at("testGroups").as_array()) {
        const auto* secret = group.as_object().if_contains("private");
        if (!secret || secret->at("kty") != "oct") continue;
        const auto hs256_key = from_base64url(std::string{secret->at("k").as_string()});
        ASSERT_TRUE(hs256_key);
        for (const auto& test : group.at("tests").as_array()) {
            const auto id = test.at("tcId").as_int64();
            const auto& jws = test.at("jws");
            const std::string token =
                jws.is_string() ? std::string{jws.as_string()} : json::serialize(jws);
            bool valid = test.at("result") == "valid" && !stricter.contains(id);
            if (mislabelled.contains(id)) valid = true;
            EXPECT_EQ(verify_jws(token, *hs256_key).has_value(), valid) << "tcId " << id;
            ++checked;
        }
    }
    EXPECT_EQ(checked, 40);
}

}  // namespace
}  // namespace datapilot::crypto
