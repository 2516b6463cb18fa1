#pragma once

#include <boost/json/object.hpp>
#include <cstdint>

#include "catalog/catalog.h"
#include "workers/data_location.h"

// The connection to a customer's server as it is kept: a workers::ServerDatabase without the
// address, which is found anew for each job.
namespace datapilot::data_sources {

std::uint16_t default_port(catalog::Dialect dialect);

// Whether a password typed for the one may be sent to the other without being typed again.
bool is_same_login(const workers::ServerDatabase& left, const workers::ServerDatabase& right);

// Connection of docs/api/openapi.yaml: all but the password.
boost::json::object connection_json(const workers::ServerDatabase& connection);

}  // namespace datapilot::data_sources
