#pragma once

namespace datapilot::worker {

// The subcommand `worker`: only a pool starts it, with a socket as descriptor 3. Ends the process.
[[noreturn]] void run_worker();

}  // namespace datapilot::worker
