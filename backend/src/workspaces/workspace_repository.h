#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "postgres/pool.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"
#include "workspaces/workspace.h"

namespace datapilot::workspaces {

// A name that is taken, and a workspace that still holds something, are Errc::conflict; one that is
// not there, or another tenant's, is Errc::not_found.
class WorkspaceRepository {
  public:
    explicit WorkspaceRepository(postgres::Pool& pool) : pool_(pool) {}

    // By name, those after this one, or from the first. Nothing where it does not exist any more.
    runtime::Task<std::optional<std::vector<Workspace>>> list(
        tenancy::TenantScope scope, std::optional<base::WorkspaceId> after, std::int64_t limit);

    runtime::Task<base::Result<Workspace>> find(tenancy::TenantScope scope, base::WorkspaceId id);
    runtime::Task<base::Result<Workspace>> create(tenancy::TenantScope scope, NewWorkspace wanted);
    runtime::Task<base::Result<Workspace>> change(tenancy::TenantScope scope, base::WorkspaceId id,
                                                  WorkspaceChange change);
    runtime::Task<base::Result<void>> remove(tenancy::TenantScope scope, base::WorkspaceId id);

  private:
    postgres::Pool& pool_;
};

}  // namespace datapilot::workspaces
