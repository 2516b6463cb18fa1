#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "dashboards/dashboard.h"
#include "dashboards/dashboard_link.h"
#include "postgres/pool.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::dashboards {

struct NewLink {
    DashboardId dashboard;
    base::Bytes token_hash;  // the token itself is kept nowhere
    std::int64_t days = 30;  // until it expires
    std::string request_id;
};

// What a link opens, and until when.
struct SharedDashboard {
    Dashboard dashboard;
    base::Instant expires_at{};
};

// One that is not there, expired, revoked or another tenant's is not_found.
class LinkRepository {
  public:
    explicit LinkRepository(postgres::Pool& pool) : pool_(pool) {}

    // Those that still open it, the newest first.
    runtime::Task<base::Result<std::vector<DashboardLink>>> list(tenancy::TenantScope scope,
                                                                 DashboardId dashboard);
    // conflict where as many links open it as may. Those that have expired go.
    runtime::Task<base::Result<DashboardLink>> create(tenancy::TenantScope scope, NewLink link);
    runtime::Task<base::Result<void>> revoke(tenancy::TenantScope scope, DashboardId dashboard,
                                             LinkId id, std::string request_id);

    // What is opened is kept in the audit log.
    runtime::Task<base::Result<SharedDashboard>> open(tenancy::TenantScope scope,
                                                      base::Bytes token_hash,
                                                      std::string request_id);

  private:
    postgres::Pool& pool_;
};

}  // namespace datapilot::dashboards
