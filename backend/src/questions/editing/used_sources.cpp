#include "questions/editing/used_sources.h"

#include <functional>
#include <variant>

namespace datapilot::questions {
namespace {

using query_plan::ColumnRef;
using query_plan::Condition;
using query_plan::Expression;
using query_plan::QueryPlan;

// Shows every column of this plan, of its nested plans only those that belong to this one.
class Columns {
  public:
    explicit Columns(std::function<void(ColumnRef&)> see) : see_(std::move(see)) {}

    void of(QueryPlan& plan) {
        for (auto& dimension : plan.dimensions) visit(dimension.value);
        for (auto& measure : plan.measures) visit(measure.value);
        if (plan.filter) visit(*plan.filter);
        if (plan.having) visit(*plan.having);
    }

    void operator()(ColumnRef& column) { see_(column); }
    void operator()(query_plan::Literal&) {}
    void operator()(query_plan::ScalarPlan&) {}
    void operator()(query_plan::Arithmetic& arithmetic) {
        for (auto& operand : arithmetic.operands) visit(operand);
    }
    void operator()(query_plan::DaysBetween& days) {
        visit(*days.from);
        visit(*days.to);
    }
    void operator()(query_plan::DateBucket& bucket) { visit(*bucket.date); }
    void operator()(query_plan::Aggregate& aggregate) {
        if (aggregate.argument) visit(**aggregate.argument);
        if (aggregate.only) visit(**aggregate.only);
    }

    void operator()(query_plan::AllOf& all) {
        for (auto& condition : all.conditions) visit(condition);
    }
    void operator()(query_plan::AnyOf& any) {
        for (auto& condition : any.conditions) visit(condition);
    }
    void operator()(query_plan::Not& negated) { visit(*negated.condition); }
    void operator()(query_plan::Comparison& comparison) {
        visit(comparison.left);
        visit(comparison.right);
    }
    void operator()(query_plan::Between& between) {
        visit(between.value);
        visit(between.low);
        visit(between.high);
    }
    void operator()(query_plan::OneOf& one_of) { visit(one_of.value); }
    void operator()(query_plan::Matches& matches) { visit(matches.text); }
    void operator()(query_plan::IsNull& empty) { visit(empty.value); }
    void operator()(query_plan::InPeriod& period) { visit(period.date); }
    void operator()(query_plan::InPlan& in) { visit(in.value); }
    void operator()(query_plan::Exists& exists) {
        for (auto& pair : exists.on) see_(pair.outer);
    }

  private:
    void visit(Expression& expression) { std::visit(*this, expression.node); }
    void visit(Condition& condition) { std::visit(*this, condition.node); }

    std::function<void(ColumnRef&)> see_;
};

}  // namespace

std::vector<bool> used_sources(QueryPlan& plan) {
    std::vector<bool> used(plan.sources.size(), false);
    if (!used.empty()) used[0] = true;
    Columns([&](const ColumnRef& column) {
        if (column.source < used.size()) used[column.source] = true;
    }).of(plan);
    // A join only leads to sources that stand behind it.
    for (auto join = plan.joins.rbegin(); join != plan.joins.rend(); ++join) {
        if (join->right < used.size() && used[join->right]) used[join->left] = true;
    }
    return used;
}

void remove_sources(QueryPlan& plan, const std::vector<bool>& removed) {
    std::vector<std::size_t> moved(plan.sources.size());
    std::size_t kept = 0;
    for (std::size_t source = 0; source < moved.size(); ++source) {
        moved[source] = kept;
        if (!removed[source]) ++kept;
    }
    std::erase_if(plan.joins, [&](const auto& join) { return removed[join.right]; });
    for (auto source = plan.sources.size(); source-- > 0;) {
        if (!removed[source]) continue;
        plan.sources.erase(plan.sources.begin() + static_cast<std::ptrdiff_t>(source));
    }
    for (auto& join : plan.joins) {
        join.left = moved[join.left];
        join.right = moved[join.right];
    }
    Columns([&](ColumnRef& column) { column.source = moved[column.source]; }).of(plan);
}

}  // namespace datapilot::questions
