#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "data_sources/connection_body.h"
#include "data_sources/connections.h"
#include "data_sources/data_source_repository.h"
#include "data_sources/server_source_repository.h"
#include "data_sources/synchroniser.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"
#include "workers/pool.h"

namespace datapilot::data_sources {

struct NewServer {
    std::string name;
    std::optional<std::string> workspace_id{};
    workers::ServerDatabase connection;
};

// What a form holds of a connection that is tried: one of its own, a stored one, or a change of a
// stored one.
struct TestRequest {
    std::optional<base::DataSourceId> source{};
    std::optional<catalog::Dialect> dialect{};
    std::optional<boost::json::object> connection{};
};

struct SourceUpdate {
    std::optional<std::string> name{};
    std::optional<boost::json::object> connection{};
};

// The data sources that are customers' servers: tried, made, changed and read again.
class ServerSources {
  public:
    struct Means {
        DataSourceRepository& sources;
        ServerSourceRepository& repository;
        Connections& connections;
        Synchroniser& synchroniser;
        workers::Pool& workers;
    };

    explicit ServerSources(Means means) : means_(means) {}

    // What each step found; keeps nothing.
    runtime::Task<base::Result<workers::ConnectionReport>> test(tenancy::TenantScope scope,
                                                                TestRequest wanted,
                                                                std::string request_id);

    // Tried and described before it is kept; the failure of a step names the field it is about.
    runtime::Task<base::Result<DataSource>> create(tenancy::TenantScope scope, NewServer wanted,
                                                   std::string request_id);

    // A changed connection is tried and described as a new one is; where that fails all stays.
    runtime::Task<base::Result<DataSource>> update(tenancy::TenantScope scope,
                                                   base::DataSourceId id, SourceUpdate wanted,
                                                   std::string request_id);

    // As it is once the sync has begun.
    runtime::Task<base::Result<DataSource>> sync(tenancy::TenantScope scope, base::DataSourceId id);

  private:
    using Connection = workers::ServerDatabase;

    runtime::Task<base::Result<workers::ConnectionReport>> try_out(tenancy::TenantScope scope,
                                                                   workers::WorkerKey key,
                                                                   Connection connection,
                                                                   ConnectionTrial trial);
    runtime::Task<base::Result<DescribedServer>> describe(tenancy::TenantScope scope,
                                                          workers::WorkerKey key,
                                                          Connection connection,
                                                          ConnectionTrial trial);
    runtime::Task<base::Result<Connection>> connection_of(tenancy::TenantScope scope,
                                                          TestRequest wanted);

    Means means_;
};

}  // namespace datapilot::data_sources
