#pragma once

#include "ai/assistant.h"
#include "http/router.h"
#include "runtime/blocking_pool.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::ai {

// `/api/v1/ai/answers/{id}/export`.
class ExportRoutes {
  public:
    // `files` are the threads that write and read workbooks.
    ExportRoutes(Assistant& assistant, runtime::BlockingPool& files)
        : assistant_(assistant), files_(files) {}

    // The routes refer to this object, which must outlive the router.
    void add_to(http::Router& router);

  private:
    runtime::Task<http::Response> export_rows(tenancy::TenantScope scope, http::Request request);
    runtime::Task<base::Result<http::Response>> workbook(AllRows all);

    Assistant& assistant_;
    runtime::BlockingPool& files_;
};

}  // namespace datapilot::ai
