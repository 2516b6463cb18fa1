#include "crypto/fernet.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "support/shared_data.h"

namespace datapilot::crypto {
namespace {

namespace json = boost::json;
using std::chrono::seconds;

constexpr auto secret = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=";
// The one vector of "generate" in the specification, which stands here so that something is tested
// where the shared data is absent: 1985-10-26T01:20:00-07:00.
constexpr auto token_of_hello =
    "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4I"
    "wqDA==";
const base::Instant when{seconds{499'162'800}};

Fernet fernet(std::initializer_list<const char*> texts) {
    std::vector<FernetKey> keys;
    for (const auto* text : texts) keys.push_back(FernetKey::parse(text).value());
    return Fernet{std::move(keys)};
}

const std::string other_key(64, 'a');

json::array vectors(const std::string& name) {
    const auto file = test::shared_data("fernet/" + name);
    if (!file) return {};
    std::ifstream stream(*file);
    std::stringstream text;
    text << stream.rdbuf();
    return json::parse(text.str()).as_array();
}

std::string text_at(const json::value& vector, const char* name) {
    return std::string{vector.at(name).as_string()};
}

// "1985-10-26T01:20:01-07:00", the one zone of the vectors.
base::Instant now_of(const json::value& vector) {
    std::tm time{};
    const auto text = text_at(vector, "now");
    std::istringstream stream(text.substr(0, 19));
    stream >> std::get_time(&time, "%Y-%m-%dT%H:%M:%S");
    EXPECT_TRUE(text.ends_with("-07:00")) << text;
    return base::Instant{seconds{timegm(&time)} + std::chrono::hours{7}};
}

TEST(Fernet, MakesTheTokensOfTheSpecification) {
    const auto all = vectors("generate.json");
    if (all.empty()) GTEST_SKIP() << "the vectors of the shared data are absent";
    for (const auto& vector : all) {
        base::Bytes iv;
        for (const auto& byte : vector.at("iv").as_array()) {
            iv.push_back(byte.to_number<unsigned char>());
        }
        const auto key = FernetKey::parse(text_at(vector, "secret")).value();
        const auto time = std::chrono::duration_cast<seconds>(now_of(vector).time_since_epoch());
        EXPECT_EQ(fernet_token(key, text_at(vector, "src"), time, iv), text_at(vector, "token"));
    }
}

TEST(Fernet, ReadsTheTokensOfTheSpecificationWithAndWithoutAnAge) {
    const auto all = vectors("verify.json");
    if (all.empty()) GTEST_SKIP() << "the vectors of the shared data are absent";
    for (const auto& vector : all) {
        const auto reader = fernet({text_at(vector, "secret").c_str()});
        const auto token = text_at(vector, "token");
        const seconds ttl{vector.at("ttl_sec").to_number<int>()};
        EXPECT_EQ(reader.decrypt(token), text_at(vector, "src"));
        EXPECT_EQ(reader.decrypt(token, ttl, now_of(vector)), text_at(vector, "src"));
    }
}

TEST(Fernet, RefusesTheBrokenTokensOfTheSpecification) {
    const auto all = vectors("invalid.json");
    if (all.empty()) GTEST_SKIP() << "the vectors of the shared data are absent";
    for (const auto& vector : all) {
        const auto reader = fernet({text_at(vector, "secret").c_str()});
        const auto token = text_at(vector, "token");
        const auto what = text_at(vector, "desc");
        const seconds ttl{vector.at("ttl_sec").to_number<int>()};
        EXPECT_FALSE(reader.decrypt(token, ttl, now_of(vector))) << what;
        // Only their time is wrong with these two.
        const bool wrong_time =
            what.starts_with("far-future TS") || what.starts_with("expired TTL");
        EXPECT_EQ(reader.decrypt(token).has_value(), wrong_time) << what;
        EXPECT_FALSE(!wrong_time && reader.rotate(token)) << what;
    }
}

TEST(Fernet, ReadsBackWhatItWrote) {
    const auto keys = fernet({secret});
    for (const std::string& text : {std::string{}, std::string{"é"}, std::string(16, 'x'),
                                    std::string(100'000, 'y'), std::string("a\0b", 3)}) {
        const auto token = keys.encrypt(text, when);
        EXPECT_EQ(keys.decrypt(token), text);
        EXPECT_NE(token, keys.encrypt(text, when));
    }
}

TEST(Fernet, NoByteOfATokenCanBeChanged) {
    const auto keys = fernet({secret});
    const std::string token = token_of_hello;
    ASSERT_EQ(keys.decrypt(token), "hello");
    for (std::size_t i = 0; i < token.size(); ++i) {
        auto changed = token;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(keys.decrypt(changed)) << i;
        EXPECT_FALSE(keys.decrypt(token.substr(0, i))) << i;
    }
    EXPECT_FALSE(keys.decrypt(token + "A"));
    EXPECT_FALSE(keys.decrypt(token + "\n"));
    EXPECT_FALSE(fernet({other_key.c_str()}).decrypt(token));
}

TEST(Fernet, AnOldTokenAndOneFromTheFutureAreRefusedWhereTheirAgeCounts) {
    const auto keys = fernet({secret});
    EXPECT_TRUE(keys.decrypt(token_of_hello, seconds{60}, when + seconds{60}));
    EXPECT_FALSE(keys.decrypt(token_of_hello, seconds{60}, when + seconds{61}));
    EXPECT_TRUE(keys.decrypt(token_of_hello, seconds{60}, when - seconds{60}));
    EXPECT_FALSE(keys.decrypt(token_of_hello, seconds{60}, when - seconds{61}));
}

TEST(Fernet, TheFirstKeyWritesAndAllOfThemRead) {
    const auto before = fernet({secret});
    const auto both = fernet({other_key.c_str(), secret});
    const auto after = fernet({other_key.c_str()});
    const auto old_token = before.encrypt("hello", when);
    EXPECT_EQ(both.decrypt(old_token), "hello");
    EXPECT_FALSE(both.is_current(old_token));

    const auto rotated = both.rotate(old_token);
    ASSERT_TRUE(rotated);
    EXPECT_TRUE(both.is_current(*rotated));
    EXPECT_EQ(after.decrypt(*rotated), "hello");
    EXPECT_EQ(after.decrypt(*rotated, seconds{60}, when + seconds{60}), "hello");
    EXPECT_FALSE(after.decrypt(*rotated, seconds{60}, when + seconds{61}));
    EXPECT_FALSE(before.decrypt(*rotated));
    EXPECT_EQ(after.decrypt(both.encrypt("hello", when)), "hello");
}

TEST(FernetKey, IsThirtyTwoBytesInBase64OrHexadecimal) {
    EXPECT_TRUE(FernetKey::parse(secret));
    EXPECT_TRUE(FernetKey::parse(std::string(64, '0')));
    for (const std::string& text :
         {std::string{}, std::string{"cw_0x689"}, std::string(63, '0'), std::string(64, 'g'),
          std::string(44, 'A'), std::string{secret}.substr(0, 43), std::string{secret} + "="}) {
        EXPECT_FALSE(FernetKey::parse(text)) << text;
    }
}

}  // namespace
}  // namespace datapilot::crypto
