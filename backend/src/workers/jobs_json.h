#pragma once

#include <boost/json/object.hpp>
#include <chrono>
#include <string_view>
#include <variant>

#include "base/result.h"
#include "workers/confinement.h"
#include "workers/jobs.h"
#include "workers/protocol/frames.h"

// What serve sends to a worker, both ways. Reading never throws.
namespace datapilot::workers {

using Job = std::variant<IngestJob, DescribeJob, PreviewJob, QueryJob, TestJob>;

Frame to_frame(const Job& job);
base::Result<Job> job_from_frame(const Frame& frame);

base::Result<std::chrono::milliseconds> time_from_frame(const Frame& frame);

boost::json::object to_json(const Confinement& confinement);
base::Result<Confinement> confinement_from_json(std::string_view json);

}  // namespace datapilot::workers
