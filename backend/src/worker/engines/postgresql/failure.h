#pragma once

#include <libpq-fe.h>

#include "base/error.h"
#include "workers/data_location.h"

namespace datapilot::worker::postgresql {

// The five characters by which PostgreSQL names a failure; "" where the answer has none.
std::string sqlstate(const PGresult* answer);

// What an answer that is a failure means to a person.
base::Error failure_of(const PGresult* answer, const workers::ServerDatabase& server);

}  // namespace datapilot::worker::postgresql
