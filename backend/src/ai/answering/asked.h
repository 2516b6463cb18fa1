#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

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
};

}  // namespace datapilot::ai::answering
