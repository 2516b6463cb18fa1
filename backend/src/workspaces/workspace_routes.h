#pragma once

#include "http/request.h"
#include "http/response.h"
#include "http/router.h"
#include "idempotency/idempotent_creates.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"
#include "workspaces/workspace_repository.h"

namespace datapilot::workspaces {

// /api/v1/workspaces
class WorkspaceRoutes {
  public:
    WorkspaceRoutes(WorkspaceRepository& repository, idempotency::IdempotentCreates& creates)
        : repository_(repository), creates_(creates) {}

    // The routes refer to this object, which must outlive the router.
    void add_to(http::Router& router);

  private:
    runtime::Task<http::Response> list(tenancy::TenantScope scope, http::Request request);
    runtime::Task<http::Response> find(tenancy::TenantScope scope, http::Request request);
    runtime::Task<http::Response> create(tenancy::TenantScope scope, http::Request request);
    runtime::Task<http::Response> change(tenancy::TenantScope scope, http::Request request);
    runtime::Task<http::Response> remove(tenancy::TenantScope scope, http::Request request);

    WorkspaceRepository& repository_;
    idempotency::IdempotentCreates& creates_;
};

}  // namespace datapilot::workspaces
