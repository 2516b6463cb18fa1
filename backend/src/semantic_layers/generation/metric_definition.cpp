#include "semantic_layers/generation/metric_definition.h"

#include <stdexcept>

namespace datapilot::semantic_layers {
namespace {

using definitions::Expression;

// Inferred metrics are made of these parts alone.
struct Write {
    Expression operator()(const query_plan::ColumnRef& column) const {
        return {definitions::Column{column.column}};
    }
    Expression operator()(const query_plan::Literal& literal) const {
        return {definitions::Number{literal.text}};
    }
    Expression operator()(const query_plan::Arithmetic& arithmetic) const {
        definitions::Arithmetic out{arithmetic.op, {}};
        for (const auto& operand : arithmetic.operands) out.operands.push_back(written(operand));
        return {std::move(out)};
    }
    Expression operator()(const query_plan::DaysBetween& days) const {
        return {definitions::DaysBetween{written(*days.from), written(*days.to)}};
    }
    Expression operator()(const query_plan::Aggregate& aggregate) const {
        definitions::Aggregate out{aggregate.function};
        if (aggregate.argument) out.of = written(**aggregate.argument);
        return {std::move(out)};
    }
    Expression operator()(const query_plan::DateBucket&) const { throw not_inferred(); }
    Expression operator()(const query_plan::ScalarPlan&) const { throw not_inferred(); }

    static std::logic_error not_inferred() {
        return std::logic_error("no inferred metric holds this");
    }
    static Expression written(const query_plan::Expression& of) {
        return std::visit(Write{}, of.node);
    }
};

}  // namespace

definitions::MetricDefinition metric_definition(const questions::Metric& metric,
                                                const catalog::Catalog& catalog) {
    definitions::MetricDefinition out{.name = metric.name,
                                      .origin = definitions::Origin::generated};
    out.naming.label = metric.label.french;
    out.naming.synonyms = metric.names;
    out.table = catalog.tables[metric.table].name;
    out.expression = Write::written(questions::whole_of(metric, 0));
    out.style.format = metric.format;
    out.main = metric.turnover;
    return out;
}

}  // namespace datapilot::semantic_layers
