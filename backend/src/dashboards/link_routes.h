#pragma once

#include "base/clock.h"
#include "dashboards/dashboard_data.h"
#include "dashboards/link_repository.h"
#include "http/request.h"
#include "http/response.h"
#include "http/router.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::dashboards {

// /api/v1/dashboards/{id}/links, and what a link opens: /api/v1/shared-dashboards/{token}.
class LinkRoutes {
  public:
    LinkRoutes(LinkRepository& repository, DashboardData& data, const base::Clock& clock)
        : repository_(repository), data_(data), clock_(clock) {}

    // The routes refer to this object, which must outlive the router.
    void add_to(http::Router& router);

  private:
    using Scope = tenancy::TenantScope;

    runtime::Task<http::Response> list(Scope scope, http::Request request);
    runtime::Task<http::Response> create(Scope scope, http::Request request);
    runtime::Task<http::Response> revoke(Scope scope, http::Request request);
    runtime::Task<http::Response> open(Scope scope, http::Request request);
    runtime::Task<http::Response> stream(Scope scope, http::Request request);

    LinkRepository& repository_;
    DashboardData& data_;
    const base::Clock& clock_;
};

}  // namespace datapilot::dashboards
