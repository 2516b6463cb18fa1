#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "catalog/catalog.h"
#include "data_sources/connection_vault.h"
#include "data_sources/data_source.h"
#include "postgres/pool.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::data_sources {

// A connection that works, and what was found behind it.
struct DescribedServer {
    workers::ServerDatabase connection;
    std::vector<ConnectionWarning> warnings;
    catalog::Catalog catalog;
};

struct NewServerSource {
    base::DataSourceId id;
    base::WorkspaceId workspace;
    std::string name;
    DescribedServer server;
    std::string request_id;
};

struct ServerSourceChange {
    std::optional<std::string> name{};
    std::optional<DescribedServer> server{};
    std::vector<std::string> changed{};  // the fields, for the audit log
    std::string request_id{};
};

// A trial of a connection, for the audit log; nothing of it is kept elsewhere.
struct ConnectionTrial {
    std::optional<base::DataSourceId> source{};
    SourceType type = SourceType::postgresql;
    std::string host;
    std::uint16_t port = 0;
    std::string outcome;  // "passed", or the step that failed
    std::string request_id;
};

// The data sources that are customers' servers: those of files are DataSourceRepository's.
class ServerSourceRepository {
  public:
    ServerSourceRepository(postgres::Pool& pool, const ConnectionVault& vault)
        : pool_(pool), vault_(vault) {}

    // conflict where the name is taken, not_found where the workspace has gone.
    runtime::Task<base::Result<DataSource>> insert(tenancy::TenantScope scope,
                                                   NewServerSource source);

    // A sync that runs meanwhile is of the connection before, and comes to nothing.
    runtime::Task<base::Result<DataSource>> change(tenancy::TenantScope scope,
                                                   base::DataSourceId id,
                                                   ServerSourceChange change);

    runtime::Task<void> record(tenancy::TenantScope scope, ConnectionTrial trial);

    // The mark of a sync that nobody else begins for as long as it may take; nothing where one
    // runs.
    runtime::Task<std::optional<base::Instant>> begin_sync(tenancy::TenantScope scope,
                                                           base::DataSourceId id,
                                                           std::chrono::seconds longest);
    // How far it is, for whoever looks at the data source meanwhile.
    runtime::Task<void> note_sync(tenancy::TenantScope scope, base::DataSourceId id,
                                  base::Instant mark, workers::SchemaReading reading);
    // The version grows where the schema is another.
    runtime::Task<void> end_sync(tenancy::TenantScope scope, base::DataSourceId id,
                                 base::Instant mark, catalog::Catalog catalog);
    runtime::Task<void> fail_sync(tenancy::TenantScope scope, base::DataSourceId id,
                                  base::Instant mark, base::Error error);

  private:
    postgres::Pool& pool_;
    const ConnectionVault& vault_;
};

}  // namespace datapilot::data_sources
