#pragma once

#include <string>

#include "base/error.h"
#include "postgres/failure.h"

// What is said of data sources that are not there, or cannot be made.
namespace datapilot::data_sources {

base::Error no_such_source();
base::Error no_such_workspace();
base::Error name_taken(const std::string& name);
base::Error quota_exceeded();

// Files have no connection, and nothing to read again.
base::Error no_connection();
base::Error nothing_to_sync();

// The keys that encrypted a connection are gone.
base::Error unreadable_connection();

// Of a statement that gave a data source this name.
base::Error error_of(const postgres::Violation& violation, const std::string& name);

}  // namespace datapilot::data_sources
