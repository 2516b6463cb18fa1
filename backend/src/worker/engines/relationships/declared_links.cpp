#include "worker/engines/relationships/declared_links.h"

#include <algorithm>

namespace datapilot::worker {

bool is_declared(const std::vector<catalog::Relationship>& declared, const ColumnPair& columns) {
    return std::ranges::any_of(declared, [&](const auto& link) {
        const bool column =
            link.from_table == columns.from_table.name && link.from_column == columns.from.name;
        const bool reverse =
            link.from_table == columns.to_table.name && link.to_table == columns.from_table.name;
        return column || reverse;
    });
}

}  // namespace datapilot::worker
