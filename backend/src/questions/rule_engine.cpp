#include "questions/rule_engine.h"

#include <algorithm>

#include "questions/candidates.h"
#include "questions/completing/completer.h"
#include "questions/editing/plan_choices.h"
#include "questions/editing/plan_editor.h"
#include "questions/member_reading.h"
#include "questions/policy.h"
#include "questions/source.h"
#include "questions/suggestions.h"

namespace datapilot::questions {

struct RuleEngine::Index : Source {
    Index(catalog::Catalog described, definitions::Definitions defined)
        : Source(std::move(described), std::move(defined)),
          members(catalog, meanings.all()),
          offers(*this),
          starts(catalog, facts) {}

    const MemberReading members;
    const Offers offers;
    const ValueStarts starts;
};

RuleEngine::RuleEngine(catalog::Catalog catalog, definitions::Definitions definitions)
    : index_(std::make_unique<const Index>(std::move(catalog), std::move(definitions))) {}
RuleEngine::~RuleEngine() = default;
RuleEngine::RuleEngine(RuleEngine&&) noexcept = default;
RuleEngine& RuleEngine::operator=(RuleEngine&&) noexcept = default;

Reading RuleEngine::read(const Question& question) const {
    if (index_->members.applies()) return index_->members.read(question);
    const auto understanding = understand(*index_, question);
    return decide(*index_, question, understanding);
}

std::vector<std::string> RuleEngine::suggestions(base::Language language, std::size_t count) const {
    if (index_->members.applies()) return index_->members.suggestions(language, count);
    return suggested_questions(*index_, language, count);
}

TypedText RuleEngine::complete(std::string_view text, base::Language language,
                               base::Date today) const {
    const auto answers = [&](const std::string& question) {
        return std::holds_alternative<Understood>(read({question, language, today}));
    };
    const Completing completing{*index_, index_->offers, index_->starts, language, today, answers};
    auto reading = read_typed(*index_, text, today);
    if (index_->members.applies()) know_members(index_->members.mentioned(reading.tokens), reading);
    auto completions = Completer(completing, text, reading).all();
    // The end of an unfinished word is not unknown yet.
    const bool grows = std::ranges::any_of(completions, [](const Completion& completion) {
        return completion.kind != CompletionKind::question;
    });
    if (grows && !reading.kinds.empty() && reading.kinds.back() == TypedKind::unknown) {
        reading.kinds.back() = TypedKind::partial;
    }
    return {typed_tokens(text, reading), std::move(completions)};
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

const definitions::Meanings& RuleEngine::meanings() const {
    return index_->meanings;
}

std::vector<UsedDefinition> RuleEngine::definitions_used(const query_plan::QueryPlan& plan) const {
    return questions::definitions_used(*index_, plan);
}

bool RuleEngine::uses_hidden_columns(const query_plan::QueryPlan& plan) const {
    return questions::uses_hidden_columns(*index_, plan);
}

}  // namespace datapilot::questions
