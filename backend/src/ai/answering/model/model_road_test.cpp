#include "ai/answering/model/model_road.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <chrono>

#include "ai/answering/answer_question.h"
#include "http_client/network_client.h"
#include "http_client/patient_client.h"
#include "llm/http_provider.h"
#include "runtime/run.h"
#include "support/golden.h"
#include "support/model_scripts.h"

namespace datapilot::ai::answering::model {
namespace {

using base::Errc;
using llm::ProviderKind;
using results::Decimal;
using runtime::Task;
using tests::Script;

catalog::Catalog sales() {
    catalog::Column region{.name = "region", .distinct_count = 2};
    region.values = {"Bretagne", "Corse"};
    region.values_complete = true;
    catalog::Catalog catalog;
    catalog.tables.push_back(
        {.name = "ventes",
         .label = "Ventes",
         .row_count = 100,
         .columns = {
             region,
             {.name = "montant", .type = catalog::ColumnType::decimal, .distinct_count = 90}}});
    return catalog;
}

const std::string good_plan =
    R"({"sentence":"Total par région","table":"ventes","measures":[{"function":"sum",)"
    R"("table":"ventes","column":"montant","transform":"none","format":"money","label":"Total"}],)"
    R"("dimensions":[{"table":"ventes","column":"region","grain":"none","label":"Région"}],)"
    R"("filters":[],"having":[],"order":[],"limit":0,"distinct":false})";

std::string with_column(const std::string& column) {
    auto plan = good_plan;
    return plan.replace(plan.find("montant"), 7, column);
}

std::string sql_call(const std::string& sql) {
    return boost::json::serialize(
        boost::json::object{{"sentence", "Ce qui était demandé"},
                            {"sql", sql},
                            {"columns",
                             {{{"label", "Région"}, {"role", "dimension"}, {"format", "plain"}},
                              {{"label", "Montant"}, {"role", "measure"}, {"format", "money"}}}}});
}

constexpr auto unknown_to_rules = "zorglub des régions";

class ModelRoadTest : public ::testing::TestWithParam<ProviderKind> {
  protected:
    Script call(const std::string& tool, const std::string& arguments) const {
        return tests::answers_in_chunks(GetParam() == ProviderKind::anthropic
                                            ? tests::anthropic_call(tool, arguments)
                                            : tests::chat_call(tool, arguments));
    }
    Script text(const std::string& said) const {
        return tests::answers_in_chunks(GetParam() == ProviderKind::anthropic
                                            ? tests::anthropic_text(said)
                                            : tests::chat_text(said));
    }

    base::Result<Answer> ask(std::vector<Script> scripts, Asked asked = {}) {
        server_.emplace(std::move(scripts));
        llm::HttpProvider provider{patient_,
                                   {GetParam(), server_->url(""), "key", "claude-test"},
                                   {std::chrono::seconds{5}}};
        if (asked.question.empty()) asked.question = unknown_to_rules;
        asked.today = std::chrono::year{2025} / 6 / 30;
        Means means{.run = [this](std::string sql, std::int64_t) { return run(std::move(sql)); },
                    .tell = [this](Event event) { return tell(std::move(event)); },
                    .model = {&provider, egress_}};
        return runtime::run(
            loop_, answer_question({catalog_, rules_}, std::move(asked), std::move(means)));
    }

    base::Result<Answer> ask_model(std::vector<Script> scripts, std::string question) {
        return ask(std::move(scripts),
                   {.question = std::move(question), .engine = EngineWish::model});
    }

    // The guard and the engine, as far as these tests need them.
    Task<base::Result<workers::QueryOutcome>> run(std::string sql) {
        ran_.push_back(sql);
        if (sql.find("DROP") != std::string::npos) {
            co_return base::Error{Errc::sql_refused, {"Refusée", "This query is refused: DROP"}};
        }
        if (sql.find("mnt") != std::string::npos) {
            co_return base::Error{Errc::query_failed,
                                  {"Échec", "It failed"},
                                  "Binder Error: no column mnt, candidates: montant"};
        }
        if (sql.find("CAST") != std::string::npos) {
            co_return base::Error{Errc::query_failed,
                                  {"Échec", "It failed"},
                                  "Conversion Error: 'Dupont' is no number"};
        }
        workers::QueryOutcome outcome;
        outcome.table.columns = {{"Région", results::ColumnType::text},
                                 {"Total", results::ColumnType::decimal}};
        const bool other = sql.find("other") != std::string::npos;
        outcome.table.rows = {{"Bretagne", Decimal{other ? "99" : "12.50"}},
                              {"Corse", Decimal{"3.00"}}};
        co_return outcome;
    }

    Task<void> tell(Event event) {
        if (const auto* reached = std::get_if<StepReached>(&event)) {
            told_.push_back(std::string{name(reached->step)});
        }
        co_return;
    }

    // The last message of the last request: what the model was told of its answer.
    std::string last_message() const {
        const auto body = boost::json::parse(server_->received().back().body);
        return boost::json::serialize(body.at("messages").as_array().back());
    }

