#include "questions/editing/plan_tables.h"

#include <algorithm>

namespace datapilot::questions {
namespace {

constexpr std::size_t most_joins_away = 3;

std::optional<std::size_t> table_named(const catalog::Catalog& catalog, std::string_view name) {
    const auto found = std::ranges::find(catalog.tables, name, &catalog::Table::name);
    if (found == catalog.tables.end()) return std::nullopt;
    return static_cast<std::size_t>(found - catalog.tables.begin());
}

}  // namespace

base::Error impossible_edit(std::string detail) {
    const base::Text message{
        "Cette modification ne convient pas à ces données. Choisissez-en une autre.",
        "This change does not suit this data. Choose another one."};
    return {base::Errc::validation_failed,
            message,
            std::move(detail),
            {{"edits", base::FieldErrc::not_allowed, message}}};
}

std::optional<std::size_t> PlanTables::table_of(std::size_t source) const {
    if (source >= plan_.sources.size()) return std::nullopt;
    const auto* name = std::get_if<std::string>(&plan_.sources[source].from);
    return name ? table_named(source_.catalog, *name) : std::nullopt;
}

std::vector<std::size_t> PlanTables::within_reach() const {
    const auto base = table_of(0);
    if (!base) return {};
    std::vector<std::pair<std::size_t, std::size_t>> reached;  // distance, table
    for (std::size_t table = 0; table < source_.catalog.tables.size(); ++table) {
        const auto path = source_.joins.path(*base, table);
        if (!path || path->empty() || path->size() > most_joins_away || multiplies(*path)) continue;
        reached.emplace_back(path->size(), table);
    }
    std::ranges::sort(reached);
    std::vector<std::size_t> tables;
    for (const auto& [distance, table] : reached) {
        const bool joined = std::ranges::any_of(plan_.sources, [&](const auto& from) {
            const auto* name = std::get_if<std::string>(&from.from);
            return name && *name == source_.catalog.tables[table].name;
        });
        if (!joined) tables.push_back(table);
    }
    return tables;
}

bool PlanTables::repeats_rows() const {
    return std::ranges::any_of(plan_.joins, [&](const query_plan::Join& join) {
        const auto left = table_of(join.left);
        const auto right = table_of(join.right);
        if (!left || !right) return false;
        return std::ranges::none_of(source_.catalog.relationships, [&](const auto& link) {
            const auto& from = source_.catalog.tables[*left].name;
            const auto& to = source_.catalog.tables[*right].name;
            const bool many_to_one = link.from_table == from && link.to_table == to;
            const bool one_to_one = link.from_table == to && link.to_table == from &&
                                    link.cardinality == catalog::Cardinality::one_to_one;
            return many_to_one || one_to_one;
        });
    });
}

base::Result<PlacedColumn> PlanTables::place(const PickedColumn& picked) {
    const auto table = table_named(source_.catalog, picked.table);
    if (!table) return impossible_edit("no table " + picked.table);
    const auto& columns = source_.catalog.tables[*table].columns;
    const auto column = std::ranges::find(columns, picked.column, &catalog::Column::name);
    if (column == columns.end()) return impossible_edit("no column " + picked.column);
    const Element element{*table, static_cast<std::size_t>(column - columns.begin())};
    if (source_.role(element) == Role::hidden) return impossible_edit("a hidden column");
    const auto source = source_for(picked);
    if (!source) return source.error();
    return PlacedColumn{*source, element};
}

base::Result<std::size_t> PlanTables::source_for(const PickedColumn& picked) {
    const auto table = table_named(source_.catalog, picked.table);
    if (picked.source) {
        if (table_of(*picked.source) != table) return impossible_edit("another table there");
        return *picked.source;
    }
    for (std::size_t source = 0; source < plan_.sources.size(); ++source) {
        if (table_of(source) == table) return source;
    }
    const auto base = table_of(0);
    const auto path = base ? source_.joins.path(*base, *table) : std::nullopt;
    if (!path || multiplies(*path)) return impossible_edit("out of reach: " + picked.table);
    std::size_t at = 0;
    for (const auto& step : *path) at = follow(at, step);
    return at;
}

std::size_t PlanTables::follow(std::size_t at, const JoinStep& step) {
    const auto& link = source_.catalog.relationships[step.relationship];
    const auto& to = source_.catalog.tables[step.to];
    auto on = joined_on(source_.catalog, step);
    for (const auto& join : plan_.joins) {
        const bool same = join.left == at && join.on == on;
        if (same && table_of(join.right) == step.to) return join.right;
    }
    plan_.sources.push_back({to.name, {to.label, to.label}, {}});
    const auto joined = plan_.sources.size() - 1;
    plan_.joins.push_back(
        {at, joined, std::move(on), query_plan::JoinKind::inner, link.certainty, link.inferred});
    return joined;
}

std::optional<PlacedColumn> PlanTables::find(const query_plan::Expression& expression) const {
    const auto* column = std::get_if<query_plan::ColumnRef>(&expression.node);
    const auto table = column ? table_of(column->source) : std::nullopt;
    if (!table) return std::nullopt;
    const auto& columns = source_.catalog.tables[*table].columns;
    const auto found = std::ranges::find(columns, column->column, &catalog::Column::name);
    if (found == columns.end()) return std::nullopt;
    return PlacedColumn{column->source,
                        {*table, static_cast<std::size_t>(found - columns.begin())}};
}

PickedColumn PlanTables::picked(const PlacedColumn& column) const {
    return {source_.table(column.element).name, source_.column(column.element).name, column.source};
}

}  // namespace datapilot::questions
