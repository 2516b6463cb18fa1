#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <string>
#include <utility>
#include <vector>

#include "api/api_test.h"

namespace datapilot::tests {
namespace {

namespace json = boost::json;

constexpr auto query = "/api/v1/ai/query";
constexpr auto conversations = "/api/v1/ai/conversations";
constexpr auto question = "total du montant par région";

class ConversationTest : public ApiTest {
  protected:
    std::string upload(const std::string& name, const std::string& content) {
        const auto made = company_.client.upload("/api/v1/data-sources", {{"name", name}},
                                                 {{"ventes.csv", content}});
        EXPECT_EQ(made.status, 201) << made.body;
        return std::string{made.json().at("id").as_string()};
    }

    HttpAnswer ask(json::object body) {
        body.emplace("data_source_id", source_);
        body.emplace("question", question);
        return company_.client.post(query, body);
    }

    static std::string text_at(const HttpAnswer& answer, const char* field) {
        return std::string{answer.json().at(field).as_string()};
    }

    // The code of the only field that is wrong.
    static std::string wrong_field(const HttpAnswer& answer) {
        const auto errors = answer.json().at("errors").as_array();
        EXPECT_EQ(errors.size(), 1U) << answer.body;
        return std::string{errors.at(0).at("field").as_string()};
    }

    // An access token of a user of the same company who is not the owner.
    std::string colleague() { return join_company(port(), company_, "viewer").token; }