    boost::asio::io_context loop_{1};
    base::SystemClock clock_;
    http_client::NetworkClient network_{{}};
    http_client::PatientClient patient_{
        {network_, clock_, [] { return 0.0; }}, {}, {.failures_to_open = 1000}};
    std::optional<tests::ScriptedHttpServer> server_;
    const catalog::Catalog catalog_ = sales();
    const questions::RuleEngine rules_{catalog_};
    Egress egress_ = Egress::schema;
    std::vector<std::string> ran_;
    std::vector<std::string> told_;
};

INSTANTIATE_TEST_SUITE_P(Protocols, ModelRoadTest,
                         ::testing::Values(ProviderKind::anthropic,
                                           ProviderKind::openai_compatible),
                         [](const auto& kind) { return std::string{llm::name(kind.param)}; });

bool has_warning(const Answer& answer, std::string_view code) {
    return std::ranges::find(answer.warnings, code, &questions::Warning::code) !=
           answer.warnings.end();
}

const Outcome& outcome_of(const base::Result<Answer>& answer) {
    return std::get<Outcome>(answer->result);
}

TEST_P(ModelRoadTest, AGoodPlanIsRunAndShownAsTheModels) {
    const auto answer = ask({call("answer_with_plan", good_plan)});
    ASSERT_TRUE(answer) << answer.error().detail;
    ASSERT_EQ(answer->status(), Status::answered);
    EXPECT_EQ(answer->engine, Engine::model);
    EXPECT_EQ(ran_.size(), 1U);
    EXPECT_TRUE(outcome_of(answer).plan);
    EXPECT_FALSE(outcome_of(answer).interpretation.chips.empty());
    const auto json = to_json(*answer);
    EXPECT_EQ(json.at("usage").at("input_tokens").as_int64(), 1200);
    EXPECT_EQ(json.at("usage").at("output_tokens").as_int64(), 80);
    const auto request = server_->received().at(0);
    EXPECT_EQ(static_cast<std::size_t>(json.at("usage").at("egress_bytes").as_int64()),
              request.head.size() + 4 + request.body.size());
    EXPECT_EQ(told_, (std::vector<std::string>{"shortlist", "model", "understood", "running"}));
}

TEST_P(ModelRoadTest, GoodSqlIsRunWithTheModelsSentenceAndLabels) {
    const auto answer = ask({call("answer_with_sql", sql_call("SELECT region, 1 FROM ventes"))});
    ASSERT_TRUE(answer);
    const auto& outcome = outcome_of(answer);
    EXPECT_FALSE(outcome.plan);
    EXPECT_EQ(outcome.interpretation.text, "Ce qui était demandé");
    EXPECT_EQ(outcome.columns.at(1).label, "Montant");
    EXPECT_EQ(outcome.columns.at(1).format, results::Format::eur);
    EXPECT_EQ(to_json(*answer).at("interpretation").at("text").as_string(), "Ce qui était demandé");
}

TEST_P(ModelRoadTest, AWrongColumnIsRepairedWithTheNearestName) {
    const auto answer =
        ask({call("answer_with_plan", with_column("montan")), call("answer_with_plan", good_plan)});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status(), Status::answered);
    EXPECT_EQ(ran_.size(), 1U);
    EXPECT_NE(last_message().find("unknown_column"), std::string::npos) << last_message();
    EXPECT_NE(last_message().find("montant"), std::string::npos);
    EXPECT_EQ(answer->usage.model.input_tokens, 2400);
    EXPECT_TRUE(std::ranges::count(told_, "repair") == 1);
}

TEST_P(ModelRoadTest, WrongAgainAndAgainIsGivenUpAfterTwoRepairs) {
    const auto answer = ask_model({call("answer_with_plan", with_column("montan"))}, "zorglub");
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, Errc::model_answer_invalid);
    EXPECT_EQ(server_->received().size(), 3U);
    EXPECT_TRUE(ran_.empty());
}

TEST_P(ModelRoadTest, SqlThatFailsIsRepairedAndOnlyNamesLeave) {
    ASSERT_TRUE(ask({call("answer_with_sql", sql_call("SELECT mnt FROM ventes")),
                     call("answer_with_sql", sql_call("SELECT region, 1 FROM ventes"))}));
    EXPECT_NE(last_message().find("candidates: montant"), std::string::npos) << last_message();
    ASSERT_TRUE(ask({call("answer_with_sql", sql_call("SELECT CAST(region AS INT) FROM ventes")),
                     call("answer_with_plan", good_plan)}));
    EXPECT_EQ(last_message().find("Dupont"), std::string::npos) << last_message();
}

TEST_P(ModelRoadTest, AClarificationBecomesChoicesThatComeBack) {
    const auto answer = ask({call(
        "ask_back",
        R"({"question":"Quel total ?","choices":[{"label":"HT","meaning":"Total HT par région"},{"label":"TTC","meaning":"Total TTC par région"}]})")});
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->status(), Status::needs_clarification);
    const auto& choices = std::get<Clarification>(answer->result).choices;
    ASSERT_EQ(choices.size(), 2U);

    const auto after = ask({call("answer_with_plan", good_plan)},
                           {.question = unknown_to_rules, .choice = choices[0].id});
    ASSERT_TRUE(after);
    EXPECT_EQ(after->status(), Status::answered);
    EXPECT_NE(last_message().find("Total HT par région"), std::string::npos) << last_message();
}

