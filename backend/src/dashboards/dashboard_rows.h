#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "dashboards/dashboard.h"
#include "postgres/transaction.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

// How dashboards and widgets stand in their tables.
namespace datapilot::dashboards {

DashboardSummary summary_from(const postgres::Row& row);

// not_found where the tenant has none of that id.
runtime::Task<base::Result<Dashboard>> read_dashboard(postgres::Transaction* transaction,
                                                      tenancy::TenantScope scope, DashboardId id);

// From top to bottom.
runtime::Task<std::vector<Widget>> read_widgets(postgres::Transaction* transaction,
                                                tenancy::TenantScope scope, DashboardId dashboard);

// Makes those that are not there and changes those that are; some in one statement. not_found where
// a data source is not there, validation_failed where an id is of another dashboard.
runtime::Task<base::Result<std::vector<WidgetId>>> write_widgets(
    postgres::Transaction* transaction, tenancy::TenantScope scope, DashboardId dashboard,
    const std::vector<WidgetInput>* widgets);

// The new version, for a change of a widget; `read_at` is the version that it was made of, if that
// matters. not_found, and conflict where another was saved since.
runtime::Task<base::Result<std::int64_t>> next_version(postgres::Transaction* transaction,
                                                       tenancy::TenantScope scope, DashboardId id,
                                                       std::optional<std::int64_t> read_at);

}  // namespace datapilot::dashboards
