#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "ai/answering/answer.h"
#include "base/clock.h"
#include "base/ids.h"
#include "base/text.h"
#include "catalog/catalog.h"
#include "query_plan/query_plan.h"
#include "questions/rule_engine.h"

namespace datapilot::ai::answering {

// What a tenant asks about: the two belong together and outlive the question.
struct Subject {
    const catalog::Catalog& catalog;
    const questions::RuleEngine& rules;
};

// SQL as somebody typed it; it takes the guard's road like any other.
struct WrittenSql {
    std::string text;
};

// A reading that is known before the words are read: what a person made of a past answer, or a
// verified question's.
struct Edited {
    std::optional<base::AnswerId> from{};
    Engine engine = Engine::rules;  // who made the plan that was changed
    std::variant<query_plan::QueryPlan, WrittenSql> reading;
};

// Who is asked. `automatic`: the rules, and a model where they are not sure.
enum class EngineWish { automatic, rules, model };

// A question that somebody vouched for: a model may take it as an example.
struct Example {
    std::string question;
    std::string pattern;  // with places for its values and its period
    query_plan::QueryPlan plan;
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
    EngineWish engine = EngineWish::automatic;
    std::vector<Example> examples{};  // nearest first
};

}  // namespace datapilot::ai::answering
