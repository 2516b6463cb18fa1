#pragma once

#include "ai/assistant.h"
#include "base/clock.h"
#include "http/router.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::ai {

// `/api/v1/ai/suggestions` and `/api/v1/ai/complete`: what may be asked, and in which words.
class SuggestionRoutes {
  public:
    SuggestionRoutes(Assistant& assistant, const base::Clock& clock)
        : assistant_(assistant), clock_(clock) {}

    // The routes refer to this object, which must outlive the router.
    void add_to(http::Router& router);

  private:
    runtime::Task<http::Response> suggestions(tenancy::TenantScope scope, http::Request request);
    runtime::Task<http::Response> complete(tenancy::TenantScope scope, http::Request request);

    Assistant& assistant_;
    const base::Clock& clock_;
};

}  // namespace datapilot::ai
