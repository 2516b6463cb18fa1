#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/page.h"
#include "base/result.h"
#include "dashboards/dashboard.h"
#include "postgres/pool.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::dashboards {

using DashboardPage = base::Page<DashboardSummary, base::TimeCursor>;

// The last changed first.
struct DashboardList {
    std::optional<std::string> workspace_id{};
    base::PageRequest<base::TimeCursor> page{};
};

// What a change is kept with in the audit log.
struct Deed {
    std::string action;  // of docs/audit.md
    std::string request_id;
};

// Dashboards as whole documents. One that is not there, or another tenant's, is not_found.
class DashboardRepository {
  public:
    explicit DashboardRepository(postgres::Pool& pool) : pool_(pool) {}

    runtime::Task<DashboardPage> list(tenancy::TenantScope scope, DashboardList request);
    runtime::Task<base::Result<Dashboard>> find(tenancy::TenantScope scope, DashboardId id);
    // The same for whoever will see its data, which the audit log keeps.
    runtime::Task<base::Result<Dashboard>> show(tenancy::TenantScope scope, DashboardId id,
                                                std::string request_id);

    // In the tenant's first workspace where none is named; its widgets get new ids. conflict where
    // the tenant has as many dashboards as it may.
    runtime::Task<base::Result<Dashboard>> create(tenancy::TenantScope scope,
                                                  std::optional<base::WorkspaceId> workspace,
                                                  Document document, Deed deed);

    // conflict where another version has been saved since `version` was read.
    runtime::Task<base::Result<Dashboard>> save(tenancy::TenantScope scope, DashboardId id,
                                                std::int64_t version, Document document,
                                                std::string request_id);

    runtime::Task<base::Result<void>> remove(tenancy::TenantScope scope, DashboardId id,
                                             std::string request_id);

    // The data sources that bear these names; of several, the newest.
    runtime::Task<std::map<std::string, base::DataSourceId>> sources_named(
        tenancy::TenantScope scope, std::vector<std::string> names);

  private:
    postgres::Pool& pool_;
};

}  // namespace datapilot::dashboards