    Company company_ = register_company(port(), "Acme");
    std::string source_ = upload("Ventes", "région;montant\nNord;1 234,56\nSud;12,50\nNord;0,44\n");
};

TEST_F(ConversationTest, TheNextQuestionIsKeptInTheSameConversation) {
    const auto first = ask({});
    const auto id = text_at(first, "conversation_id");
    const auto second = ask({{"conversation_id", id}, {"question", "combien de ventes ?"}});
    ASSERT_EQ(second.status, 200) << second.body;
    EXPECT_EQ(text_at(second, "conversation_id"), id);

    const auto kept = company_.client.get(std::string{conversations} + "/" + id).json();
    EXPECT_EQ(kept.at("question_count").as_int64(), 2);
    EXPECT_EQ(kept.at("title").as_string(), question);
    EXPECT_EQ(kept.at("answers").at(0).at("id"), first.json().at("id"));
    EXPECT_EQ(kept.at("answers").at(0).at("rows"), first.json().at("rows"));
    EXPECT_EQ(kept.at("answers").at(1).at("id"), second.json().at("id"));
}

TEST_F(ConversationTest, AreListedLastUsedFirstPageByPage) {
    const auto first = text_at(ask({}), "conversation_id");
    const auto second = text_at(ask({}), "conversation_id");
    ask({{"conversation_id", first}});
    const auto page = company_.client.get(std::string{conversations} + "?limit=1").json();
    EXPECT_EQ(page.at("items").at(0).at("id").as_string(), first);
    const auto next = company_.client
                          .get(std::string{conversations} +
                               "?limit=1&cursor=" + std::string{page.at("next_cursor").as_string()})
                          .json();
    EXPECT_EQ(next.at("items").at(0).at("id").as_string(), second);
    EXPECT_TRUE(next.at("next_cursor").is_null());
}

TEST_F(ConversationTest, AColleagueNeitherSeesNorContinuesIt) {
    const auto answer = ask({});
    const auto id = text_at(answer, "conversation_id");
    company_.client.set_token(colleague());
    EXPECT_EQ(company_.client.get(std::string{conversations} + "/" + id).code(), "not_found");
    EXPECT_TRUE(company_.client.get(conversations).json().at("items").as_array().empty());
    EXPECT_EQ(ask({{"conversation_id", id}}).code(), "not_found");
    EXPECT_EQ(
        company_.client.get("/api/v1/ai/answers/" + text_at(answer, "id") + "/export?format=csv")
            .code(),
        "not_found");
    EXPECT_EQ(ask({}).status, 200);
}

TEST_F(ConversationTest, BelongsToItsDataSourceAndGoesWithIt) {
    const auto id = text_at(ask({}), "conversation_id");
    const auto other = upload("Autres", "région;montant\nNord;1\nSud;2\n");
    EXPECT_EQ(ask({{"data_source_id", other}, {"conversation_id", id}}).code(), "not_found");
    ASSERT_EQ(company_.client.erase("/api/v1/data-sources/" + source_).status, 204);
    EXPECT_EQ(company_.client.get(std::string{conversations} + "/" + id).code(), "not_found");
    EXPECT_EQ(ask({}).code(), "not_found");
}

TEST_F(ConversationTest, AQuestionThatIsRefusedIsKeptToo) {
    const auto answer = ask({{"question", "total du zorglub"}});
    EXPECT_EQ(text_at(answer, "status"), "refused");
    const auto kept =
        company_.client.get(std::string{conversations} + "/" + text_at(answer, "conversation_id"));
    EXPECT_EQ(kept.json().at("answers").at(0).at("status").as_string(), "refused");
    const auto file =
        company_.client.get("/api/v1/ai/answers/" + text_at(answer, "id") + "/export?format=csv");
    EXPECT_EQ(file.code(), "conflict");
}

TEST_F(ConversationTest, IsCalledAsItsUserWants) {
    const auto path = std::string{conversations} + "/" + text_at(ask({}), "conversation_id");
    const auto renamed = company_.client.patch(path, {{"title", "  Ventes du Nord "}});
    EXPECT_EQ(text_at(renamed, "title"), "Ventes du Nord");
    EXPECT_EQ(text_at(company_.client.get(path), "title"), "Ventes du Nord");
    EXPECT_EQ(wrong_field(company_.client.patch(path, {{"title", "  "}})), "title");
    EXPECT_EQ(wrong_field(company_.client.patch(path, {{"title", std::string(201, 'a')}})),
              "title");
    company_.client.set_token(colleague());
    EXPECT_EQ(company_.client.patch(path, {{"title", "À moi"}}).code(), "not_found");
    EXPECT_EQ(company_.client.erase(path).code(), "not_found");
}

TEST_F(ConversationTest, GoesWithItsAnswersAndIsToldOfInTheAuditLog) {
    const auto answer = ask({});
    const auto id = text_at(answer, "conversation_id");
    const auto path = std::string{conversations} + "/" + id;
    EXPECT_EQ(company_.client.erase(path).status, 204);
    EXPECT_EQ(company_.client.erase(path).code(), "not_found");
    EXPECT_EQ(
        company_.client.get("/api/v1/ai/answers/" + text_at(answer, "id") + "/choices").code(),
        "not_found");
    SqlSession owner{serve().database().owner_url()};
    owner.run("SET app.tenant_id = '" + company_.tenant + "'");
    EXPECT_EQ(owner.value("SELECT count(*) FROM audit_log WHERE action = 'conversation.deleted' "
                          "AND object_id = '" +
                          id + "'"),
              "1");
}

TEST_F(ConversationTest, IsFoundByWordsOfItsTitleAndItsQuestionsWithoutCaseAndAccents) {
    const auto id = text_at(ask({}), "conversation_id");
    ask({{"conversation_id", id}, {"question", "combien de ventes à l’Œuvre d'Été ?"}});
    text_at(ask({{"question", "montant moyen"}}), "conversation_id");
    const auto found = [&](const std::string& words) {
        const auto page = company_.client.get(std::string{conversations} + "?q=" + words);
        EXPECT_EQ(page.status, 200) << page.body;
        return page.json().at("items").as_array().size();
    };
    EXPECT_EQ(found(""), 2U);
    EXPECT_EQ(found("MONTANT"), 2U);
    EXPECT_EQ(found("region%20combien"), 1U);
    EXPECT_EQ(found("R%C3%89GION"), 1U);
    EXPECT_EQ(found("oeuvre"), 1U);
    EXPECT_EQ(found("d%27ete"), 1U);
    EXPECT_EQ(found("region%20moyen"), 0U);
    EXPECT_EQ(found("%25"), 0U);
    EXPECT_EQ(
        company_.client.get(std::string{conversations} + "?q=" + std::string(201, 'a')).code(),
        "validation_failed");
}

TEST_F(ConversationTest, WhatIsWrongWithTheRequestIsNamed) {
    EXPECT_EQ(wrong_field(ask({{"today", "30/06/2025"}})), "today");
    EXPECT_EQ(wrong_field(ask({{"time_zone", "Europe/Lutece"}})), "time_zone");
    EXPECT_EQ(wrong_field(ask({{"engine", "oracle"}})), "engine");
    EXPECT_EQ(wrong_field(ask({{"language", "de"}})), "language");
    EXPECT_EQ(wrong_field(ask({{"data_source_id", "x"}})), "data_source_id");
    EXPECT_EQ(wrong_field(ask({{"conversation_id", "x"}})), "conversation_id");
    EXPECT_EQ(wrong_field(ask({{"couleur", "bleu"}})), "couleur");
}

TEST_F(ConversationTest, TheSameQuestionSentTwiceWithAKeyIsAskedOnce) {
    const auto body =
        json::serialize(json::object{{"data_source_id", source_}, {"question", question}});
    const HttpClient::Headers headers{{"Content-Type", "application/json"},
                                      {"Idempotency-Key", "une-question"}};
    const auto first = company_.client.request("POST", query, body, headers);
    const auto second = company_.client.request("POST", query, body, headers);
    EXPECT_EQ(text_at(first, "id"), text_at(second, "id"));
}

TEST_F(ConversationTest, AKilledWorkerCostsOnlyTheQuestionItRan) {
    ASSERT_EQ(ask({}).status, 200);
    for (const auto worker : serve().workers()) kill(worker, SIGKILL);
    const auto struck = ask({});
    EXPECT_TRUE(struck.status == 200 || struck.code() == "worker_crashed") << struck.body;
    EXPECT_EQ(text_at(ask({}), "status"), "answered");
}

TEST_F(ConversationTest, LongAnswersAreCutOnTheScreenKeptShortAndExportedWhole) {
    std::string content = "client;montant\n";
    for (int i = 0; i < 1500; ++i) {
        content += "=Client " + std::to_string(i) + ";" + std::to_string(i) + ",5\n";
    }
    const auto wide = upload("Clients", content);
    const auto answer =
        ask({{"data_source_id", wide}, {"question", "somme du montant par client"}});
    ASSERT_EQ(text_at(answer, "status"), "answered") << answer.body;
    EXPECT_EQ(answer.json().at("row_count").as_int64(), 1000);
    EXPECT_TRUE(answer.json().at("truncated").as_bool());

    const auto kept =
        company_.client.get(std::string{conversations} + "/" + text_at(answer, "conversation_id"))
            .json();
    EXPECT_EQ(kept.at("answers").at(0).at("rows").as_array().size(), 200U);
    EXPECT_TRUE(kept.at("answers").at(0).at("truncated").as_bool());

    const auto file =
        company_.client.get("/api/v1/ai/answers/" + text_at(answer, "id") + "/export?format=");
    EXPECT_EQ(file.code(), "validation_failed");
    const auto path = "/api/v1/ai/answers/" + text_at(answer, "id") + "/export?format=";
    const auto csv = company_.client.get(path + "csv").body;
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 1501);
    EXPECT_NE(csv.find("\r\n'=Client 1499;1499,5"), std::string::npos);
    EXPECT_EQ(company_.client.get(path + "json").json().as_array().size(), 1500U);
    const auto workbook = company_.client.get(path + "xlsx");
    EXPECT_EQ(workbook.status, 200);
    EXPECT_TRUE(workbook.body.starts_with("PK"));
    EXPECT_NE(workbook.header("Content-Disposition").find("somme-du-montant-par-client.xlsx"),
              std::string::npos);
}

TEST_F(ConversationTest, EachSuggestionIsAnswered) {
    const auto path = "/api/v1/ai/suggestions?data_source_id=" + source_;
    const auto suggestions = company_.client.get(path).json().at("items").as_array();
    ASSERT_FALSE(suggestions.empty());
    EXPECT_LE(suggestions.size(), 6U);
    for (const auto& suggestion : suggestions) {
        const auto answer = ask({{"question", suggestion}});
        EXPECT_EQ(text_at(answer, "status"), "answered") << suggestion;
    }
    EXPECT_EQ(company_.client.get("/api/v1/ai/suggestions").code(), "validation_failed");
}

}  // namespace
}  // namespace datapilot::tests
