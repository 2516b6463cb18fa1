#include "query_plan/plan_check.h"

#include <algorithm>

namespace datapilot::query_plan {
namespace {

using catalog::Catalog;

class Check {
  public:
    Check(const QueryPlan& plan, const Catalog& catalog) : plan_(plan), catalog_(catalog) {}

    void run() {
        if (plan_.sources.empty()) blame("a plan without a source");
        for (const auto& source : plan_.sources) std::visit(*this, source.from);
        for (const auto& join : plan_.joins) {
            for (const auto& on : join.on) {
                (*this)(ColumnRef{join.left, on.left_column});
                (*this)(ColumnRef{join.right, on.right_column});
            }
        }
        if (plan_.joins.size() + 1 != plan_.sources.size()) blame("sources that are not joined");
        for (const auto& dimension : plan_.dimensions) visit(dimension.value);
        for (const auto& measure : plan_.measures) visit(measure.value);
        if (plan_.filter) visit(*plan_.filter);
        if (plan_.having) visit(*plan_.having);
        for (const auto& order : plan_.order) std::visit(*this, order.by);
        if (plan_.limit && plan_.limit->per_dimension) {
            (*this)(OrderByDimension{*plan_.limit->per_dimension});
        }
        if (plan_.set_operation) visit(*plan_.set_operation->with);
    }

    std::optional<base::Error> result() && { return std::move(error_); }

    void operator()(const std::string& table) {
        if (!catalog_.find(table)) blame("no table " + table);
    }
    void operator()(const Box<QueryPlan>& plan) { visit(*plan); }
    void operator()(const OrderByDimension& by) {
        if (by.index >= plan_.dimensions.size()) blame("no such dimension");
    }
    void operator()(const OrderByMeasure& by) {
        if (by.index >= plan_.measures.size()) blame("no such measure");
    }
    void operator()(const ColumnRef& column) {
        if (!has(plan_, column)) blame("no column " + column.column);
    }
    void operator()(const Literal&) {}
    void operator()(const Arithmetic& arithmetic) {
        for (const auto& operand : arithmetic.operands) visit(operand);
        if (arithmetic.operands.empty()) blame("arithmetic over nothing");
    }
    void operator()(const DaysBetween& days) {
        visit(*days.from);
        visit(*days.to);
    }
    void operator()(const DateBucket& bucket) { visit(*bucket.date); }
    void operator()(const Aggregate& aggregate) {
        if (aggregate.argument) visit(**aggregate.argument);
        if (aggregate.only) visit(**aggregate.only);
        if (!aggregate.argument && aggregate.function != AggregateFunction::count_rows) {
            blame("an aggregate over nothing");
        }
    }
    void operator()(const ScalarPlan& scalar) { visit(*scalar.plan); }
    void operator()(const AllOf& all) {
        for (const auto& condition : all.conditions) visit(condition);
    }
    void operator()(const AnyOf& any) {
        for (const auto& condition : any.conditions) visit(condition);
    }
    void operator()(const Not& negated) { visit(*negated.condition); }
    void operator()(const Comparison& comparison) {
        visit(comparison.left);
        visit(comparison.right);
    }
    void operator()(const Between& between) {
        visit(between.value);
        visit(between.low);
        visit(between.high);
    }
    void operator()(const OneOf& one_of) {
        visit(one_of.value);
        if (one_of.values.empty()) blame("a list of no values");
    }
    void operator()(const Matches& matches) { visit(matches.text); }
    void operator()(const IsNull& is_null) { visit(is_null.value); }
    void operator()(const InPeriod& period) {
        visit(period.date);
        if (!period.from && !period.before) blame("a period without ends");
    }
    void operator()(const Exists& exists) {
        visit(*exists.related);
        for (const auto& pair : exists.on) {
            (*this)(pair.outer);
            if (!has(*exists.related, pair.inner)) blame("no column " + pair.inner.column);
        }
    }
    void operator()(const InPlan& in) {
        visit(in.value);
        visit(*in.plan);
    }

  private:
    void visit(const Expression& expression) { std::visit(*this, expression.node); }
    void visit(const Condition& condition) { std::visit(*this, condition.node); }
    void visit(const QueryPlan& plan) {
        if (auto error = misfit(plan, catalog_)) error_ = std::move(error);
    }

    bool has(const QueryPlan& plan, const ColumnRef& column) const {
        if (column.source >= plan.sources.size()) return false;
        const auto& from = plan.sources[column.source].from;
        if (const auto* name = std::get_if<std::string>(&from)) {
            const auto* table = catalog_.find(*name);
            return table && table->find(column.column);
        }
        const auto labelled = [&](const auto& element) {
            return element.shown && element.label.french == column.column;
        };
        const auto& nested = *std::get<Box<QueryPlan>>(from);
        return std::ranges::any_of(nested.dimensions, labelled) ||
               std::ranges::any_of(nested.measures, labelled);
    }

    void blame(std::string detail) {
        if (error_) return;
        error_ = base::Error{base::Errc::internal,
                             {"Cette question ne correspond plus aux données. Posez-la à nouveau.",
                              "This question no longer fits the data. Please ask it again."},
                             std::move(detail)};
    }

    const QueryPlan& plan_;
    const Catalog& catalog_;
    std::optional<base::Error> error_;
};

}  // namespace

std::optional<base::Error> misfit(const QueryPlan& plan, const catalog::Catalog& catalog) {
    Check check(plan, catalog);
    check.run();
    return std::move(check).result();
}

}  // namespace datapilot::query_plan
