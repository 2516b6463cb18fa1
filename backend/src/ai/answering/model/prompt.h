#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ai/answering/asked.h"
#include "ai/answering/model/schema_text.h"
#include "base/clock.h"
#include "base/text.h"
#include "catalog/catalog.h"
#include "llm/provider.h"
#include "query_plan/query_plan.h"
#include "questions/rule_engine.h"

namespace datapilot::ai::answering::model {

// What a model is told of one question; nothing is taken from the machine.
struct Asking {
    std::string question;
    std::string definitions{};             // of definitions_text; empty where there are none
    std::optional<std::string> meaning{};  // of a choice that was made: the question, reworded
    base::Language language = base::Language::french;
    query_plan::Calendar calendar{};
    std::optional<query_plan::QueryPlan> previous{};  // what a follow-up changes
    std::vector<Example> examples{};                  // nearest first
    Egress egress = Egress::schema;
};

// Instructions and dialect, then the schema, as a prefix that stays the same from one question to
// the next; then the day and the question.
llm::Request request_for(const Asking& asking, const catalog::Catalog& catalog,
                         const questions::Shortlist& shortlist);

// No request is larger by our own estimate: examples take what the rest leaves.
inline constexpr std::int64_t most_request_tokens = 6'000;

// What the shortlist may hold so that a request stays under 6,000 tokens.
inline constexpr questions::ShortlistLimits shortlist_limits{
    .tables = 12, .columns = 130, .values = 12};

}  // namespace datapilot::ai::answering::model
