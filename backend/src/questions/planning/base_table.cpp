#include <algorithm>

#include "questions/planning/plan_builder.h"

// Which rows are looked at: a row of the base table is a row of the answer, before groups.
namespace datapilot::questions {

// The table from which the others are reached without meeting more rows.
std::optional<std::size_t> PlanBuilder::finest(const std::vector<std::size_t>& tables,
                                               bool strict) const {
    std::optional<std::size_t> best;
    std::size_t fewest = tables.size() + 1;
    for (const auto table : tables) {
        std::size_t multiplying = 0;
        bool reaches = true;
        for (const auto other : tables) {
            const auto found = source_.joins.path(table, other);
            if (!found) reaches = false;
            if (found && multiplies(*found)) ++multiplying;
        }
        if (reaches && multiplying < fewest) {
            best = table;
            fewest = multiplying;
        }
    }
    if (strict && fewest > 0) return std::nullopt;
    return best;
}

// Whether several rows of `other` may belong to one row of `one`.
bool PlanBuilder::has_many_rows_of(std::size_t one, std::size_t other) const {
    const auto found = source_.joins.path(one, other);
    return found && multiplies(*found);
}

// The table whose rows all the others only divide further: an order, of order and lines.
std::optional<std::size_t> PlanBuilder::coarsest(const std::vector<std::size_t>& tables) const {
    for (const auto table : tables) {
        const bool above = std::ranges::all_of(tables, [&](std::size_t other) {
            return other == table ||
                   (has_many_rows_of(table, other) && !has_many_rows_of(other, table));
        });
        if (above) return table;
    }
    return std::nullopt;
}

// « effectif par service »: what belongs to a service; people, where several things do.
std::optional<std::size_t> PlanBuilder::members_of_group() const {
    if (request_.groups.size() != 1 || !request_.groups[0].by) return std::nullopt;
    const auto group = chosen(*request_.groups[0].by);
    if (!group.is_table() || !request_.tests.empty()) return std::nullopt;
    std::optional<std::size_t> only, people;
    std::size_t children = 0;
    for (std::size_t t = 0; t < source_.facts.size(); ++t) {
        const auto path = source_.joins.path(t, group.table);
        if (t == group.table || !path || path->size() != 1 || multiplies(*path)) continue;
        ++children;
        only = t;
        const auto& columns = source_.facts[t].columns;
        if (std::ranges::any_of(columns, [](const ColumnFacts& column) {
                return column.role == Role::person_name;
            })) {
            people = t;
        }
    }
    return children == 1 ? only : people;
}

std::optional<std::size_t> PlanBuilder::choose_base() const {
    std::vector<std::size_t> tables;
    bool only_counts = true;
    std::optional<std::size_t> summed;  // the table of a measure that repeated rows would falsify
    bool one_summed = true;
    for (const auto& measure : request_.measures) {
        if (!measure.what) continue;
        const auto table = chosen(*measure.what).table;
        tables.push_back(table);
        only_counts &= measure.counts;
        if (measure.counts || !is_changed_by_repeats(measure.function)) continue;
        one_summed &= !summed || *summed == table;
        summed = table;
    }
    // Sums of orders beside sums of their lines: the lines are added up before they are joined.
    if (!one_summed || (summed && finest(tables, true) != summed && coarsest(tables) == summed)) {
        return coarsest(tables);
    }
    const auto& extreme = request_.extreme;
    if (tables.empty() && extreme && extreme->by && extreme->by->what) {
        const auto by = chosen(*extreme->by->what);
        tables.push_back(by.table);
        if (by.is_table()) return by.table;
    }
    if (request_.measures.empty() || tables.empty()) {
        for (const auto& projection : request_.projections)
            tables.push_back(chosen(projection).table);
        for (const auto& order : request_.orders) {
            if (order.by.what && !order.by.counts) tables.push_back(chosen(*order.by.what).table);
        }
        if (extreme && extreme->what) tables.push_back(chosen(*extreme->what).table);
        if (tables.empty() && !request_.mentions.empty()) {
            tables.push_back(chosen(request_.mentions.front()).table);
        }
        if (tables.empty() && !request_.measures.empty()) {
            if (const auto members = members_of_group()) return members;
            for (const auto& group : request_.groups) {
                if (group.by) tables.push_back(chosen(*group.by).table);
            }
            for (const auto& test : request_.tests) {
                if (!test.values.empty()) tables.push_back(test.values.front().column.table);
            }
            if (tables.empty() && source_.catalog.tables.size() == 1) tables.push_back(0);
        }
        return finest(tables, false);
    }
    return finest(tables, !only_counts);
}

}  // namespace datapilot::questions
