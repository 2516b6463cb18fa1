#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "dashboards/dashboard.h"
#include "postgres/pool.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::dashboards {

// Single widgets; each change gives their dashboard a new version. What is not there, or another
// tenant's, is not_found.
class WidgetRepository {
  public:
    explicit WidgetRepository(postgres::Pool& pool) : pool_(pool) {}

    runtime::Task<base::Result<std::vector<Widget>>> list(tenancy::TenantScope scope,
                                                          DashboardId dashboard);
    runtime::Task<base::Result<Widget>> find(tenancy::TenantScope scope, DashboardId dashboard,
                                             WidgetId id);

    // Below all others where it has no row of its own ("y" of "lg" is absent). conflict where the
    // dashboard is full.
    runtime::Task<base::Result<Widget>> add(tenancy::TenantScope scope, DashboardId dashboard,
                                            WidgetInput widget, std::string request_id);

    // conflict where another version of the dashboard has been saved since `version` was read.
    runtime::Task<base::Result<Widget>> save(tenancy::TenantScope scope, DashboardId dashboard,
                                             std::int64_t version, WidgetInput widget,
                                             std::string request_id);

    runtime::Task<base::Result<void>> remove(tenancy::TenantScope scope, DashboardId dashboard,
                                             WidgetId id, std::string request_id);

  private:
    postgres::Pool& pool_;
};

}  // namespace datapilot::dashboards
