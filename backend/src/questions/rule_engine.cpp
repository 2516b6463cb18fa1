#include "questions/rule_engine.h"

#include <algorithm>

#include "questions/candidates.h"
#include "questions/editing/plan_choices.h"
#include "questions/editing/plan_editor.h"
#include "questions/member_reading.h"
#include "questions/policy.h"
#include "questions/source.h"
#include "questions/suggestions.h"

namespace datapilot::questions {

struct RuleEngine::Index : Source {
    explicit Index(catalog::Catalog described) : Source(std::move(described)), members(catalog) {}

    const MemberReading members;
};

RuleEngine::RuleEngine(catalog::Catalog catalog)
    : index_(std::make_unique<const Index>(std::move(catalog))) {}
RuleEngine::~RuleEngine() = default;
RuleEngine::RuleEngine(RuleEngine&&) noexcept = default;

Reading RuleEngine::read(const Question& question) const {
    if (index_->members.applies()) return index_->members.read(question);
    const auto understanding = understand(*index_, question);
    return decide(*index_, question, understanding);
}

std::vector<std::string> RuleEngine::suggestions(base::Language language, std::size_t count) const {
    if (index_->members.applies()) return index_->members.suggestions(language, count);
    return suggested_questions(*index_, language, count);
}

boost::json::object RuleEngine::choices(const query_plan::QueryPlan& plan,
                                        base::Language language) const {
    return to_json(choices_for(*index_, plan), language);
}

base::Result<query_plan::QueryPlan> RuleEngine::edited(query_plan::QueryPlan plan,
                                                       const std::vector<PlanEdit>& edits) const {
    PlanEditor editor(*index_, std::move(plan));
    for (const auto& edit : edits) {
        if (auto error = editor.apply(edit)) return std::move(*error);
    }
    return std::move(editor).finish();
}

Shortlist RuleEngine::shortlist(std::string_view question, const ShortlistLimits& limits) const {
    return questions::shortlist(*index_, question, limits);
}

const JoinGraph& RuleEngine::joins() const {
    return index_->joins;
}

}  // namespace datapilot::questions