TEST_P(ModelRoadTest, ARefusalSaysItsReason) {
    const auto answer = ask({call("refuse", R"({"reason":"Il n'y a pas de salaires ici."})")});
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->status(), Status::refused);
    EXPECT_EQ(std::get<Refusal>(answer->result).message, "Il n'y a pas de salaires ici.");
    EXPECT_EQ(std::get<Refusal>(answer->result).code, Errc::question_out_of_scope);
}

TEST_P(ModelRoadTest, TextAndBrokenJsonAreRepairedToo) {
    const auto answer = ask({text("Le total est 12."), call("answer_with_plan", R"({"sentence":)"),
                             call("answer_with_plan", good_plan)});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status(), Status::answered);
    EXPECT_EQ(server_->received().size(), 3U);
}

TEST_P(ModelRoadTest, WhereNoModelAnswersTheRulesOwnWordStands) {
    for (const auto& script :
         {tests::answers(529, "{}"), tests::answers(401, "{}"), tests::cuts_after({"data: x"})}) {
        const auto answer = ask({script});
        ASSERT_TRUE(answer);
        EXPECT_EQ(answer->status(), Status::refused);
        EXPECT_EQ(answer->engine, Engine::rules);
        EXPECT_TRUE(has_warning(*answer, "model_unavailable") ||
                    has_warning(*answer, "model_refused"));
        EXPECT_GT(answer->usage.model.egress_bytes, 0);
    }
}

TEST_P(ModelRoadTest, TheRulesAnswerFirstAndNothingLeaves) {
    const auto answer =
        ask({call("answer_with_plan", good_plan)}, {.question = "total des montants"});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->engine, Engine::rules);
    EXPECT_TRUE(server_->received().empty());
    EXPECT_EQ(answer->usage.model.egress_bytes, 0);
}

TEST_P(ModelRoadTest, NoModelIsAskedToChangeData) {
    const auto answer =
        ask({call("answer_with_plan", good_plan)}, {.question = "supprime toutes les ventes"});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status(), Status::refused);
    EXPECT_TRUE(server_->received().empty());
}

TEST_P(ModelRoadTest, AgreementWithTheRulesRaisesTheConfidence) {
    const auto question = "somme des montants par région";
    const auto agreed = ask_model({call("answer_with_plan", good_plan)}, question);
    ASSERT_TRUE(agreed);
    EXPECT_EQ(agreed->engine, Engine::model);
    EXPECT_EQ(ran_.size(), 2U);
    EXPECT_GT(outcome_of(agreed).confidence, 0.9);
    EXPECT_FALSE(has_warning(*agreed, "engines_disagree"));

    const auto contradicted = ask_model(
        {call("answer_with_sql", sql_call("SELECT region, 1 AS other FROM ventes"))}, question);
    ASSERT_TRUE(contradicted);
    EXPECT_LT(outcome_of(contradicted).confidence, 0.6);
    EXPECT_TRUE(has_warning(*contradicted, "engines_disagree"));
}

TEST_P(ModelRoadTest, WhereNothingMayLeaveNothingDoes) {
    egress_ = Egress::none;
    const auto forced = ask_model({call("answer_with_plan", good_plan)}, "zorglub");
    ASSERT_FALSE(forced);
    EXPECT_EQ(forced.error().code, Errc::egress_forbidden);
    const auto answer = ask({call("answer_with_plan", good_plan)});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status(), Status::refused);
    EXPECT_TRUE(has_warning(*answer, "egress_forbidden"));
    EXPECT_TRUE(server_->received().empty());
}

TEST_P(ModelRoadTest, AModelThatObeysInjectedWordsGetsOnlyRefusals) {
    const auto answer =
        ask_model({call("answer_with_sql", sql_call("DROP TABLE ventes"))}, "zorglub");
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, Errc::sql_refused);
    EXPECT_EQ(ran_.size(), 3U);
}

TEST_P(ModelRoadTest, TheRequestsAreThoseOfTheTranscript) {
    ASSERT_TRUE(ask(
        {call("answer_with_plan", with_column("montan")), call("answer_with_plan", good_plan)}));
    std::string transcript;
    for (const auto& request : server_->received()) {
        transcript +=
            request.head.substr(0, request.head.find("\r\n")) + "\n" + request.body + "\n\n";
    }
    tests::expect_golden("model/" + std::string{llm::name(GetParam())} + ".txt", transcript);
}

TEST(ModelRoad, WithoutAModelTheWishIsRefused) {
    boost::asio::io_context loop{1};
    const auto catalog = sales();
    const questions::RuleEngine rules{catalog};
    Asked asked{.question = "total des montants", .engine = EngineWish::model};
    asked.today = std::chrono::year{2025} / 6 / 30;
    const auto answer = runtime::run(loop, answer_question({catalog, rules}, asked, {}));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, Errc::model_not_configured);
}

}  // namespace
}  // namespace datapilot::ai::answering::model
