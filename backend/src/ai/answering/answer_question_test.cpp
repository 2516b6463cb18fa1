#include "ai/answering/answer_question.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <stdexcept>

#include "runtime/run.h"

namespace datapilot::ai::answering {
namespace {

using base::Errc;
using results::Cell;
using results::ColumnType;
using results::Decimal;
using runtime::Task;

catalog::Catalog sales() {
    catalog::Column region{.name = "region", .distinct_count = 2};
    region.values = {"Bretagne", "Corse"};
    region.values_complete = true;
    const catalog::Column amount{
        .name = "montant", .type = catalog::ColumnType::decimal, .distinct_count = 90};
    catalog::Catalog catalog;
    catalog.tables.push_back(
        {.name = "ventes", .label = "Ventes", .row_count = 100, .columns = {region, amount}});
    return catalog;
}

class AnswerQuestion : public ::testing::Test {
  protected:
    base::Result<Answer> ask(const std::string& question,
                             std::optional<Edited> edited = std::nullopt) {
        Asked asked{.question = question, .edited = std::move(edited)};
        asked.today = std::chrono::year{2025} / 6 / 30;
        Means means{.run = [this](std::string sql, std::int64_t cap) { return run(sql, cap); },
                    .tell = [this](Event event) { return tell(std::move(event)); }};
        return runtime::run(loop_, answer_question({catalog_, rules_}, asked, std::move(means)));
    }

    Task<base::Result<workers::QueryOutcome>> run(std::string sql, std::int64_t cap) {
        ran_.push_back(sql);
        row_cap_ = cap;
        co_return outcome_;
    }

    Task<void> tell(Event event) {
        if (listener_left_) throw std::runtime_error{"gone"};
        if (const auto* reached = std::get_if<StepReached>(&event)) {
            told_.push_back(std::string{name(reached->step)});
        } else {
            told_.emplace_back(std::holds_alternative<SqlReady>(event) ? "(sql)" : "(rows)");
        }
        co_return;
    }

    static base::Result<workers::QueryOutcome> by_region() {
        workers::QueryOutcome outcome;
        outcome.table.columns = {{"region", ColumnType::text}, {"somme", ColumnType::decimal}};
        outcome.table.rows = {{"Bretagne", Decimal{"12.50"}}, {"Corse", Decimal{"3.00"}}};
        return outcome;
    }

    boost::asio::io_context loop_;
    const catalog::Catalog catalog_ = sales();
    const questions::RuleEngine rules_{catalog_};
    base::Result<workers::QueryOutcome> outcome_ = by_region();
    bool listener_left_ = false;
    std::vector<std::string> ran_;
    std::int64_t row_cap_ = 0;
    std::vector<std::string> told_;
};

bool has_warning(const Answer& answer, const std::string& code) {
    return std::ranges::find(answer.warnings, code, &questions::Warning::code) !=
           answer.warnings.end();
}

TEST_F(AnswerQuestion, RunsWhatWasUnderstoodAndShowsItsRows) {
    const auto answer = ask("somme des montants par région");
    ASSERT_TRUE(answer) << answer.error().message.french;
    ASSERT_EQ(answer->status(), Status::answered);
    const auto& outcome = std::get<Outcome>(answer->result);
    EXPECT_EQ(ran_, std::vector{outcome.sql});
    EXPECT_EQ(row_cap_, 1000);
    EXPECT_EQ(outcome.rows, outcome_->table.rows);
    EXPECT_EQ(outcome.chart.type, charts::ChartType::bar);
    EXPECT_FALSE(outcome.summary.empty());
    EXPECT_FALSE(outcome.interpretation.text.empty());
}

TEST_F(AnswerQuestion, TellsTheStepsAsTheyAreReached) {
    ASSERT_TRUE(ask("somme des montants par région"));
    EXPECT_EQ(told_, (std::vector<std::string>{"understood", "tables", "sql", "(sql)", "running",
                                               "(rows)"}));
}

TEST_F(AnswerQuestion, RunsNothingWhereAWordIsNotUnderstood) {
    const auto answer = ask("somme des montants par zorglub");
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->status(), Status::refused);
    EXPECT_NE(std::get<Refusal>(answer->result).message.find("zorglub"), std::string::npos);
    EXPECT_TRUE(ran_.empty());
}

TEST_F(AnswerQuestion, RefusesAnEmptyQuestionBeforeReadingIt) {
    const auto answer = ask("?!");
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, Errc::question_empty);
    EXPECT_TRUE(told_.empty());
}

