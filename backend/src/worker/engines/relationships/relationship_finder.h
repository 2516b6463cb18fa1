#pragma once

#include <functional>
#include <vector>

#include "base/result.h"
#include "catalog/catalog.h"

namespace datapilot::worker {

// A column that may refer to another.
struct ColumnPair {
    const catalog::Table& from_table;
    const catalog::Column& from;
    const catalog::Table& to_table;
    const catalog::Column& to;
};

// What share of the distinct values of `from`, from 0 to 1, are values of `to`.
using Containment = std::function<base::Result<double>(const ColumnPair&)>;

// Which columns refer to which tables, told by names and confirmed by values: small numbers are
// contained in any key, so values alone never make a relationship. At most one between two
// columns' tables for each referring column, and the target is always unique.
base::Result<std::vector<catalog::Relationship>> find_relationships(
    const std::vector<catalog::Table>& tables, const Containment& contained);

}  // namespace datapilot::worker
