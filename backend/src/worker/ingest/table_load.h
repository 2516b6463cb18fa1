#pragma once

#include <string>

#include "base/result.h"
#include "worker/engines/duckdb/connection.h"
#include "worker/ingest/file_profile.h"

namespace datapilot::worker::ingest {

struct TableToLoad {
    std::string name;
    std::string label;
    std::string text_path;       // the file, as UTF-8
    std::string rewritten_path;  // where a plainer copy may be made
};

// Creates the table, with the format of each column as its comment; gives the warnings of what
// could not be read as typed. Every row of the profile is in the table, or it fails.
base::Result<std::vector<workers::IngestWarning>> load_table(Connection& connection,
                                                             const TableToLoad& table,
                                                             const FileProfile& profile);

}  // namespace datapilot::worker::ingest
