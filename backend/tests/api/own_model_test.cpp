// A company's own language model in the place of the operator's.
#include <gtest/gtest.h>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <map>
#include <optional>

#include "api/api_test.h"
#include "support/model_scripts.h"

namespace datapilot::tests {
namespace {

namespace json = boost::json;

constexpr auto settings = "/api/v1/model-settings";
constexpr auto provider = "/api/v1/model-settings/provider";
constexpr auto trial = "/api/v1/model-settings/provider/test";

Script says(const std::string& sentence) {
    const json::object arguments{{"sentence", sentence},
                                 {"sql", "SELECT SUM(montant) AS total FROM ventes"},
                                 {"columns", json::array{}}};
    return answers_in_chunks(chat_call("answer_with_sql", json::serialize(arguments)));
}

class OwnModelTest : public ::testing::Test {
  protected:
    void start(Variables more = {}) {
        more.emplace("DATAPILOT_ALLOWED_NETWORKS", "127.0.0.1");
        more["DATAPILOT_LLM_PROVIDER"] = "openai_compatible";
        more["DATAPILOT_LLM_URL"] = operators_.url("");
        more["DATAPILOT_LLM_MODEL"] = "operators-model";
        serve_.emplace(more);
        acme_.emplace(register_company(serve_->port(), "Acme"));
    }

    static HttpAnswer put(Company& company, const std::string& target, const json::object& body) {
        return company.client.request("PUT", target, json::serialize(body),
                                      {{"Content-Type", "application/json"}});
    }

    json::object own(const ScriptedHttpServer& server) const {
        return {{"provider", "openai_compatible"},
                {"url", server.url("")},
                {"model", "acmes-model"},
                {"key", "acmes-secret-key"}};
    }

    // What the sentence of the answer says, or the code of the problem.
    std::string ask(Company& company) {
        if (!sources_.contains(company.tenant)) {
            sources_[company.tenant] =
                company.client
                    .upload("/api/v1/data-sources", {{"name", "Ventes"}},
                            {{"ventes.csv", "région;montant\nNord;10,5\nSud;20\n"}})
                    .json()
                    .at("id")
                    .as_string();
        }
        const auto answer =
            company.client.post("/api/v1/ai/query", {{"data_source_id", sources_[company.tenant]},
                                                     {"question", "zorglub des régions"},
                                                     {"engine", "model"}});
        if (answer.status != 200) return answer.code();
        return std::string{answer.json().at_pointer("/interpretation/text").as_string()};
    }

