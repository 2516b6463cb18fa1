#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.h"

namespace datapilot::tests {

// "from.column -> to.column" for each relationship, "from.(a, b) -> to.(c, d)" where the key has
// several columns.
inline std::vector<std::string> told_links(const catalog::Catalog& catalog) {
    const auto side = [](const std::string& table, const std::vector<std::string>& columns) {
        std::string list;
        for (const auto& column : columns) list += (list.empty() ? "" : ", ") + column;
        return table + "." + (columns.size() == 1 ? list : "(" + list + ")");
    };
    std::vector<std::string> all;
    for (const auto& link : catalog.relationships) {
        const bool one = link.cardinality == catalog::Cardinality::one_to_one;
        all.push_back(side(link.from_table, link.from_columns) + " -> " +
                      side(link.to_table, link.to_columns) + (one ? " one to one" : "") +
                      (link.inferred ? " inferred" : ""));
    }
    return all;
}

}  // namespace datapilot::tests
