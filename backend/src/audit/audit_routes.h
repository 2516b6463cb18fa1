#pragma once

#include "audit/audit_reader.h"
#include "http/request.h"
#include "http/response.h"
#include "http/router.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::audit {

// /api/v1/audit-log
class AuditRoutes {
  public:
    explicit AuditRoutes(AuditReader& reader) : reader_(reader) {}

    // The routes refer to this object, which must outlive the router.
    void add_to(http::Router& router);

  private:
    runtime::Task<http::Response> list(tenancy::TenantScope scope, http::Request request);

    AuditReader& reader_;
};

}  // namespace datapilot::audit
