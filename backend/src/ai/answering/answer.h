#pragma once

#include <boost/json/object.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "base/ids.h"
#include "charts/chart_spec.h"
#include "query_plan/interpretation.h"
#include "query_plan/query_plan.h"
#include "questions/rule_engine.h"
#include "results/display.h"

namespace datapilot::ai::answering {

enum class Status { answered, needs_clarification, refused };

// Who made an answer; `person`: somebody wrote its SQL.
enum class Engine { verified, rules, model, person };

// What asking a model took.
struct ModelUsage {
    std::string name{};  // empty where none was asked
    std::chrono::microseconds time{};
    std::int64_t input_tokens = 0;
    std::int64_t output_tokens = 0;
    std::int64_t egress_bytes = 0;
};

struct Usage {
    std::chrono::microseconds understand{};
    std::chrono::microseconds sql{};
    std::chrono::microseconds total{};
    std::optional<std::int64_t> rows_scanned{};
    ModelUsage model{};
};

struct Choice {
    std::string id;
    std::string label;
    std::string preview;  // how the question would be read
};

struct Clarification {
    std::string question;
    std::vector<Choice> choices;
};

struct Refusal {
    base::Errc code = base::Errc::question_not_understood;
    std::string message;
    std::vector<std::string> examples;
};

// The part of an answer that exists only where one reading of the question was run.
struct Outcome {
    std::optional<query_plan::QueryPlan> plan{};  // absent where the SQL was not made from one
    query_plan::Interpretation interpretation{};
    std::vector<std::string> ignored_words{};
    std::string sql{};
    catalog::Dialect dialect = catalog::Dialect::duckdb;
    std::vector<results::ShownColumn> columns{};
    results::Rows rows{};
    bool truncated = false;
    charts::ChartSpec chart{};
    std::string summary{};
    double confidence = 0;
    std::vector<double> evidence{};  // of the rules, for whoever calibrates them
};

// What a question gets, in words ready to be shown in its language.
struct Answer {
    std::string question;
    base::Language language = base::Language::french;
    base::Instant asked_at{};
    Engine engine = Engine::rules;
    std::optional<base::AnswerId> edited_from{};  // the answer whose reading somebody changed
    std::variant<Outcome, Clarification, Refusal> result;
    std::vector<questions::UsedDefinition> definitions{};
    std::vector<questions::Warning> warnings{};
    std::vector<std::string> suggestions{};
    Usage usage{};

    Status status() const { return static_cast<Status>(result.index()); }
};

std::string_view name(Status status);
std::string_view name(Engine engine);
Engine engine_from(std::string_view name);

// The Answer of docs/api/openapi.yaml, without `id` and `conversation_id`: where answers are kept,
// they get theirs.
boost::json::object to_json(const Answer& answer);

boost::json::array columns_to_json(const std::vector<results::ShownColumn>& columns);

}  // namespace datapilot::ai::answering
