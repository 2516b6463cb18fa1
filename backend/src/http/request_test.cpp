#include "http/request.h"

#include <gtest/gtest.h>

#include <boost/describe/class.hpp>

#include "base/utf8.h"
#include "http/accept.h"
#include "http/json_body.h"
#include "http/validation.h"

namespace datapilot::http {
namespace {

Request request_with(Headers headers, std::string target = "/") {
    RequestHead head;
    head.target = std::move(target);
    head.headers = std::move(headers);
    return Request{std::move(head)};
}

TEST(Request, TheLanguageIsFrenchUnlessEnglishIsPreferred) {
    using base::Language;
    EXPECT_EQ(preferred_language(""), Language::french);
    EXPECT_EQ(preferred_language("de, es;q=0.9"), Language::french);
    EXPECT_EQ(preferred_language("en"), Language::english);
    EXPECT_EQ(preferred_language("en-US,en;q=0.9,fr;q=0.8"), Language::english);
    EXPECT_EQ(preferred_language("fr-FR,fr;q=0.9,en;q=0.8"), Language::french);
    EXPECT_EQ(preferred_language("fr;q=0.1, EN;q=0.2"), Language::english);
    EXPECT_EQ(preferred_language("en;q=0"), Language::french);
    EXPECT_EQ(preferred_language("eng;q=1, ;q=, en;q=x"), Language::french);
}

TEST(Request, AcceptNamesAMediaTypeUnlessItsWeightIsZero) {
    const auto request =
        request_with({{"Accept", "application/json;q=0.5, text/event-stream, text/csv;q=0"}});
    EXPECT_TRUE(request.accepts("text/event-stream"));
    EXPECT_TRUE(request.accepts("application/json"));
    EXPECT_FALSE(request.accepts("text/csv"));
    EXPECT_FALSE(request_with({{"Accept", "*/*"}}).accepts("text/event-stream"));
}

TEST(Request, ACookieIsFoundByItsWholeName) {
    const auto request = request_with({{"Cookie", "xdp_refresh=1; dp_refresh=a=b; other="}});
    EXPECT_EQ(request.cookie("dp_refresh"), "a=b");
    EXPECT_EQ(request.cookie("other"), "");
    EXPECT_FALSE(request.cookie("refresh"));
}

TEST(Request, ParametersOfTheQueryAreDecodedAndChecked) {
    const auto request = request_with({}, "/x?q=chiffre+d%27affaires&limit=20&low=0&odd=1x&id=42");
    EXPECT_EQ(request.query("q"), "chiffre d'affaires");
    EXPECT_EQ(*request.query_integer("limit", 1, 200, 50), 20);
    EXPECT_EQ(*request.query_integer("absent", 1, 200, 50), 50);
    for (const auto name : {"low", "odd", "q"}) {
        const auto refused = request.query_integer(name, 1, 200, 50);
        ASSERT_FALSE(refused) << name;
        EXPECT_EQ(refused.error().fields.at(0).field, name);
    }
    EXPECT_FALSE(request.query_uuid("id"));
    EXPECT_FALSE(*request.query_uuid("absent"));
}

struct Sample {
    std::string name;
    std::optional<std::string> note;
    std::int64_t count = 0;
    bool ready = false;
};
BOOST_DESCRIBE_STRUCT(Sample, (), (name, note, count, ready))

base::Result<Sample> parse(std::string body) {
    auto request = request_with({{"Content-Type", "application/json"}});
    request.set_body(std::move(body));
    return parse_json<Sample>(request);
}

TEST(JsonBody, MembersAreReadByName) {
    const auto sample = parse(R"({"name":"a","count":3,"ready":true})");
    ASSERT_TRUE(sample);
    EXPECT_EQ(sample->name, "a");
    EXPECT_EQ(sample->count, 3);
    EXPECT_TRUE(sample->ready);
    EXPECT_FALSE(sample->note);
    EXPECT_FALSE(parse(R"({"name":"a","count":3,"ready":true,"note":null})")->note);
    EXPECT_EQ(parse(R"({"name":"a","count":3,"ready":true,"note":"n"})")->note, "n");
}

TEST(JsonBody, EveryFieldThatIsWrongIsNamedAtOnce) {
    const auto sample = parse(R"({"name":1,"note":2,"count":1.5,"extra":0})");
    ASSERT_FALSE(sample);
    EXPECT_EQ(sample.error().code, base::Errc::validation_failed);
    std::string seen;
    for (const auto& field : sample.error().fields) {
        seen += field.field + ":" + std::string{name(std::get<base::FieldErrc>(field.code))} + " ";
    }
    EXPECT_EQ(seen,
              "name:wrong_type note:wrong_type count:wrong_type ready:required "
              "extra:unknown_field ");
}

TEST(JsonBody, ATextWithNulIsRefused) {
    const auto sample = parse(R"({"name":"a\u0000b","count":3,"ready":true})");
    ASSERT_FALSE(sample);
    EXPECT_EQ(sample.error().fields.at(0).field, "name");
}

TEST(FieldErrors, LengthsAreCountedInCharactersWithoutTheBlanksAround) {
    FieldErrors errors;
    errors.check_length("a", "  éé  ", 2, 2);
    EXPECT_TRUE(errors.empty());
    errors.check_length("b", "   ", 1, 10);
    errors.check_length("c", "ééé", 1, 2);
    errors.check_one_of("d", "x", {"fr", "en"});
    const auto fields = errors.error().fields;
    ASSERT_EQ(fields.size(), 3U);
    EXPECT_EQ(std::get<base::FieldErrc>(fields[0].code), base::FieldErrc::too_short);
    EXPECT_EQ(std::get<base::FieldErrc>(fields[1].code), base::FieldErrc::too_long);
    EXPECT_EQ(fields[1].message.french, "Limitez-vous à 2 caractères.");
    EXPECT_EQ(fields[2].message.french, "Valeurs permises : fr, en.");
}

TEST(Utf8, OnlyWellFormedTextHasALength) {
    EXPECT_EQ(base::utf8_length("aé€😀"), 4U);
    for (const std::string malformed :
         {"\x80", "\xC3", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF",
          "\xF0\x8F\xBF\xBF", "a\xE2\x82"}) {
        EXPECT_FALSE(base::utf8_length(malformed)) << malformed;
    }
}

}  // namespace
}  // namespace datapilot::http
