#pragma once

#include <string>
#include <vector>

#include "worker/engines/relationships/relationship_finder.h"

namespace datapilot::worker {

// As a server's catalog tells it: columns by their places. A table is null where it is not exposed.
struct ForeignKey {
    const catalog::Table* from = nullptr;
    std::vector<std::string> from_columns{};
    const catalog::Table* to = nullptr;
    std::vector<std::string> to_columns{};
};

// What foreign keys say, each link once. Left out are those of which a part cannot be read, and
// those to rows that no index holds to be unique, as MySQL allows: a join would multiply rows.
std::vector<catalog::Relationship> declared_links(const std::vector<ForeignKey>& keys);

// Whether foreign keys already say what the column refers to, or link the two tables the other way.
bool is_declared(const std::vector<catalog::Relationship>& declared, const ColumnPair& columns);

}  // namespace datapilot::worker
