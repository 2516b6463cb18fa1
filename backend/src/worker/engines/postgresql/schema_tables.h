#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "worker/engines/postgresql/session.h"

namespace datapilot::worker::postgresql {

// What a catalog does not tell of a column.
struct ColumnTraits {
    Oid type = 0;             // under its domain
    bool comparable = false;  // it has an equality
    bool words = false;       // texts and enumerations
};

// The tables of a server while they are read.
struct SchemaTables {
    std::vector<catalog::Table> tables;
    std::vector<std::vector<ColumnTraits>> traits;  // of each column of each table
    std::set<std::string> views;                    // by the names of the catalog

    // Null where it is not exposed.
    catalog::Table* find(const std::string& schema, const std::string& relation);

    std::map<std::pair<std::string, std::string>, std::size_t> positions;
};

// Tables with their columns, comments, keys and indexes, of what the user may read.
base::Result<SchemaTables> read_tables(ReadOnlyTransaction& transaction,
                                       const std::vector<std::string>& schemas);

// What foreign keys link.
base::Result<std::vector<catalog::Relationship>> read_foreign_keys(
    ReadOnlyTransaction& transaction, SchemaTables& schema,
    const std::vector<std::string>& schemas);

}  // namespace datapilot::worker::postgresql
