#pragma once

namespace datapilot::workers {

// Whether a worker may open connections: only one that serves a customer's own server.
enum class Network { none, outbound };

}  // namespace datapilot::workers
