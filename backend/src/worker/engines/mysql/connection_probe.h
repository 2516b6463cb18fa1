#pragma once

#include "worker/patience.h"
#include "workers/jobs.h"

namespace datapilot::worker::mysql {

// Logs in on a connection of its own, looks at what the user may do, and leaves.
workers::ConnectionReport test_connection(const workers::ServerDatabase& server,
                                          const Patience& patience);

}  // namespace datapilot::worker::mysql
