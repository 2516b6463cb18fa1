#pragma once

#include <string>
#include <vector>

#include "worker/engines/mysql/session.h"
#include "worker/guard/exposed_schema.h"
#include "worker/guard/mysql_tables.h"

namespace datapilot::worker::mysql {

// The schemas that may be asked about: never those of the server itself.
std::vector<std::string> exposed_schemas(const workers::ServerDatabase& server);

// "('a', 'b')", for a comparison with IN.
std::string list_of(const std::vector<std::string>& texts, const Link& link);

std::string quoted_name(std::string_view name);

// What of a server may be asked about, as the connection sees it now: what its user has some right
// on.
struct Exposed {
    guard::ExposedSchema names;
    guard::MysqlTables tables;
    std::vector<std::string> views{};  // their names
};

base::Result<Exposed> read_exposed(Session& session, const workers::ServerDatabase& server,
                                   const Patience& patience);

// The texts of a row of a result of our own; "" for what is absent.
std::string text_of(const results::Cell& cell);
std::int64_t number_of(const results::Cell& cell);

}  // namespace datapilot::worker::mysql
