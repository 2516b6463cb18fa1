#include <gtest/gtest.h>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <string>
#include <utility>

#include "api/api_test.h"

namespace datapilot::tests {
namespace {

namespace json = boost::json;

// Answers whose chips or SQL are changed and run again.
class RunAgainTest : public ApiTest {
  protected:
    static std::string text_at(const HttpAnswer& answer, const char* pointer) {
        return std::string{answer.json().at_pointer(pointer).as_string()};
    }

    HttpAnswer run(json::object body) { return run(answer_, std::move(body)); }
    HttpAnswer run(const std::string& answer, json::object body) {
        return company_.client.post("/api/v1/ai/answers/" + answer + "/run", body);
    }
    HttpAnswer edit(json::object edit) { return run({{"edits", json::array{std::move(edit)}}}); }

    static json::object measure(const char* function) {
        return {{"kind", "measure"},
                {"function", function},
                {"of", {{"table", "ventes"}, {"column", "montant"}}}};
    }

    Company company_ = register_company(port(), "Acme");
    std::string source_ =
        text_at(company_.client.upload(
                    "/api/v1/data-sources", {{"name", "Ventes"}},
                    {{"ventes.csv",
                      "région;jour;montant\nNord;01/02/2025;10,00\nNord;03/03/2025;20,50\n"
                      "Sud;04/03/2025;5,25\n"}}),
                "/id");
    HttpAnswer first_ = company_.client.post(
        "/api/v1/ai/query",
        {{"data_source_id", source_}, {"question", "somme du montant par région"}});
    std::string answer_ = text_at(first_, "/id");
    std::string conversation_ = text_at(first_, "/conversation_id");
};

TEST_F(RunAgainTest, AnEditedChipMakesANewAnswerOfTheSameConversation) {
    const auto edited = edit({{"plan_path", "/measures/0"}, {"part", measure("average")}});
    ASSERT_EQ(edited.status, 200) << edited.body;
    EXPECT_EQ(text_at(edited, "/edited_from"), answer_);
    EXPECT_EQ(text_at(edited, "/conversation_id"), conversation_);
    EXPECT_EQ(text_at(edited, "/engine"), "rules");
    EXPECT_EQ(edited.json().at_pointer("/rows/0/1").to_number<double>(), 15.25);
    const auto kept =
        company_.client.get("/api/v1/ai/conversations/" + conversation_).json().at("answers");
    ASSERT_EQ(kept.as_array().size(), 2U);
    EXPECT_EQ(kept.at(1).at("edited_from").as_string(), answer_);
}

TEST_F(RunAgainTest, TheChoicesSayWhatEachChipIsAndMayBecome) {
    const auto choices = company_.client.get("/api/v1/ai/answers/" + answer_ + "/choices").json();
    ASSERT_EQ(choices.at("chips").as_array().size(), 2U);
    EXPECT_EQ(choices.at_pointer("/chips/0/part/function").as_string(), "sum");
    EXPECT_EQ(choices.at_pointer("/chips/1/part/of/column").as_string(), "région");
    for (const auto& measure : choices.at("measures").as_array()) {
        const auto edited = edit({{"plan_path", "/measures/0"}, {"part", measure.at("part")}});
        EXPECT_EQ(edited.status, 200) << edited.body;
    }
}

TEST_F(RunAgainTest, AFollowUpGoesOnFromTheEditedAnswer) {
    edit({{"part",
           {{"kind", "filter"},
            {"of", {{"table", "ventes"}, {"column", "région"}}},
            {"operator", "one_of"},
            {"values", {"Nord"}}}}});
    ASSERT_EQ(run({{"sql", "SELECT 1 AS un"}}).status, 200);
    const auto next = company_.client.post("/api/v1/ai/query", {{"data_source_id", source_},
                                                                {"conversation_id", conversation_},
                                                                {"question", "et par mois ?"}});
    ASSERT_EQ(text_at(next, "/status"), "answered") << next.body;
    EXPECT_NE(text_at(next, "/sql").find("'Nord'"), std::string::npos) << next.body;
}

TEST_F(RunAgainTest, SqlOfAPersonTakesTheGuardsRoad) {
    const auto answer =
        run({{"sql", "SELECT \"région\", max(montant) AS plus FROM ventes GROUP BY 1"}});
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(text_at(answer, "/engine"), "person");
    EXPECT_TRUE(answer.json().at("plan").is_null());
    EXPECT_EQ(answer.json().at("row_count").as_int64(), 2);
    for (const auto* sql : {"DROP TABLE ventes", "SELECT * FROM read_csv('/etc/passwd')",
                            "SELECT 1; SELECT 2", "SELECT * FROM information_schema.tables"}) {
        EXPECT_EQ(run({{"sql", sql}}).code(), "sql_refused") << sql;
    }
    EXPECT_EQ(run({{"sql", "SELECT inconnue FROM ventes"}}).code(), "query_failed");
    const auto file =
        company_.client.get("/api/v1/ai/answers/" + text_at(answer, "/id") + "/export?format=csv");
    EXPECT_EQ(file.status, 200);
}

TEST_F(RunAgainTest, AnAnswerWithoutAPlanHasNoChipsToEdit) {
    const auto by_hand = text_at(run({{"sql", "SELECT 1 AS un"}}), "/id");
    const json::object limit{{"part", {{"kind", "limit"}, {"rows", 1}}}};
    EXPECT_EQ(run(by_hand, {{"edits", json::array{limit}}}).code(), "conflict");
    EXPECT_EQ(company_.client.get("/api/v1/ai/answers/" + by_hand + "/choices").code(), "conflict");
    EXPECT_EQ(run(by_hand, {{"sql", "SELECT 2 AS deux"}}).status, 200);

    const auto refused = text_at(
        company_.client.post("/api/v1/ai/query",
                             {{"data_source_id", source_}, {"question", "total du zorglub"}}),
        "/id");
    EXPECT_EQ(run(refused, {{"sql", "SELECT 1"}}).code(), "conflict");
}

TEST_F(RunAgainTest, WhatIsWrongWithTheRequestIsNamed) {
    const auto wrong = [&](json::object body) {
        const auto answer = run(std::move(body));
        EXPECT_EQ(answer.code(), "validation_failed") << answer.body;
        return text_at(answer, "/errors/0/field");
    };
    EXPECT_EQ(wrong({}), "edits");
    EXPECT_EQ(wrong({{"edits", json::array{}}}), "edits");
    EXPECT_EQ(wrong({{"sql", "  "}}), "sql");
    EXPECT_EQ(wrong({{"sql", 1}}), "sql");
    EXPECT_EQ(wrong({{"sql", "SELECT 1"}, {"edits", json::array{}}}), "sql");
    EXPECT_EQ(wrong({{"plan", json::object{}}}), "plan");
    EXPECT_EQ(edit({{"plan_path", "/measures/9"}}).code(), "validation_failed");
    auto of_nothing = measure("sum");
    of_nothing["of"] = {{"table", "ventes"}, {"column", "mot_de_passe"}};
    EXPECT_EQ(edit({{"part", of_nothing}}).code(), "validation_failed");
}

TEST_F(RunAgainTest, AnotherTenantFindsNeitherTheAnswerNorItsChoices) {
    auto rival = register_company(port(), "Rival");
    const auto path = "/api/v1/ai/answers/" + answer_;
    EXPECT_EQ(rival.client.post(path + "/run", {{"sql", "SELECT 1"}}).code(), "not_found");
    EXPECT_EQ(rival.client.get(path + "/choices").code(), "not_found");
}

TEST_F(RunAgainTest, ItsStepsAreStreamedLikeThoseOfAQuestion) {
    const auto body = json::serialize(json::object{{"sql", "SELECT 1 AS un"}});
    const auto streamed = company_.client.request(
        "POST", "/api/v1/ai/answers/" + answer_ + "/run", body,
        {{"Content-Type", "application/json"}, {"Accept", "text/event-stream"}});
    const auto sql = streamed.body.find("event: sql");
    const auto answer = streamed.body.find("event: answer");
    EXPECT_LT(sql, answer);
    EXPECT_NE(answer, std::string::npos) << streamed.body;
}

}  // namespace
}  // namespace datapilot::tests
