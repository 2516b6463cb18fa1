#pragma once

#include <vector>

#include "base/result.h"
#include "catalog/catalog.h"
#include "worker/engines/duckdb/connection.h"

namespace datapilot::worker {

// Which columns refer to which tables, told by names and confirmed by values: small numbers are
// contained in any key, so values alone never make a relationship. At most one between two
// columns' tables for each referring column, and the target is always unique.
base::Result<std::vector<catalog::Relationship>> find_relationships(
    Connection& connection, const std::vector<catalog::Table>& tables);

}  // namespace datapilot::worker
