#include <gmock/gmock.h>

#include <boost/json.hpp>
#include <string>

#include "api/api_test.h"

namespace datapilot::tests {
namespace {

namespace json = boost::json;
using testing::HasSubstr;

const std::string orders =
    "numero;mt_ht;statut;canal;jour\n1;100,00;livré;Web;02/01/2025\n2;50,00;annulé;Web;03/01/2025\n"
    "3;25,50;livré;Magasin;04/02/2025\n4;12,00;livré;Magasin;09/09/2025\n";

// What a company says of a file of orders.
class SemanticLayerTest : public ApiTest {
  protected:
    static std::string text_at(const HttpAnswer& answer, const char* pointer) {
        return std::string{answer.json().at_pointer(pointer).as_string()};
    }

    HttpAnswer get(const std::string& query = "", const HttpClient::Headers& headers = {}) {
        return company_.client.request("GET", path_ + query, {}, headers);
    }
    HttpAnswer put(const json::value& body) {
        return company_.client.request("PUT", path_, json::serialize(body),
                                       {{"Content-Type", "application/json"}});
    }
    HttpAnswer put_yaml(const std::string& body, const std::string& version) {
        return company_.client.request(
            "PUT", path_, body, {{"Content-Type", "application/yaml"}, {"If-Match", version}});
    }
    HttpAnswer ask(const std::string& question) {
        return company_.client.post(
            "/api/v1/ai/query",
            {{"data_source_id", source_}, {"question", question}, {"today", "2025-12-01"}});
    }

    HttpAnswer figures(const json::object& body) {
        return company_.client.post(path_ + "/figures", body);
    }

    static json::object turnover() {
        return json::parse(R"({"name":"ca_ht","label":"CA HT","description":"Sans les annulés.",
                "table":"commandes","format":"money","expression":{"aggregate":"sum",
                "of":{"column":"mt_ht"},
                "where":{"column":"statut","operator":"not_one_of","values":["annulé"]}}})")
            .as_object();
    }
    static json::object with_metric(json::object metric) {
        return {{"metrics", json::array{std::move(metric)}}};
    }

    Company company_ = register_company(port(), "Acme");
    std::string source_ =
        text_at(company_.client.upload("/api/v1/data-sources", {{"name", "Ventes"}},
                                       {{"commandes.csv", orders}}),
                "/id");
    std::string path_ = "/api/v1/data-sources/" + source_ + "/semantic-layer";
};

TEST_F(SemanticLayerTest, BeforeAnythingIsSavedItIsWhatWouldBeGenerated) {
    const auto layer = get();
    ASSERT_EQ(layer.status, 200) << layer.body;
    EXPECT_EQ(layer.header("ETag"), "\"0\"");
    EXPECT_EQ(layer.json().at("version").to_number<int>(), 0);
    EXPECT_TRUE(layer.json().at("updated_at").is_null());
    EXPECT_TRUE(layer.json().at("problems").as_array().empty());
    EXPECT_EQ(text_at(layer, "/definitions/tables/0/columns/1/label"), "Montant HT");
    EXPECT_EQ(text_at(layer, "/definitions/tables/0/columns/1/origin"), "generated");
}

TEST_F(SemanticLayerTest, AMetricIsAnsweredWithItsDefinition) {
    const auto saved = put({{"version", 0}, {"definitions", with_metric(turnover())}});
    ASSERT_EQ(saved.status, 200) << saved.body;
    EXPECT_EQ(saved.header("ETag"), "\"1\"");
    const auto answer = ask("CA HT par canal");
    ASSERT_EQ(text_at(answer, "/status"), "answered") << answer.body;
    EXPECT_THAT(text_at(answer, "/rows/0/1"), "100.00");
    EXPECT_EQ(text_at(answer, "/columns/1/format"), "eur");
    EXPECT_EQ(text_at(answer, "/definitions/0/name"), "ca_ht");
    EXPECT_EQ(text_at(answer, "/definitions/0/description"), "Sans les annulés.");
    EXPECT_THAT(text_at(answer, "/definitions/0/formula"), HasSubstr("annulé"));
    const auto kept =
        company_.client.get("/api/v1/ai/conversations/" + text_at(answer, "/conversation_id"))
            .json();
    EXPECT_EQ(kept.at_pointer("/answers/0/definitions/0/name").as_string(), "ca_ht");
}

TEST_F(SemanticLayerTest, ANewVersionIsReadByTheNextQuestion) {
    ASSERT_EQ(put({{"version", 0}, {"definitions", with_metric(turnover())}}).status, 200);
    ASSERT_EQ(text_at(ask("CA HT par canal"), "/rows/0/1"), "100.00");
    auto all = turnover();
    all["expression"] = json::parse(R"({"aggregate":"sum","of":{"column":"mt_ht"}})");
    ASSERT_EQ(put({{"version", 1}, {"definitions", with_metric(all)}}).status, 200);
    EXPECT_EQ(text_at(ask("CA HT par canal"), "/rows/0/1"), "150.00");
}

TEST_F(SemanticLayerTest, AHiddenColumnIsNotAnswered) {
    ASSERT_EQ(text_at(ask("nombre de commandes par canal"), "/status"), "answered");
    const auto hides = json::parse(
        R"({"tables":[{"name":"commandes","columns":[{"name":"canal","role":"hidden"}]}]})");
    ASSERT_EQ(put({{"version", 0}, {"definitions", hides}}).status, 200);
    EXPECT_THAT(ask("nombre de commandes par canal").body, testing::Not(HasSubstr("Magasin")));
}

TEST_F(SemanticLayerTest, AUnitStandsBesideTheColumn) {
    const auto unit = json::parse(R"({"tables":[{"name":"commandes","columns":[
        {"name":"mt_ht","label":"Montant","role":"measure","unit":"k€","format":"money"}]}]})");
    ASSERT_EQ(put({{"version", 0}, {"definitions", unit}}).status, 200);
    const auto answer = ask("somme des montants par canal");
    ASSERT_EQ(text_at(answer, "/status"), "answered") << answer.body;
    EXPECT_EQ(text_at(answer, "/columns/1/unit"), "k€");
    EXPECT_TRUE(answer.json().at_pointer("/columns/1/format").is_null());
}

