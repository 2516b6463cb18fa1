#pragma once

#include <string>
#include <vector>

#include "data_sources/data_source.h"
#include "postgres/rows.h"
#include "workers/jobs.h"

// How data sources stand in the metadata store.
namespace datapilot::data_sources {

DataSource source_from(const postgres::Row& row);
SourceFile file_from(const postgres::Row& row);

// Both languages are kept: who reads the schema may speak another than who uploaded.
std::string warnings_text(const std::vector<workers::IngestWarning>& warnings);

}  // namespace datapilot::data_sources
