#pragma once

#include "base/result.h"
#include "data_sources/server_sources.h"
#include "http/request.h"

// The bodies of docs/api/openapi.yaml that tell a connection, once they are well formed.
namespace datapilot::data_sources {

base::Result<NewServer> new_server(const http::Request& request);
base::Result<TestRequest> test_request(const http::Request& request);
base::Result<SourceUpdate> source_update(const http::Request& request);

// What tells this body from another, without its password.
std::string fingerprint_of(const http::Request& request);

}  // namespace datapilot::data_sources
