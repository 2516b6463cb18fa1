#pragma once

#include "base/clock.h"
#include "dashboards/dashboard_data.h"
#include "dashboards/dashboard_repository.h"
#include "dashboards/data_request.h"
#include "http/request.h"
#include "http/response.h"
#include "http/router.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::dashboards {

// POST /api/v1/dashboards/{id}/data
class DataRoutes {
  public:
    DataRoutes(DashboardRepository& repository, DashboardData& data, const base::Clock& clock)
        : repository_(repository), data_(data), clock_(clock) {}

    // The routes refer to this object, which must outlive the router.
    void add_to(http::Router& router);

  private:
    using Scope = tenancy::TenantScope;

    runtime::Task<http::Response> stream(Scope scope, http::Request request);

    DashboardRepository& repository_;
    DashboardData& data_;
    const base::Clock& clock_;
};

}  // namespace datapilot::dashboards