TEST_F(SemanticLayerTest, ItIsWrittenAndReadAsYaml) {
    ASSERT_EQ(put_yaml("metrics:\n  - name: lignes\n    label: Lignes\n    table: commandes\n"
                       "    expression: {aggregate: count_rows}\n",
                       "\"0\"")
                  .status,
              200);
    const auto yaml = get("", {{"Accept", "application/yaml"}});
    EXPECT_EQ(yaml.header("ETag"), "\"1\"");
    EXPECT_THAT(yaml.header("Content-Type"), HasSubstr("application/yaml"));
    EXPECT_THAT(yaml.body, HasSubstr("name: lignes"));
    const auto again = put_yaml(yaml.body, "\"1\"");
    ASSERT_EQ(again.status, 200) << again.body;
    EXPECT_EQ(get("", {{"Accept", "application/yaml"}}).body, yaml.body);
}

TEST_F(SemanticLayerTest, ItIsExportedAndImportedAsOsi) {
    ASSERT_EQ(put({{"version", 0}, {"definitions", with_metric(turnover())}}).status, 200);
    const auto before = get().json().at("definitions");
    const auto osi = get("?format=osi");
    ASSERT_EQ(osi.status, 200) << osi.body;
    EXPECT_EQ(text_at(osi, "/version"), "0.2.0.dev0");
    const auto back =
        company_.client.request("PUT", path_ + "?format=osi", osi.body,
                                {{"Content-Type", "application/json"}, {"If-Match", "\"1\""}});
    ASSERT_EQ(back.status, 200) << back.body;
    EXPECT_EQ(back.json().at("definitions"), before);
    EXPECT_THAT(get("?format=osi", {{"Accept", "application/yaml"}}).body,
                HasSubstr("semantic_model"));
    EXPECT_EQ(get("?format=lookml").code(), "validation_failed");
}

TEST_F(SemanticLayerTest, TheSecondOfTwoWhoSaveIsTold) {
    const json::object body{{"version", 0}, {"definitions", with_metric(turnover())}};
    ASSERT_EQ(put(body).status, 200);
    const auto late = put(body);
    EXPECT_EQ(late.status, 409);
    EXPECT_EQ(late.code(), "conflict");
    EXPECT_EQ(put_yaml("{}", "\"7\"").code(), "conflict");
    EXPECT_EQ(put_yaml("{}", "*").status, 200);
    EXPECT_EQ(put({{"definitions", with_metric(turnover())}}).code(), "validation_failed");
    EXPECT_EQ(put_yaml("{}", "seven").code(), "validation_failed");
}

TEST_F(SemanticLayerTest, GeneratingAgainKeepsWhatAPersonDid) {
    ASSERT_EQ(put({{"version", 0}, {"definitions", with_metric(turnover())}}).status, 200);
    const auto again = company_.client.post(path_ + "/generate", json::object{});
    ASSERT_EQ(again.status, 200) << again.body;
    EXPECT_EQ(again.json().at("version").to_number<int>(), 1) << "nothing changed";
    EXPECT_THAT(again.body, HasSubstr("ca_ht"));
}

TEST_F(SemanticLayerTest, WhatDoesNotFitTheSchemaIsNamedAndLeftOut) {
    auto metric = turnover();
    metric["expression"] = json::parse(R"({"aggregate":"sum","of":{"column":"poids"}})");
    const auto problems = company_.client.post(path_ + "/validate",
                                               json::object{{"definitions", with_metric(metric)}});
    ASSERT_EQ(problems.status, 200) << problems.body;
    EXPECT_EQ(problems.json().at("valid"), false);
    EXPECT_EQ(text_at(problems, "/problems/0/code"), "column_missing");
    EXPECT_EQ(text_at(problems, "/problems/0/path"), "metrics.0.expression.of");
    EXPECT_EQ(get().json().at("version").to_number<int>(), 0) << "nothing was saved";
    const auto saved = put({{"version", 0}, {"definitions", with_metric(metric)}});
    ASSERT_EQ(saved.status, 200) << saved.body;
    EXPECT_EQ(text_at(saved, "/problems/0/code"), "column_missing");
    EXPECT_EQ(text_at(ask("combien de commandes ?"), "/status"), "answered");
    EXPECT_EQ(company_.client.post(path_ + "/validate", json::object{}).json().at("valid"), false);
}

