#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <string>

#include "base/result.h"
#include "http/response.h"
#include "http/router.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::tests {

// Calls the handler of a route as the server would, without a network in between.
class RouteCaller {
  public:
    using Authenticate =
        std::function<runtime::Task<base::Result<tenancy::TenantScope>>(std::string)>;

    RouteCaller(const http::Router& router, Authenticate authenticate)
        : router_(router), authenticate_(std::move(authenticate)) {}

    // Without an access token.
    runtime::Task<http::Response> post(std::string path, boost::json::object body,
                                       http::Headers headers = {});

    runtime::Task<http::Response> get(std::string path, std::string access_token);

    runtime::Task<http::Response> send(tenancy::TenantScope scope, http::Method method,
                                       std::string path, boost::json::object body = {},
                                       http::Headers headers = {});

  private:
    const http::Router& router_;
    Authenticate authenticate_;
};

boost::json::object body_of(const http::Response& response);
const base::Error& error_of(const http::Response& response);

}  // namespace datapilot::tests
