#include <fmt/format.h>

#include <algorithm>

#include "query_plan/dialect.h"
#include "query_plan/sql_text.h"
#include "query_plan/sql_writer.h"

// Medians in MySQL, which has no such aggregate: the rows of each group are numbered by the value
// first, then the one or two in the middle are averaged. All aggregates of such a plan are then
// taken over the numbered rows.
namespace datapilot::query_plan {
namespace {

using Found = std::vector<const Aggregate*>;

void find_aggregates(const Expression& expression, Found& found) {
    if (const auto* aggregate = std::get_if<Aggregate>(&expression.node)) {
        found.push_back(aggregate);
    }
    if (const auto* arithmetic = std::get_if<Arithmetic>(&expression.node)) {
        for (const auto& operand : arithmetic->operands) find_aggregates(operand, found);
    }
}

void find_aggregates(const Condition& condition, Found& found) {
    struct Visitor {
        Found& found;
        void operator()(const AllOf& all) const {
            for (const auto& one : all.conditions) find_aggregates(one, found);
        }
        void operator()(const AnyOf& any) const {
            for (const auto& one : any.conditions) find_aggregates(one, found);
        }
        void operator()(const Not& negated) const { find_aggregates(*negated.condition, found); }
        void operator()(const Comparison& comparison) const {
            find_aggregates(comparison.left, found);
            find_aggregates(comparison.right, found);
        }
        void operator()(const Between& between) const {
            for (const auto* one : {&between.value, &between.low, &between.high}) {
                find_aggregates(*one, found);
            }
        }
        void operator()(const OneOf& one_of) const { find_aggregates(one_of.value, found); }
        void operator()(const Matches& matches) const { find_aggregates(matches.text, found); }
        void operator()(const IsNull& is_null) const { find_aggregates(is_null.value, found); }
        void operator()(const InPeriod& period) const { find_aggregates(period.date, found); }
        void operator()(const InPlan& in) const { find_aggregates(in.value, found); }
        void operator()(const Exists&) const {}  // its aggregates are those of its own plan
    };
    std::visit(Visitor{found}, condition.node);
}

std::string value_name(std::size_t index) {
    return fmt::format("valeur{}", index + 1);
}
std::string number_name(std::size_t index) {
    return fmt::format("numero{}", index + 1);
}
std::string count_name(std::size_t index) {
    return fmt::format("effectif{}", index + 1);
}

}  // namespace

std::string numbered_group(std::size_t index) {
    return fmt::format("groupe{}", index + 1);
}

Found SqlWriter::aggregates_to_number(const QueryPlan& plan) const {
    if (dialect_ != catalog::Dialect::mysql) return {};
    Found found;
    for (const auto& measure : plan.measures) find_aggregates(measure.value, found);
    if (plan.having) find_aggregates(*plan.having, found);
    const bool has_median = std::ranges::any_of(
        found, [](const Aggregate* one) { return one->function == AggregateFunction::median; });
    return has_median ? found : Found{};
}

// The groups and the arguments of the aggregates of every row, and for each median the row's place
// in its group and how many places there are.
std::string SqlWriter::numbered_rows(const Scope& scope, const std::string& condition_added) {
    const auto& plan = scope.plan;
    std::vector<std::string> columns;
    std::vector<std::string> groups;
    for (std::size_t i = 0; i < plan.dimensions.size(); ++i) {
        auto group = expression(scope, plan.dimensions[i].value);
        if (is_text_of_table(plan, plan.dimensions[i])) group = exact_text(dialect_, group);
        columns.push_back(fmt::format("{} AS {}", group, quote(numbered_group(i))));
        groups.push_back(std::move(group));
    }
    const auto partition =
        groups.empty() ? std::string{} : fmt::format("PARTITION BY {}", fmt::join(groups, ", "));
    for (std::size_t i = 0; i < scope.numbered.size(); ++i) {
        const auto& aggregate = *scope.numbered[i];
        auto value = aggregate.argument ? argument(scope, aggregate) : std::string("1");
        if (aggregate.only) {
            value =
                fmt::format("CASE WHEN {} THEN {} END", condition(scope, **aggregate.only), value);
        }
        columns.push_back(fmt::format("{} AS {}", value, quote(value_name(i))));
        if (aggregate.function != AggregateFunction::median) continue;
        const auto order = order_term(dialect_, {value, value}, Direction::ascending);
        columns.push_back(fmt::format("ROW_NUMBER() OVER ({}{}ORDER BY {}) AS {}", partition,
                                      partition.empty() ? "" : " ", order, quote(number_name(i))));
        columns.push_back(
            fmt::format("COUNT({}) OVER ({}) AS {}", value, partition, quote(count_name(i))));
    }
    const auto sql =
        fmt::format("SELECT\n{}{}", indented(fmt::format("{}", fmt::join(columns, ",\n"))),
                    rows_of(scope, condition_added));
    return nested(sql) + " AS numerotees";
}

std::string SqlWriter::over_numbered(const Scope& scope, std::size_t index) const {
    const auto& aggregate = *scope.numbered[index];
    const auto value = quote(value_name(index));
    if (aggregate.function != AggregateFunction::median) {
        const bool distinct = aggregate.function == AggregateFunction::count_distinct;
        return fmt::format("{}({}{})", function_name(aggregate.function),
                           distinct ? "DISTINCT " : "", value);
    }
    const auto count = quote(count_name(index));
    return fmt::format("AVG(CASE WHEN {0} IN (({1} + 1) DIV 2, ({1} + 2) DIV 2) THEN {2} END)",
                       quote(number_name(index)), count, value);
}

}  // namespace datapilot::query_plan