    ScriptedHttpServer operators_{{says("operator")}};
    ScriptedHttpServer acmes_{{says("acme")}};
    std::optional<Serve> serve_;
    std::optional<Company> acme_;
    std::map<std::string, std::string> sources_;
};

TEST_F(OwnModelTest, IsAskedInThePlaceOfTheOperatorsAndByNobodyElse) {
    start();
    EXPECT_EQ(ask(*acme_), "operator");
    const auto kept = put(*acme_, provider, own(acmes_));
    ASSERT_EQ(kept.status, 200) << kept.body;
    EXPECT_EQ(kept.json().at("model").as_string(), "acmes-model");
    EXPECT_EQ(kept.json().at("operator_model").as_string(), "operators-model");
    EXPECT_EQ(kept.json().at_pointer("/provider/has_key").as_bool(), true);
    EXPECT_EQ(ask(*acme_), "acme");
    EXPECT_EQ(acmes_.received().at(0).header("Authorization"), "Bearer acmes-secret-key");

    auto rival = register_company(serve_->port(), "Rival");
    EXPECT_EQ(ask(rival), "operator");
    EXPECT_TRUE(rival.client.get(settings).json().at("provider").is_null());

    EXPECT_EQ(acme_->client.erase(provider).status, 204);
    EXPECT_EQ(acme_->client.erase(provider).status, 204);
    EXPECT_EQ(ask(*acme_), "operator");
    EXPECT_EQ(acmes_.received().size(), 1U);
}

TEST_F(OwnModelTest, CostsTheOperatorNothingAndItsTokensCount) {
    start({{"DATAPILOT_USER_DAY_TOKENS", "12000"}});
    put(*acme_, provider, own(acmes_));
    EXPECT_EQ(ask(*acme_), "acme");
    const auto usage = acme_->client.get("/api/v1/usage").json();
    EXPECT_EQ(usage.at_pointer("/tenant/day/tokens").as_int64(), 1280);
    EXPECT_EQ(usage.at_pointer("/tenant/day/euros").as_string(), "0.000000");
    std::string last;
    for (int i = 0; i < 12 && last != "budget_spent"; ++i) last = ask(*acme_);
    EXPECT_EQ(last, "budget_spent");
}

TEST_F(OwnModelTest, TheKeyStandsNowhereInClear) {
    start();
    auto answers = put(*acme_, provider, own(acmes_)).body;
    ask(*acme_);
    answers += acme_->client.get(settings).body;
    answers += acme_->client.post(trial, own(acmes_)).body;
    SqlSession owner(serve_->database().owner_url());
    owner.run("SELECT set_config('app.tenant_id', '" + acme_->tenant + "', false)");
    const auto kept = owner.value("SELECT m::text FROM model_providers m");
    const auto audit = owner.value(
        "SELECT string_agg(action || detail::text, ' ') FROM audit_log WHERE action LIKE 'model%'");
    EXPECT_NE(audit.find("model_settings.provider_changed"), std::string::npos) << audit;
    EXPECT_NE(audit.find("model_settings.provider_tested"), std::string::npos) << audit;
    const auto log = serve_->program().standard_error();
    for (const auto& text : {answers, kept, audit, log}) {
        EXPECT_EQ(text.find("acmes-secret-key"), std::string::npos) << text;
    }
}

TEST_F(OwnModelTest, AChangedAddressWantsTheKeyAgain) {
    start();
    ASSERT_EQ(put(*acme_, provider, own(acmes_)).status, 200);
    auto renamed = own(acmes_);
    renamed.erase("key");
    renamed["model"] = "another-model";
    EXPECT_EQ(put(*acme_, provider, renamed).status, 200);
    EXPECT_EQ(acme_->client.post(trial, renamed).json().at("ok").as_bool(), true);
    EXPECT_EQ(acmes_.received().at(0).header("Authorization"), "Bearer acmes-secret-key");

    // A service that wants no key gets none, and never the one of another address.
    const ScriptedHttpServer elsewhere{{says("elsewhere")}};
    auto moved = renamed;
    moved["url"] = elsewhere.url("");
    EXPECT_EQ(acme_->client.post(trial, moved).status, 200);
    EXPECT_EQ(elsewhere.received().at(0).header("Authorization"), "");
    moved["provider"] = "anthropic";
    for (const auto& refused : {acme_->client.post(trial, moved), put(*acme_, provider, moved)}) {
        EXPECT_EQ(refused.status, 422);
        EXPECT_EQ(refused.json().at_pointer("/errors/0/field").as_string(), "key");
    }
}

TEST_F(OwnModelTest, NothingOnLoopbackIsAskedUnlessTheOperatorListsIt) {
    start({{"DATAPILOT_ALLOWED_NETWORKS", "10.0.0.0/8"}});
    ASSERT_EQ(put(*acme_, provider, own(acmes_)).status, 200);
    EXPECT_EQ(ask(*acme_), "model_unavailable");
    EXPECT_TRUE(acmes_.received().empty());
    EXPECT_TRUE(operators_.received().empty());
}

TEST_F(OwnModelTest, AClosedPortAndAForbiddenAddressReadTheSame) {
    start();
    auto closed = own(acmes_);
    closed["url"] = "http://127.0.0.1:9";
    const auto words = [](json::value report) {
        report.as_object().erase("elapsed_ms");
        return json::serialize(report);
    };
    const auto told = words(acme_->client.post(trial, closed).json());
    EXPECT_NE(told.find("joignable"), std::string::npos) << told;
    for (const char* forbidden : {"http://169.254.169.254", "http://10.1.2.3", "http://[::1]:9",
                                  "http://nulle-part.invalid", "http://9.9.9.9"}) {
        auto body = own(acmes_);
        body["url"] = forbidden;
        EXPECT_EQ(words(acme_->client.post(trial, body).json()), told) << forbidden;
    }
}

TEST_F(OwnModelTest, WhatIsNoAddressOrNoKeyIsSaidByItsField) {
    start();
    const auto field_of = [&](const char* field, json::value value) {
        auto body = own(acmes_);
        body[field] = std::move(value);
        const auto refused = put(*acme_, provider, body);
        EXPECT_EQ(refused.status, 422) << refused.body;
        return std::string{refused.json().at_pointer("/errors/0/field").as_string()};
    };
    for (const char* url : {"ftp://x", "https://", "https://me:secret@x", "https://x/v1?key=1",
                            "https://x y", "javascript:alert(1)", ""}) {
        EXPECT_EQ(field_of("url", url), "url") << url;
    }
    EXPECT_EQ(field_of("provider", "gpt"), "provider");
    EXPECT_EQ(field_of("model", " "), "model");
    EXPECT_EQ(field_of("model", "a\r\nX-Evil: 1"), "model");
    EXPECT_EQ(field_of("key", "a\r\nX-Evil: 1"), "key");
}

TEST_F(OwnModelTest, ManyTestsInARowAreThrottled) {
    start();
    int status = 200;
    int tries = 0;
    for (; tries < 20 && status == 200; ++tries) {
        status = acme_->client.post(trial, own(acmes_)).status;
    }
    EXPECT_EQ(status, 429);
    EXPECT_EQ(tries, 11);
    EXPECT_EQ(acmes_.received().size(), 10U);
}

TEST_F(OwnModelTest, AModelThatFailsRestsAloneAndAKeyThatDoesNotOpenIsSaid) {
    start();
    // A circuit breaker is of its process: where there are several, one of them is asked.
    acme_->client = HttpClient(serve_->port_of(0));
    acme_->client.set_token(acme_->token);
    const ScriptedHttpServer broken{{answers(500, "{}")}};
    put(*acme_, provider, own(broken));
    for (int i = 0; i < 4; ++i) EXPECT_EQ(ask(*acme_), "model_unavailable");
    const auto asked = broken.received().size();
    EXPECT_EQ(asked, 5U);  // then its circuit breaker is open
    auto rival = register_company(serve_->port(), "Rival");
    EXPECT_EQ(ask(rival), "operator");

    SqlSession owner(serve_->database().owner_url());
    owner.run("SELECT set_config('app.tenant_id', '" + acme_->tenant + "', false)");
    owner.run("UPDATE model_providers SET key_encrypted = 'gAAAAA'");
    EXPECT_EQ(ask(*acme_), "model_refused");
    EXPECT_EQ(operators_.received().size(), 1U);
}

}  // namespace
}  // namespace datapilot::tests
