#pragma once

#include "ai/draft_figures.h"
#include "base/clock.h"
#include "http/router.h"
#include "runtime/blocking_pool.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::ai {

// `/api/v1/data-sources/{id}/semantic-layer/figures`
class DraftRoutes {
  public:
    DraftRoutes(DraftFigures& figures, runtime::BlockingPool& blocking, const base::Clock& clock)
        : figures_(figures), blocking_(blocking), clock_(clock) {}

    // The routes refer to this object, which must outlive the router.
    void add_to(http::Router& router);

  private:
    runtime::Task<http::Response> figures(tenancy::TenantScope scope, http::Request request);

    DraftFigures& figures_;
    runtime::BlockingPool& blocking_;  // large documents are read there
    const base::Clock& clock_;
};

}  // namespace datapilot::ai
