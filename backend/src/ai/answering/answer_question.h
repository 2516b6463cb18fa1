#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "ai/answering/answer.h"
#include "base/result.h"
#include "catalog/catalog.h"
#include "query_plan/query_plan.h"
#include "questions/rule_engine.h"
#include "runtime/task.h"
#include "workers/jobs.h"

namespace datapilot::ai::answering {

// What a tenant asks about: the two belong together and outlive the question.
struct Subject {
    const catalog::Catalog& catalog;
    const questions::RuleEngine& rules;
};

// Reads a question with the rules where that does not hold up others. Absent: right here.
using ReadQuestion = std::function<runtime::Task<base::Result<questions::Reading>>(
    const questions::RuleEngine* rules, questions::Question question)>;

// SQL as somebody typed it; it takes the guard's road like any other.
struct WrittenSql {
    std::string text;
};

// What a person made of a past answer: the reading is theirs.
struct Edited {
    base::AnswerId from;
    Engine engine = Engine::rules;  // who made the plan that was changed
    std::variant<query_plan::QueryPlan, WrittenSql> reading;
};

struct Asked {
    std::string question;
    std::optional<base::Language> language{};  // absent: that of the question
    base::Date today{};
    std::string time_zone = "Europe/Paris";
    std::optional<query_plan::QueryPlan> previous{};
    std::optional<std::string> choice{};
    std::optional<Edited> edited{};  // absent: the words of the question say it all
    base::Instant asked_at{};
    std::int64_t row_cap = 1000;
};

// The steps of the work, as they are reached.
enum class Step { understood, tables, sql, running };

struct StepReached {
    Step step;
    std::string message;  // « Tables : commandes, clients »
    std::chrono::microseconds elapsed;
};
struct SqlReady {
    std::string sql;
    catalog::Dialect dialect;
};
struct RowsReady {
    std::vector<results::ShownColumn> columns;
    std::vector<std::vector<results::Cell>> rows;
};
using Event = std::variant<StepReached, SqlReady, RowsReady>;

std::string_view name(Step step);

// Told each event in order; may be empty. It may throw, which ends the work.
using EventSink = std::function<runtime::Task<void>(Event)>;

// Has untrusted SQL approved and run where the data is.
using RunQuery = std::function<runtime::Task<base::Result<workers::QueryOutcome>>(
    std::string sql, std::int64_t row_cap)>;

// What answering leans on; `read` and `tell` may be empty.
struct Means {
    RunQuery run;
    ReadQuestion read{};
    EventSink tell{};
};

// Reads the question with the rules, runs its SQL, and computes what is shown. A question that is
// not understood is an Answer too; failures are objection_to's, and those of the means.
runtime::Task<base::Result<Answer>> answer_question(Subject subject, Asked asked, Means means);

}  // namespace datapilot::ai::answering
