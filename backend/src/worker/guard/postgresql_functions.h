#pragma once

#include <string_view>

// What approved PostgreSQL may use of pg_catalog, by its exact name.
namespace datapilot::worker::guard {

bool is_allowed_postgresql_function(std::string_view name);
bool is_allowed_postgresql_type(std::string_view name);
bool is_allowed_postgresql_operator(std::string_view name);

}  // namespace datapilot::worker::guard
