#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "catalog/catalog.h"
#include "worker/engines/mysql/session.h"

namespace datapilot::worker::mysql {

// The tables of a schema while they are read.
struct SchemaTables {
    std::vector<catalog::Table> tables;
    std::set<std::string> views;  // by the names of the catalog

    // Null where it is not exposed.
    catalog::Table* find(const std::string& schema, const std::string& relation);

    std::map<std::pair<std::string, std::string>, std::size_t> positions;
};

// Tables with their columns, comments, keys and indexes, of what the user may read.
base::Result<SchemaTables> read_tables(Session& session, const std::vector<std::string>& schemas,
                                       const Patience& patience);

// What foreign keys link.
base::Result<std::vector<catalog::Relationship>> read_foreign_keys(
    Session& session, SchemaTables& schema, const std::vector<std::string>& schemas,
    const Patience& patience);

// The type that a column has in results: see the reading of cells.
catalog::ColumnType catalog_type(const std::string& data_type, const std::string& column_type);

}  // namespace datapilot::worker::mysql
