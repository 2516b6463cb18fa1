#include "definitions/meanings.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace datapilot::definitions {
namespace {

template <class Items>
std::unordered_map<std::string_view, std::size_t> positions(const Items& items) {
    std::unordered_map<std::string_view, std::size_t> out;
    for (std::size_t i = 0; i < items.size(); ++i) out.emplace(items[i].name, i);
    return out;
}

bool has(const catalog::Table* table, const std::vector<std::string>& columns) {
    return table &&
           std::ranges::all_of(columns, [&](const auto& name) { return table->find(name); });
}

bool fits(const catalog::Catalog& catalog, const RelationshipDefinition& link) {
    return has(catalog.find(link.from_table), link.from_columns) &&
           has(catalog.find(link.to_table), link.to_columns);
}

bool links(const catalog::Relationship& known, const RelationshipDefinition& link) {
    return known.from_table == link.from_table && known.from_columns == link.from_columns &&
           known.to_table == link.to_table && known.to_columns == link.to_columns;
}

}  // namespace

Meanings::Meanings(Definitions definitions, const catalog::Catalog& catalog)
    : definitions_(std::move(definitions)), places_(catalog.tables.size()) {
    const auto tables = positions(definitions_.tables);
    for (std::size_t t = 0; t < catalog.tables.size(); ++t) {
        const auto found = tables.find(catalog.tables[t].name);
        if (found == tables.end()) continue;
        Place place{found->second};
        const auto columns = positions(definitions_.tables[found->second].columns);
        for (const auto& column : catalog.tables[t].columns) {
            const auto known = columns.find(column.name);
            place.columns.push_back(known == columns.end() ? std::nullopt
                                                           : std::optional{known->second});
        }
        places_[t] = std::move(place);
    }
}

const TableDefinition* Meanings::of(std::size_t table) const {
    if (table >= places_.size() || !places_[table]) return nullptr;
    return &definitions_.tables[places_[table]->table];
}

const ColumnDefinition* Meanings::of(std::size_t table, std::size_t column) const {
    const auto* defined = of(table);
    if (!defined) return nullptr;
    const auto& place = places_[table]->columns[column];
    return place ? &defined->columns[*place] : nullptr;
}

bool Meanings::hides(std::size_t table) const {
    const auto* defined = of(table);
    return defined && defined->hidden;
}

bool Meanings::hides(std::size_t table, std::size_t column) const {
    if (hides(table)) return true;
    const auto* defined = of(table, column);
    return defined && defined->role == Role::hidden;
}

catalog::Catalog linked(catalog::Catalog catalog, const Definitions& definitions) {
    for (const auto& link : definitions.relationships) {
        const bool is_a_persons =
            link.origin == LinkOrigin::edited || link.origin == LinkOrigin::deleted;
        if (!is_a_persons) continue;
        std::erase_if(catalog.relationships, [&](const auto& known) { return links(known, link); });
        if (link.origin == LinkOrigin::deleted || !fits(catalog, link)) continue;
        catalog.relationships.push_back(
            {link.from_table, link.from_columns, link.to_table, link.to_columns, link.cardinality});
    }
    return catalog;
}

}  // namespace datapilot::definitions
