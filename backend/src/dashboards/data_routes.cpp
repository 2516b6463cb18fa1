#include "dashboards/data_routes.h"

#include <utility>

#include "dashboards/data_stream.h"

namespace datapilot::dashboards {

using http::Request;
using http::Response;
using runtime::Task;

void DataRoutes::add_to(http::Router& router) {
    router.secured(http::Method::post, "/api/v1/dashboards/{id}/data", tenancy::Role::viewer,
                   http::handler(this, &DataRoutes::stream));
}

Task<Response> DataRoutes::stream(Scope scope, Request request) {
    auto wanted = data_request(request, clock_.now());
    if (!wanted) co_return http::problem(wanted.error());
    auto dashboard =
        co_await repository_.show(scope, request.id_parameter<DashboardId>("id"), request.id());
    if (!dashboard) co_return http::problem(dashboard.error());
    co_return data_stream(data_, std::move(scope), std::move(*dashboard), *wanted,
                          request.language());
}

}  // namespace datapilot::dashboards