TEST_F(AnswerQuestion, AFailureOfTheRunIsTheFailureOfTheQuestion) {
    outcome_ = base::Error{Errc::query_timeout, {"Trop long.", "Too long."}};
    const auto answer = ask("somme des montants par région");
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, Errc::query_timeout);
}

TEST_F(AnswerQuestion, SaysThatRowsWereCut) {
    outcome_->table.truncated = true;
    const auto answer = ask("somme des montants par région");
    ASSERT_TRUE(answer);
    EXPECT_TRUE(has_warning(*answer, "rows_truncated"));
}

TEST_F(AnswerQuestion, SaysThatNothingMatched) {
    outcome_->table.rows.clear();
    const auto answer = ask("somme des montants par région");
    ASSERT_TRUE(answer);
    EXPECT_TRUE(has_warning(*answer, "nothing_matched"));
}

TEST_F(AnswerQuestion, NamesTheFilterThatLeftNothing) {
    outcome_->table.rows = {{std::int64_t{0}, std::int64_t{0}}};
    const auto answer = ask("somme des montants pour la région Corse");
    ASSERT_TRUE(answer);
    ASSERT_EQ(ran_.size(), 2U);
    EXPECT_NE(ran_[1].find("COUNT"), std::string::npos) << ran_[1];
    ASSERT_TRUE(has_warning(*answer, "nothing_matched"));
    EXPECT_NE(answer->warnings.back().message.french.find("Corse"), std::string::npos);
}

TEST_F(AnswerQuestion, AListenerThatLeftEndsTheWorkBeforeTheQueryRuns) {
    listener_left_ = true;
    EXPECT_THROW(ask("somme des montants par région"), std::runtime_error);
    EXPECT_TRUE(ran_.empty());
}

TEST_F(AnswerQuestion, SqlOfAPersonIsRunAsItIsAndSaysWhoMadeIt) {
    const auto answer = ask("somme des montants par région",
                            Edited{base::AnswerId{"a"}, Engine::person, WrittenSql{"SELECT 1"}});
    ASSERT_TRUE(answer);
    EXPECT_EQ(ran_, std::vector<std::string>{"SELECT 1"});
    EXPECT_EQ(told_, (std::vector<std::string>{"(sql)", "running", "(rows)"}));
    const auto object = to_json(*answer);
    EXPECT_EQ(object.at("engine").as_string(), "person");
    EXPECT_EQ(object.at("edited_from").as_string(), "a");
    EXPECT_TRUE(object.at("plan").is_null());
    EXPECT_TRUE(object.at("interpretation").is_null());
    EXPECT_EQ(object.at("chart").as_object().at("type").as_string(), "bar");
}

TEST_F(AnswerQuestion, AnEditedPlanIsRunInsteadOfTheWords) {
    const auto read = rules_.read({.text = "moyenne des montants", .today = {}});
    auto plan = std::get<questions::Understood>(read).plan;
    const auto answer =
        ask("somme des montants par région", Edited{base::AnswerId{"a"}, Engine::rules, plan});
    ASSERT_TRUE(answer);
    EXPECT_NE(ran_.at(0).find("AVG("), std::string::npos);
    EXPECT_EQ(to_json(*answer).at("edited_from").as_string(), "a");
}

TEST_F(AnswerQuestion, WritesEveryFieldOfTheContractWhateverTheStatus) {
    const std::vector<std::string> fields{
        "question", "asked_at",   "status",         "engine",        "model",     "edited_from",
        "language", "confidence", "interpretation", "clarification", "refusal",   "plan",
        "sql",      "dialect",    "columns",        "rows",          "row_count", "truncated",
        "chart",    "summary",    "warnings",       "suggestions",   "usage",     "definitions"};
    for (const auto* question : {"somme des montants par région", "zorglub"}) {
        const auto object = to_json(*ask(question));
        for (const auto& field : fields) EXPECT_TRUE(object.contains(field)) << field;
        EXPECT_EQ(object.size(), fields.size());
    }
}

}  // namespace
}  // namespace datapilot::ai::answering
