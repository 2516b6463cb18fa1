#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>

#include "base/result.h"
#include "catalog/catalog.h"
#include "workers/data_location.h"

namespace datapilot::data_sources {

// A connection as a client sends it. The password may be left out where one is stored.
struct ConnectionInput {
    workers::ServerDatabase server;  // its password is empty
    std::optional<std::string> password{};
};

// ConnectionInput of docs/api/openapi.yaml, checked; the fields of its errors begin with
// "connection.".
base::Result<ConnectionInput> connection_input(boost::json::object body, catalog::Dialect dialect);

// With the password that was typed, or else the stored one where it may stay; validation_failed
// where it must be typed.
base::Result<workers::ServerDatabase> completed(ConnectionInput input,
                                                const workers::ServerDatabase* stored);

}  // namespace datapilot::data_sources
