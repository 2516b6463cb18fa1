#pragma once

#include "ai/models/model_desk.h"
#include "http/router.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::ai::models {

// `/api/v1/model-settings`: which model answers, and what a tenant lets leave to it.
class ModelSettingsRoutes {
  public:
    explicit ModelSettingsRoutes(ModelDesk& desk) : desk_(desk) {}

    // The routes refer to this object, which must outlive the router.
    void add_to(http::Router& router);

  private:
    using Scope = tenancy::TenantScope;

    runtime::Task<http::Response> get(Scope scope, http::Request request);
    runtime::Task<http::Response> choose_egress(Scope scope, http::Request request);
    runtime::Task<http::Response> keep(Scope scope, http::Request request);
    runtime::Task<http::Response> remove(Scope scope, http::Request request);
    runtime::Task<http::Response> try_out(Scope scope, http::Request request);
    runtime::Task<http::Response> shown(Scope scope);

    ModelDesk& desk_;
};

}  // namespace datapilot::ai::models
