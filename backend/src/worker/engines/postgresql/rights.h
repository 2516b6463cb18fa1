#pragma once

#include <string>
#include <vector>

#include "worker/engines/postgresql/session.h"

namespace datapilot::worker::postgresql {

// What the connection's user may do with what is exposed.
struct Rights {
    std::int64_t readable_relations = 0;
    // What it may do besides reading, in both languages; none where it only reads.
    std::vector<base::Text> beyond_reading{};
    std::vector<std::string> schemas{};  // that are exposed
};

base::Result<Rights> read_rights(ReadOnlyTransaction& transaction,
                                 const std::vector<std::string>& schemas);

// What an administrator of the server can run to make a user that only reads these schemas.
std::string read_only_role_sql(const std::string& database,
                               const std::vector<std::string>& schemas);

}  // namespace datapilot::worker::postgresql