TEST_F(SemanticLayerTest, APreviewShowsQuestionsBeforeAndAfter) {
    const auto preview = company_.client.post(
        path_ + "/preview",
        json::object{{"definitions", with_metric(turnover())},
                     {"questions", json::array{"CA HT par canal", "combien de commandes ?"}},
                     {"today", "2025-12-01"}});
    ASSERT_EQ(preview.status, 200) << preview.body;
    EXPECT_EQ(preview.json().at_pointer("/questions/0/changes"), true);
    EXPECT_EQ(text_at(preview, "/questions/0/draft/status"), "answered");
    EXPECT_EQ(text_at(preview, "/questions/0/draft/definitions/0/name"), "ca_ht");
    EXPECT_EQ(text_at(preview, "/questions/1/now/status"), "answered");
    EXPECT_EQ(get().json().at("version").to_number<int>(), 0) << "nothing was saved";
    const json::array four{"a", "b", "c", "d"};
    EXPECT_EQ(company_.client
                  .post(path_ + "/preview",
                        json::object{{"definitions", json::object{}}, {"questions", four}})
                  .code(),
              "validation_failed");
}

TEST_F(SemanticLayerTest, FiguresAreThoseOfADraftAndOfWhatIsSaved) {
    ASSERT_EQ(put({{"version", 0}, {"definitions", with_metric(turnover())}}).status, 200);
    auto all = turnover();
    all["expression"] = json::parse(R"({"aggregate":"sum","of":{"column":"mt_ht"}})");
    const auto now = figures({{"question", "CA HT"}});
    ASSERT_EQ(now.status, 200) << now.body;
    EXPECT_EQ(text_at(now, "/rows/0/0"), "137.50");
    EXPECT_EQ(text_at(now, "/columns/0/format"), "eur");
    const auto draft = figures({{"question", "CA HT"}, {"definitions", with_metric(all)}});
    ASSERT_EQ(draft.status, 200) << draft.body;
    EXPECT_EQ(text_at(draft, "/rows/0/0"), "187.50");
    EXPECT_EQ(get().json().at("version").to_number<int>(), 1) << "nothing was saved";
    const auto conversations = company_.client.get("/api/v1/ai/conversations");
    EXPECT_TRUE(conversations.json().at("items").as_array().empty()) << "nothing was kept";
}

TEST_F(SemanticLayerTest, FiguresAreTheFirstRowsOfAReadingThatIsSure) {
    const auto months = figures({{"question", "nombre de commandes par numero"}});
    ASSERT_EQ(months.status, 200) << months.body;
    EXPECT_EQ(months.json().at("rows").as_array().size(), 3U);
    EXPECT_EQ(months.json().at("truncated"), true);
    EXPECT_EQ(figures({{"question", "CA HT par zorglub"}}).code(), "conflict");
    EXPECT_EQ(figures({{"question", ""}}).code(), "validation_failed");
    EXPECT_EQ(figures({{"question", "CA HT"}, {"today", "hier"}}).code(), "validation_failed");
}

TEST_F(SemanticLayerTest, HostileDocumentsAreRefused) {
    EXPECT_EQ(put_yaml("a: &a [1]\nb: [*a, *a]\n", "*").code(), "malformed_request");
    EXPECT_EQ(put_yaml(std::string(50'000, '['), "*").code(), "malformed_request");
    EXPECT_EQ(put_yaml(std::string(5 << 20, 'x'), "*").code(), "payload_too_large");
    EXPECT_EQ(company_.client
                  .request("PUT", path_, "x", {{"Content-Type", "text/plain"}, {"If-Match", "*"}})
                  .code(),
              "unsupported_media_type");
    const auto wrong = put_yaml("metrics:\n  - {name: A, table: t, expression: SUM(x)}\n", "*");
    EXPECT_EQ(wrong.code(), "validation_failed");
    EXPECT_EQ(text_at(wrong, "/errors/0/field"), "metrics.0.name");
    EXPECT_EQ(text_at(wrong, "/errors/1/field"), "metrics.0.expression");
}

TEST_F(SemanticLayerTest, AViewerReadsAndDoesNotWrite) {
    company_.client.set_token(join_company(port(), company_, "viewer").token);
    EXPECT_EQ(get().status, 200);
    EXPECT_EQ(put({{"version", 0}, {"definitions", json::object{}}}).code(), "forbidden");
    for (const char* what : {"/generate", "/validate", "/preview", "/figures"}) {
        EXPECT_EQ(company_.client.post(path_ + what, json::object{}).code(), "forbidden") << what;
    }
}

}  // namespace
}  // namespace datapilot::tests
