#pragma once

#include "ai/model_desk.h"
#include "http/router.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::ai {

// `/api/v1/model-settings`: which model answers, and what a tenant lets leave to it.
class ModelSettingsRoutes {
  public:
    explicit ModelSettingsRoutes(ModelDesk& desk) : desk_(desk) {}

    // The routes refer to this object, which must outlive the router.
    void add_to(http::Router& router);

  private:
    runtime::Task<http::Response> get(tenancy::TenantScope scope, http::Request request);
    runtime::Task<http::Response> put(tenancy::TenantScope scope, http::Request request);
    runtime::Task<http::Response> shown(tenancy::TenantScope scope);

    ModelDesk& desk_;
};

}  // namespace datapilot::ai
