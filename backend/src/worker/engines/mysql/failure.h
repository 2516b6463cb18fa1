#pragma once

#include <mysql.h>

#include "base/error.h"
#include "workers/data_location.h"

namespace datapilot::worker::mysql {

// What a person is told when a connection could not be opened, by the client's or the server's
// error number.
base::Error opening_failure(MYSQL* connection, const workers::ServerDatabase& server);
// Whether the client library itself says it: what came was no answer, and no other will come.
bool is_of_client(unsigned number);

// And when an open one did not answer a statement.
base::Error statement_failure(unsigned number, std::string_view words,
                              const workers::ServerDatabase& server);

}  // namespace datapilot::worker::mysql
