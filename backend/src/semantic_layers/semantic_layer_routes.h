#pragma once

#include "base/clock.h"
#include "http/router.h"
#include "runtime/blocking_pool.h"
#include "runtime/task.h"
#include "semantic_layers/semantic_layers.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::semantic_layers {

// `/api/v1/data-sources/{id}/semantic-layer` and what stands below it.
class SemanticLayerRoutes {
  public:
    SemanticLayerRoutes(SemanticLayers& layers, runtime::BlockingPool& blocking,
                        const base::Clock& clock)
        : layers_(layers), blocking_(blocking), clock_(clock) {}

    // The routes refer to this object, which must outlive the router.
    void add_to(http::Router& router);

  private:
    runtime::Task<http::Response> find(tenancy::TenantScope scope, http::Request request);
    runtime::Task<http::Response> put(tenancy::TenantScope scope, http::Request request);
    runtime::Task<http::Response> generate(tenancy::TenantScope scope, http::Request request);
    runtime::Task<http::Response> validate(tenancy::TenantScope scope, http::Request request);
    runtime::Task<http::Response> preview(tenancy::TenantScope scope, http::Request request);

    SemanticLayers& layers_;
    runtime::BlockingPool& blocking_;  // large documents are read there
    const base::Clock& clock_;
};

}  // namespace datapilot::semantic_layers
