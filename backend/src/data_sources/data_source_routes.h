#pragma once

#include "data_sources/data_sources.h"
#include "data_sources/upload_form.h"
#include "http/router.h"
#include "idempotency/idempotent_creates.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::data_sources {

// `/api/v1/data-sources`.
class DataSourceRoutes {
  public:
    DataSourceRoutes(DataSources& sources, UploadReader& uploads,
                     idempotency::IdempotentCreates& creates, std::size_t largest_upload)
        : sources_(sources),
          uploads_(uploads),
          creates_(creates),
          largest_upload_(largest_upload) {}

    // The routes refer to this object, which must outlive the router.
    void add_to(http::Router& router);

  private:
    using Scope = tenancy::TenantScope;

    runtime::Task<http::Response> create(Scope scope, http::Request request);
    runtime::Task<http::Response> create_once(Scope scope, http::Request request);
    runtime::Task<http::Response> list(Scope scope, http::Request request);
    runtime::Task<http::Response> get(Scope scope, http::Request request);
    runtime::Task<http::Response> rename(Scope scope, http::Request request);
    runtime::Task<http::Response> erase(Scope scope, http::Request request);
    runtime::Task<http::Response> sync(Scope scope, http::Request request);
    runtime::Task<http::Response> schema(Scope scope, http::Request request);
    runtime::Task<http::Response> preview(Scope scope, http::Request request);

    DataSources& sources_;
    UploadReader& uploads_;
    idempotency::IdempotentCreates& creates_;
    std::size_t largest_upload_;
};

}  // namespace datapilot::data_sources
