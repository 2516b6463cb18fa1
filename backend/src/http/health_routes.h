#pragma once

#include <functional>
#include <string>
#include <vector>

#include "http/router.h"
#include "runtime/task.h"

namespace datapilot::http {

// Something the program needs, by name: a coroutine function that tells whether it works. What it
// throws means that it does not; it gets two seconds.
struct ReadinessCheck {
    std::string name;
    std::function<runtime::Task<bool>()> works;
};

// GET /healthz (the process is alive) and GET /readyz (every check passes, else 503).
void add_health_routes(Router& router, std::vector<ReadinessCheck> checks);

}  // namespace datapilot::http
