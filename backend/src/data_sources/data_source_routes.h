#pragma once

#include "data_sources/data_sources.h"
#include "data_sources/server_sources.h"
#include "data_sources/upload_form.h"
#include "http/router.h"
#include "idempotency/idempotent_creates.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::data_sources {

// `/api/v1/data-sources`.
class DataSourceRoutes {
  public:
    struct Means {
        DataSources& sources;
        ServerSources& servers;
        UploadReader& uploads;
        idempotency::IdempotentCreates& creates;
    };

    DataSourceRoutes(Means means, std::size_t largest_upload)
        : means_(means), largest_upload_(largest_upload) {}

    // The routes refer to this object, which must outlive the router.
    void add_to(http::Router& router);

  private:
    using Scope = tenancy::TenantScope;

    runtime::Task<http::Response> create(Scope scope, http::Request request);
    runtime::Task<http::Response> create_of_files(Scope scope, http::Request request);
    runtime::Task<http::Response> create_of_server(Scope scope, http::Request request);
    runtime::Task<http::Response> test(Scope scope, http::Request request);
    runtime::Task<http::Response> list(Scope scope, http::Request request);
    runtime::Task<http::Response> get(Scope scope, http::Request request);
    runtime::Task<http::Response> update(Scope scope, http::Request request);
    runtime::Task<http::Response> erase(Scope scope, http::Request request);
    runtime::Task<http::Response> sync(Scope scope, http::Request request);
    runtime::Task<http::Response> schema(Scope scope, http::Request request);
    runtime::Task<http::Response> preview(Scope scope, http::Request request);

    Means means_;
    std::size_t largest_upload_;
};

}  // namespace datapilot::data_sources
