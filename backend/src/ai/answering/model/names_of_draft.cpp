#include "ai/answering/model/names_of_draft.h"

#include <algorithm>
#include <utility>

#include "ai/answering/model/complaint.h"
#include "ai/answering/model/nearest_names.h"

namespace datapilot::ai::answering::model {
namespace {

using catalog::Catalog;

template <class Named>
std::vector<std::string> names_of(const std::vector<Named>& all) {
    std::vector<std::string> names;
    for (const auto& one : all) names.push_back(one.name);
    return names;
}

std::size_t table_named(const Catalog& catalog, const std::string& name) {
    const auto found = std::ranges::find(catalog.tables, name, &catalog::Table::name);
    if (found != catalog.tables.end()) {
        return static_cast<std::size_t>(found - catalog.tables.begin());
    }
    throw Complaint{"unknown_table", "the schema has no such table", name,
                    nearest_names(name, names_of(catalog.tables))};
}

// « table.column » of the tables that do have a column of this name.
std::vector<std::string> elsewhere(const Catalog& catalog, const std::string& column) {
    std::vector<std::string> places;
    for (const auto& table : catalog.tables) {
        if (table.find(column)) places.push_back(table.name + "." + column);
    }
    if (places.size() > 3) places.resize(3);
    return places;
}

}  // namespace

NamesOfDraft::NamesOfDraft(const Catalog& catalog, const questions::JoinGraph& joins,
                           const std::string& main_table)
    : catalog_(catalog), joins_(joins), sources_(catalog, table_named(catalog, main_table)) {}

FoundColumn NamesOfDraft::column(const std::string& table, const std::string& column) {
    const auto& described = catalog_.tables[table_named(catalog_, table)];
    const auto* found = described.find(column);
    if (!found) {
        auto near = nearest_names(column, names_of(described.columns));
        if (near.empty()) near = elsewhere(catalog_, column);
        throw Complaint{"unknown_column", "the table " + table + " has no such column", column,
                        std::move(near)};
    }
    const auto source = source_of(static_cast<std::size_t>(&described - catalog_.tables.data()));
    return {{source, column}, found->type};
}

std::size_t NamesOfDraft::source_of(std::size_t table) {
    if (const auto known = sources_.find(table)) return *known;
    const auto& name = catalog_.tables[table].name;
    const auto path = joins_.path(sources_.base_table(), table);
    if (!path) {
        throw Complaint{"no_join", "no relationship leads from the main table to this one", name};
    }
    if (questions::multiplies(*path)) {
        throw Complaint{"fan_out",
                        "a row of the main table has several rows of this one: make this one the "
                        "main table, or answer with SQL that aggregates before it joins",
                        name};
    }
    return sources_.follow(*path);
}

}  // namespace datapilot::ai::answering::model
