#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "workers/jobs.h"

namespace datapilot::data_sources {

// What a connection that works should still be told about: a link in clear, a user who can write.
struct ConnectionWarning {
    std::string code;  // "connection_tls"
    base::Text message;
};

// Reports of what never came to a worker.
workers::ConnectionReport report_of_unknown_name();
workers::ConnectionReport report_of_unreachable();

// The failure of the step that failed, with the field to look at; nothing where none did.
std::optional<base::Error> failure_in(const workers::ConnectionReport& report);

// "passed", or the step that failed.
std::string outcome_of(const workers::ConnectionReport& report);

std::vector<ConnectionWarning> warnings_in(const workers::ConnectionReport& report);

// ConnectionReport of docs/api/openapi.yaml.
boost::json::object report_json(const workers::ConnectionReport& report, base::Language language);

// The same failure, with the field of the request that it is about.
base::Error with_field(base::Error error);

}  // namespace datapilot::data_sources
