#include "questions/planning/condition_parts.h"

#include "questions/labels.h"

namespace datapilot::questions {

using query_plan::AnyOf;
using query_plan::Comparator;
using query_plan::Comparison;
using query_plan::Condition;

Condition negated(Condition condition) {
    const auto label = negated_label(condition.label);
    const auto words = condition.words;
    condition.label = {};
    if (auto* comparison = std::get_if<Comparison>(&condition.node)) {
        constexpr Comparator opposite[] = {Comparator::not_equal,        Comparator::equal,
                                           Comparator::greater_or_equal, Comparator::greater,
                                           Comparator::less_or_equal,    Comparator::less};
        comparison->comparator = opposite[static_cast<std::size_t>(comparison->comparator)];
        return {*comparison, label, words};
    }
    return {query_plan::Not{std::move(condition)}, label, words};
}

namespace {

struct Restriction {
    const Condition& condition;

    void operator()(query_plan::Expression& expression) const {
        std::visit(*this, expression.node);
    }
    void operator()(query_plan::Aggregate& aggregate) const {
        auto only = condition;
        if (aggregate.only) only = {query_plan::AllOf{{std::move(**aggregate.only), condition}}};
        aggregate.only = query_plan::Box<Condition>(std::move(only));
    }
    void operator()(query_plan::Arithmetic& arithmetic) const {
        for (auto& operand : arithmetic.operands) (*this)(operand);
    }
    template <class Other>
    void operator()(Other&) const {}
};

}  // namespace

void restrict_to(query_plan::Expression& expression, const Condition& condition) {
    Restriction{condition}(expression);
}

void add_either(std::vector<Condition>& conditions, Condition condition, bool either) {
    if (!either || conditions.empty()) {
        conditions.push_back(std::move(condition));
        return;
    }
    auto before = std::move(conditions.back());
    conditions.pop_back();
    const base::Text label{before.label.french + " ou " + condition.label.french,
                           before.label.english + " or " + condition.label.english};
    auto words = before.words;
    words.insert(words.end(), condition.words.begin(), condition.words.end());
    before.label = {};
    condition.label = {};
    conditions.push_back({AnyOf{{std::move(before), std::move(condition)}}, label, words});
}

std::optional<query_plan::ColumnRef> held_column(const query_plan::Condition& condition) {
    const query_plan::Expression* held = nullptr;
    if (const auto* one = std::get_if<query_plan::Comparison>(&condition.node)) held = &one->left;
    if (const auto* many = std::get_if<query_plan::OneOf>(&condition.node)) held = &many->value;
    const auto* column = held ? std::get_if<query_plan::ColumnRef>(&held->node) : nullptr;
    return column ? std::optional{*column} : std::nullopt;
}

}  // namespace datapilot::questions
