#pragma once

#include "dashboards/dashboard_repository.h"
#include "dashboards/dashboards.h"
#include "http/request.h"
#include "http/response.h"
#include "http/router.h"
#include "idempotency/idempotent_creates.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::dashboards {

// /api/v1/dashboards
class DashboardRoutes {
  public:
    DashboardRoutes(DashboardRepository& repository, Dashboards& dashboards,
                    idempotency::IdempotentCreates& creates)
        : repository_(repository), dashboards_(dashboards), creates_(creates) {}

    // The routes refer to this object, which must outlive the router.
    void add_to(http::Router& router);

  private:
    using Scope = tenancy::TenantScope;

    runtime::Task<http::Response> list(Scope scope, http::Request request);
    runtime::Task<http::Response> find(Scope scope, http::Request request);
    runtime::Task<http::Response> create(Scope scope, http::Request request);
    runtime::Task<http::Response> save(Scope scope, http::Request request);
    runtime::Task<http::Response> remove(Scope scope, http::Request request);
    runtime::Task<http::Response> duplicate(Scope scope, http::Request request);
    runtime::Task<http::Response> export_(Scope scope, http::Request request);
    runtime::Task<http::Response> import_(Scope scope, http::Request request);

    DashboardRepository& repository_;
    Dashboards& dashboards_;
    idempotency::IdempotentCreates& creates_;
};

}  // namespace datapilot::dashboards
