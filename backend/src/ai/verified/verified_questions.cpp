#include "ai/verified/verified_questions.h"

#include <utility>

#include "ai/verified/question_pattern.h"
#include "query_plan/plan_check.h"

namespace datapilot::ai::verified {

std::optional<query_plan::QueryPlan> plan_of(const std::vector<VerifiedQuestion>& verified,
                                             const std::string& question,
                                             const catalog::Catalog& catalog, base::Date today) {
    for (const auto& known : verified) {
        auto plan = plan_for(known.pattern, known.plan, question, catalog, today);
        if (plan && !query_plan::misfit(*plan, catalog)) return plan;
    }
    return std::nullopt;
}

}  // namespace datapilot::ai::verified
