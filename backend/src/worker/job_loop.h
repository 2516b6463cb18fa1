#pragma once

#include <functional>

#include "worker/channel.h"
#include "workers/confinement.h"
#include "workers/jobs_json.h"

namespace datapilot::worker {

// Runs one job and sends its last frame, done or error.
using RunJob = std::function<void(const workers::Job&, Channel&)>;

// The life of a worker: closes the sandbox, then answers jobs one at a time until serve hangs up.
// `prepare` is called inside the closed sandbox. Gives the exit code.
int answer_jobs(int socket, const std::function<RunJob(const workers::Confinement&)>& prepare);

}  // namespace datapilot::worker
