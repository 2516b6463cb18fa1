#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "query_plan/dialect.h"
#include "query_plan/sql_text.h"
#include "query_plan/sql_writer.h"

// In which order rows stand, and how many of them.
namespace datapilot::query_plan {
namespace {

constexpr std::string_view rank_name = "rang";

template <class Elements>
std::size_t shown_before(const Elements& elements, std::size_t index) {
    const auto end = elements.begin() + static_cast<std::ptrdiff_t>(index);
    return static_cast<std::size_t>(
        std::count_if(elements.begin(), end, [](const auto& element) { return element.shown; }));
}

}  // namespace

// What orders by a dimension: its name in the answer where it is shown.
OrderKey SqlWriter::dimension_key(const Scope& scope, std::size_t index, bool by_alias) {
    const auto& dimensions = scope.plan.dimensions;
    const auto value = dimension(scope, index);
    const bool absent = may_be_absent(scope.plan, dimensions[index].value);
    const bool named = by_alias && dimensions[index].shown;
    const auto name =
        named ? quote(output_names(scope.plan, language_)[shown_before(dimensions, index)]) : value;
    return {name, absent ? value : std::string{}};
}

OrderKey SqlWriter::measure_key(const Scope& scope, std::size_t index, bool by_alias) {
    const auto& dimensions = scope.plan.dimensions;
    const auto& measures = scope.plan.measures;
    const auto value = measure(scope, measures[index]);
    const bool absent = may_be_absent(scope.plan, measures[index].value);
    const auto place = shown_before(dimensions, dimensions.size()) + shown_before(measures, index);
    const bool named = by_alias && measures[index].shown;
    const auto name = named ? quote(output_names(scope.plan, language_)[place]) : value;
    return {name, absent ? value : std::string{}};
}

std::string SqlWriter::order_terms(const Scope& scope, bool by_alias) {
    std::vector<std::string> terms;
    for (const auto& order : scope.plan.order) {
        const auto* by = std::get_if<OrderByDimension>(&order.by);
        const auto key =
            by ? dimension_key(scope, by->index, by_alias)
               : measure_key(scope, std::get<OrderByMeasure>(order.by).index, by_alias);
        terms.push_back(order_term(dialect_, key, order.direction));
    }
    return fmt::format("{}", fmt::join(terms, ", "));
}

std::string SqlWriter::order_by(const Scope& scope) {
    if (scope.plan.order.empty()) return {};
    auto terms = order_terms(scope, true);
    for (const auto& term : tie_break(scope, true)) terms += ", " + term;
    return "\nORDER BY " + terms;
}

// Rows that are equal by what was asked keep to one order, so that the same question always gives
// the same rows: groups that of their keys, in the direction asked for, others that of their table.
std::vector<std::string> SqlWriter::tie_break(const Scope& scope, bool by_alias) {
    const auto& plan = scope.plan;
    std::vector<std::string> terms;
    if (plan.set_operation) return terms;
    if (plan.shape == Shape::list) {
        const auto* name = std::get_if<std::string>(&plan.sources.front().from);
        const auto* table = name ? catalog_.find(*name) : nullptr;
        if (!table) return terms;
        for (const auto& key : table->primary_key) terms.push_back(column(scope, {0, key}));
        return terms;
    }
    const bool down =
        plan.shape == Shape::aggregate && plan.order.front().direction == Direction::descending;
    for (const auto index : distinguishing(plan)) {
        terms.push_back(order_term(dialect_, dimension_key(scope, index, by_alias),
                                   down ? Direction::descending : Direction::ascending));
    }
    return terms;
}

// The dimensions that tell rows apart and are not ordered by: a key stands for all that its source
// shows.
std::vector<std::size_t> SqlWriter::distinguishing(const QueryPlan& plan) const {
    const auto is_key = [&](const Dimension& dimension) {
        const auto* column = std::get_if<ColumnRef>(&dimension.value.node);
        if (!column) return false;
        const auto* name = std::get_if<std::string>(&plan.sources[column->source].from);
        const auto* table = name ? catalog_.find(*name) : nullptr;
        return !dimension.shown || (table && table->primary_key == std::vector{column->column});
    };
    std::set<std::size_t> keyed;
    for (const auto& dimension : plan.dimensions) {
        if (is_key(dimension)) keyed.insert(std::get<ColumnRef>(dimension.value.node).source);
    }
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < plan.dimensions.size(); ++i) {
        const bool ordered = std::ranges::any_of(plan.order, [&](const Order& order) {
            const auto* by = std::get_if<OrderByDimension>(&order.by);
            return by && by->index == i;
        });
        const auto* column = std::get_if<ColumnRef>(&plan.dimensions[i].value.node);
        const bool told = column && keyed.contains(column->source) && !is_key(plan.dimensions[i]);
        if (!ordered && !told) out.push_back(i);
    }
    return out;
}

// The first rows of each group: they are numbered inside, and kept outside.
std::string SqlWriter::ranked_select(const Scope& scope) {
    const auto& plan = scope.plan;
    const auto group = *plan.limit->per_dimension;
    auto order = order_terms(scope, false);
    for (const auto& term : tie_break(scope, false)) order += ", " + term;
    const auto inner =
        select(scope, {fmt::format("ROW_NUMBER() OVER (PARTITION BY {} ORDER BY {}) AS {}",
                                   dimension_keys(scope, group), order, quote(rank_name)),
                       {}});
    std::vector<std::string> names;
    for (const auto& name : output_names(plan, language_)) names.push_back(quote(name));
    // A key that tells groups apart is not among what is shown: all that is shown orders them.
    std::vector<std::string> groups;
    for (std::size_t i = 0; i < plan.dimensions.size(); ++i) {
        const bool orders = plan.dimensions[group].shown ? i == group : plan.dimensions[i].shown;
        if (!orders) continue;
        const auto& name = names[shown_before(plan.dimensions, i)];
        groups.push_back(order_term(dialect_, {name, name}, Direction::ascending));
    }
    return fmt::format("SELECT {}\nFROM {} AS classement\nWHERE {} <= {}\nORDER BY {}, {}",
                       fmt::join(names, ", "), nested(inner), quote(rank_name), plan.limit->rows,
                       fmt::join(groups, ", "), quote(rank_name));
}

}  // namespace datapilot::query_plan
