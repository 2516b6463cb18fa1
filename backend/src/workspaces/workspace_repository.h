#pragma once

#include "base/page.h"
#include "base/result.h"
#include "postgres/pool.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"
#include "workspaces/workspace.h"

namespace datapilot::workspaces {

using WorkspacePage = base::Page<Workspace, base::NameCursor>;

// A name that is taken, and a workspace that still holds something, are Errc::conflict; one that is
// not there, or another tenant's, is Errc::not_found.
class WorkspaceRepository {
  public:
    explicit WorkspaceRepository(postgres::Pool& pool) : pool_(pool) {}

    // By name.
    runtime::Task<WorkspacePage> list(tenancy::TenantScope scope,
                                      base::PageRequest<base::NameCursor> request);

    runtime::Task<base::Result<Workspace>> find(tenancy::TenantScope scope, base::WorkspaceId id);
    runtime::Task<base::Result<Workspace>> create(tenancy::TenantScope scope, NewWorkspace wanted);
    runtime::Task<base::Result<Workspace>> change(tenancy::TenantScope scope, base::WorkspaceId id,
                                                  WorkspaceChange change);
    runtime::Task<base::Result<void>> remove(tenancy::TenantScope scope, base::WorkspaceId id);

  private:
    postgres::Pool& pool_;
};

}  // namespace datapilot::workspaces
