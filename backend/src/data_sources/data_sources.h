#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "data_sources/connections.h"
#include "data_sources/data_source.h"
#include "data_sources/data_source_repository.h"
#include "data_sources/storage.h"
#include "data_sources/synchroniser.h"
#include "data_sources/upload_form.h"
#include "runtime/blocking_pool.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"
#include "workers/pool.h"

namespace datapilot::data_sources {

// A data source that is being received: its folder goes with it unless it is loaded.
struct PendingSource {
    base::DataSourceId id;
    NewFolder folder;
    UploadPlace place;
};

// Which worker looks after a data source, and where that finds the data now.
struct Location {
    workers::WorkerKey key;
    workers::DataLocation data;
};

struct Schema {
    catalog::Catalog catalog;
    std::vector<SourceFile> files;
};

struct Preview {
    catalog::Table table;
    results::ResultTable rows;
};

class DataSources {
  public:
    struct Means {
        DataSourceRepository& repository;
        const Storage& storage;
        workers::Pool& workers;
        runtime::BlockingPool& blocking;
        Connections& connections;
        Synchroniser& synchroniser;
    };

    DataSources(Means means, UploadLimits limits, std::chrono::seconds ingest_time)
        : means_(means), limits_(limits), ingest_time_(ingest_time) {}

    // storage_full or quota_exceeded before anything is received.
    runtime::Task<base::Result<PendingSource>> begin(tenancy::TenantScope scope);

    // Has a worker read what was received; all of it or nothing.
    runtime::Task<base::Result<DataSource>> load(tenancy::TenantScope scope, PendingSource pending,
                                                 UploadForm form, std::string request_id);

    runtime::Task<base::Result<DataSource>> find(tenancy::TenantScope scope, base::DataSourceId id);
    runtime::Task<DataSourcePage> list(tenancy::TenantScope scope, DataSourceList request);
    runtime::Task<base::Result<void>> erase(tenancy::TenantScope scope, base::DataSourceId id,
                                            std::string request_id);
    runtime::Task<base::Result<Schema>> schema(tenancy::TenantScope scope, base::DataSourceId id);
    runtime::Task<base::Result<Preview>> preview(tenancy::TenantScope scope, base::DataSourceId id,
                                                 std::string table, std::int64_t rows);

    // Runs SQL that nobody approved yet where the data is; of the job, the location is filled in.
    // Has a schema that is too old, or that turns out to be, read again in the background.
    runtime::Task<base::Result<workers::QueryOutcome>> query(tenancy::TenantScope scope,
                                                             DataSource source,
                                                             workers::QueryJob job,
                                                             std::chrono::seconds time);
    // schema_outdated, for SQL made of the catalog that the server's guard does not know: has the
    // schema read again.
    runtime::Task<base::Error> outdated(tenancy::TenantScope scope, DataSource source,
                                        base::Error refusal);

    runtime::Task<base::Result<catalog::Catalog>> catalog(tenancy::TenantScope scope,
                                                          base::DataSourceId id);

  private:
    runtime::Task<base::Result<void>> settle(std::vector<workers::ReceivedFile> uploads,
                                             NewFolder* folder);
    runtime::Task<base::Result<Location>> locate(tenancy::TenantScope scope, DataSource source);
    runtime::Task<void> renew_if_outdated(tenancy::TenantScope scope, DataSource source,
                                          base::Errc failure);
    workers::WorkerKey key_of(const base::TenantId& tenant, const base::DataSourceId& id) const;

    Means means_;
    UploadLimits limits_;
    std::chrono::seconds ingest_time_;
};

}  // namespace datapilot::data_sources
