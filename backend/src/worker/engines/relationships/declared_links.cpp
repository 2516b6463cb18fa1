#include "worker/engines/relationships/declared_links.h"

#include <algorithm>

namespace datapilot::worker {
namespace {

using catalog::Cardinality;
using catalog::Relationship;
using catalog::Table;
using Columns = std::vector<std::string>;

bool has(const Columns& columns, const std::string& column) {
    return std::ranges::find(columns, column) != columns.end();
}

bool has_all(const Table* table, const Columns& columns) {
    return table && std::ranges::all_of(columns, [&](const auto& column) {
               return table->find(column) != nullptr;
           });
}

// At most one row has the same values in these columns.
bool is_unique_by_index(const Table& table, const Columns& columns) {
    return std::ranges::any_of(table.indexes, [&](const catalog::Index& index) {
        return index.unique && std::ranges::all_of(index.columns, [&](const auto& one) {
                   return has(columns, one);
               });
    });
}

bool is_a_link(const ForeignKey& key) {
    return !key.from_columns.empty() && key.from_columns.size() == key.to_columns.size() &&
           has_all(key.from, key.from_columns) && has_all(key.to, key.to_columns) &&
           is_unique_by_index(*key.to, key.to_columns);
}

Relationship link_of(const ForeignKey& key) {
    const bool one = is_unique_by_index(*key.from, key.from_columns);
    return {.from_table = key.from->name,
            .from_columns = key.from_columns,
            .to_table = key.to->name,
            .to_columns = key.to_columns,
            .cardinality = one ? Cardinality::one_to_one : Cardinality::many_to_one};
}

}  // namespace

std::vector<Relationship> declared_links(const std::vector<ForeignKey>& keys) {
    std::vector<Relationship> links;
    for (const auto& key : keys) {
        if (!is_a_link(key)) continue;
        const bool known = std::ranges::any_of(links, [&](const Relationship& link) {
            return link.from_table == key.from->name && link.from_columns == key.from_columns &&
                   link.to_table == key.to->name;
        });
        if (!known) links.push_back(link_of(key));
    }
    return links;
}

bool is_declared(const std::vector<Relationship>& declared, const ColumnPair& columns) {
    return std::ranges::any_of(declared, [&](const Relationship& link) {
        const bool same_table = link.to_table == columns.to_table.name;
        // A part of a key of several columns may be a key to another table by itself.
        const bool column = link.from_table == columns.from_table.name &&
                            has(link.from_columns, columns.from.name) &&
                            (link.from_columns.size() == 1 || same_table);
        const bool reverse =
            link.from_table == columns.to_table.name && link.to_table == columns.from_table.name;
        return column || reverse;
    });
}

}  // namespace datapilot::worker
