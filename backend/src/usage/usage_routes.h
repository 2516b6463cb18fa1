#pragma once

#include "base/clock.h"
#include "http/router.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"
#include "usage/budget_repository.h"

namespace datapilot::usage {

// `/api/v1/usage`.
class UsageRoutes {
  public:
    UsageRoutes(BudgetRepository& repository, const base::Clock& clock, Budgets budgets)
        : repository_(repository), clock_(clock), budgets_(budgets) {}

    // The routes refer to this object, which must outlive the router.
    void add_to(http::Router& router);

  private:
    runtime::Task<http::Response> totals(tenancy::TenantScope scope, http::Request request);

    BudgetRepository& repository_;
    const base::Clock& clock_;
    Budgets budgets_;
};

}  // namespace datapilot::usage
