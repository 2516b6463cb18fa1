#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "catalog/catalog.h"
#include "query_plan/query_plan.h"

namespace datapilot::ai::answering::model {

// A value as a model wrote it, as one of this type; nothing where it is none: a number has plain
// digits, a date is ISO, a boolean is "true" or "false".
std::optional<query_plan::Literal> literal_of(const std::string& value, catalog::ColumnType type);

std::optional<base::Date> iso_date(const std::string& value);

bool is_number(catalog::ColumnType type);
bool is_date(catalog::ColumnType type);

}  // namespace datapilot::ai::answering::model
