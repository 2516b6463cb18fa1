#pragma once

#include "worker/engines/postgresql/link.h"

namespace datapilot::worker::postgresql {

// Connects and logs in, with nothing but what is written here: no file, service, variable or
// default of the machine.
base::Result<PgConnection> connect(const workers::ServerDatabase& server,
                                   const std::string& authorities, Patience patience);

}  // namespace datapilot::worker::postgresql
