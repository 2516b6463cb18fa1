#include "questions/used_definitions.h"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <set>

#include "query_plan/json.h"
#include "questions/formula.h"
#include "questions/labels.h"

namespace datapilot::questions {
namespace {

using query_plan::Box;
using query_plan::Condition;
using query_plan::Expression;
using query_plan::QueryPlan;

// Two expressions over one table are the same where these are.
std::string key_of(const Expression& expression) {
    return boost::json::serialize(query_plan::to_json(over(expression, 0)));
}

// What a plan is made of, nested plans included.
class Parts {
  public:
    explicit Parts(const QueryPlan& plan) { visit(plan); }

    std::set<std::string> expressions;                      // by key_of
    std::set<std::string> labels;                           // French, of the measures
    std::set<std::pair<std::string, std::string>> columns;  // table and column

    void operator()(const query_plan::ColumnRef& column) {
        if (column.source >= plan_->sources.size()) return;
        const auto* table = std::get_if<std::string>(&plan_->sources[column.source].from);
        if (table) columns.emplace(*table, column.column);
    }
    void operator()(const query_plan::Literal&) {}
    void operator()(const query_plan::Arithmetic& value) {
        for (const auto& operand : value.operands) visit(operand);
    }
    void operator()(const query_plan::DaysBetween& days) {
        visit(*days.from);
        visit(*days.to);
    }
    void operator()(const query_plan::DateBucket& bucket) { visit(*bucket.date); }
    void operator()(const query_plan::Aggregate& value) {
        if (value.argument) visit(**value.argument);
        if (value.only) visit(**value.only);
    }
    void operator()(const query_plan::ScalarPlan& scalar) { visit(*scalar.plan); }
    void operator()(const query_plan::AllOf& all) {
        for (const auto& one : all.conditions) visit(one);
    }
    void operator()(const query_plan::AnyOf& any) {
        for (const auto& one : any.conditions) visit(one);
    }
    void operator()(const query_plan::Not& negated) { visit(*negated.condition); }
    void operator()(const query_plan::Comparison& comparison) {
        visit(comparison.left);
        visit(comparison.right);
    }
    void operator()(const query_plan::Between& between) { visit(between.value); }
    void operator()(const query_plan::OneOf& one_of) { visit(one_of.value); }
    void operator()(const query_plan::Matches& matches) { visit(matches.text); }
    void operator()(const query_plan::IsNull& is_null) { visit(is_null.value); }
    void operator()(const query_plan::InPeriod& period) { visit(period.date); }
    void operator()(const query_plan::Exists& exists) { visit(*exists.related); }
    void operator()(const query_plan::InPlan& in) {
        visit(in.value);
        visit(*in.plan);
    }

  private:
    void visit(const Expression& expression) {
        expressions.insert(key_of(expression));
        std::visit(*this, expression.node);
    }
    void visit(const Condition& condition) { std::visit(*this, condition.node); }
    void visit(const QueryPlan& plan) {
        const auto* outer = std::exchange(plan_, &plan);
        for (const auto& source : plan.sources) {
            if (const auto* nested = std::get_if<Box<QueryPlan>>(&source.from)) visit(**nested);
        }
        for (const auto& dimension : plan.dimensions) visit(dimension.value);
        for (const auto& measure : plan.measures) {
            labels.insert(measure.label.french);
            visit(measure.value);
        }
        if (plan.filter) visit(*plan.filter);
        if (plan.having) visit(*plan.having);
        if (plan.set_operation) visit(*plan.set_operation->with);
        plan_ = outer;
    }

    const QueryPlan* plan_ = nullptr;
};

// A sum of one column may be asked for in its own name: then the metric must be named.
bool uses(const Parts& parts, const Metric& metric) {
    const bool named = std::ranges::any_of(parts.labels, [&](const std::string& label) {
        return label.find(metric.label.french) != std::string::npos;
    });
    const bool bare = metric.row && std::holds_alternative<query_plan::ColumnRef>(metric.row->node);
    if (bare && !named) return false;
    return parts.expressions.contains(key_of(whole_of(metric, 0))) ||
           (metric.row && parts.expressions.contains(key_of(*metric.row)));
}

void add_columns(const Source& source, const Parts& parts, std::vector<UsedDefinition>& out) {
    for (std::size_t t = 0; t < source.catalog.tables.size(); ++t) {
        const auto& table = source.catalog.tables[t];
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const auto* defined = source.meanings.of(t, c);
            if (!defined || defined->naming.description.empty()) continue;
            if (!parts.columns.contains({table.name, table.columns[c].name})) continue;
            out.push_back({table.name + '.' + table.columns[c].name, label_of(source, {t, c}),
                           defined->naming.description});
        }
    }
}

}  // namespace

std::vector<UsedDefinition> definitions_used(const Source& source, const QueryPlan& plan) {
    const Parts parts(plan);
    std::vector<UsedDefinition> out;
    for (const auto& metric : source.metrics) {
        if (!uses(parts, metric)) continue;
        out.push_back({metric.name, metric.label, metric.description,
                       formula_of(whole_of(metric, 0), source, metric.table)});
    }
    add_columns(source, parts, out);
    return out;
}

bool uses_hidden_columns(const Source& source, const QueryPlan& plan) {
    const Parts parts(plan);
    for (std::size_t t = 0; t < source.catalog.tables.size(); ++t) {
        const auto& table = source.catalog.tables[t];
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const bool is_hidden = source.facts[t].columns[c].role == Role::hidden;
            if (is_hidden && parts.columns.contains({table.name, table.columns[c].name})) {
                return true;
            }
        }
    }
    return false;
}

boost::json::object to_json(const UsedDefinition& used, base::Language language) {
    boost::json::object out{{"kind", used.formula ? "metric" : "column"},
                            {"name", used.name},
                            {"label", used.label.in(language)},
                            {"description", nullptr},
                            {"formula", nullptr}};
    if (!used.description.empty()) out["description"] = used.description;
    if (used.formula) out["formula"] = used.formula->in(language);
    return out;
}

}  // namespace datapilot::questions
