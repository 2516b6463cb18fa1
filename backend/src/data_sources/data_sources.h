#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "data_sources/data_source.h"
#include "data_sources/data_source_repository.h"
#include "data_sources/storage.h"
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

// What a question needs of a data source, whatever its tables are.
struct Location {
    DataSource source;
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
    runtime::Task<base::Result<DataSource>> rename(tenancy::TenantScope scope,
                                                   base::DataSourceId id, std::string name);
    runtime::Task<base::Result<void>> erase(tenancy::TenantScope scope, base::DataSourceId id,
                                            std::string request_id);
    runtime::Task<base::Result<Schema>> schema(tenancy::TenantScope scope, base::DataSourceId id);
    runtime::Task<base::Result<Preview>> preview(tenancy::TenantScope scope, base::DataSourceId id,
                                                 std::string table, std::int64_t rows);

    // For those who ask questions of it.
    runtime::Task<base::Result<Location>> locate(tenancy::TenantScope scope, base::DataSourceId id);
    runtime::Task<base::Result<catalog::Catalog>> catalog(tenancy::TenantScope scope,
                                                          base::DataSourceId id);

  private:
    runtime::Task<base::Result<void>> settle(std::vector<workers::ReceivedFile> uploads,
                                             NewFolder* folder);
    workers::WorkerKey key_of(const base::TenantId& tenant, const base::DataSourceId& id) const;

    Means means_;
    UploadLimits limits_;
    std::chrono::seconds ingest_time_;
};

}  // namespace datapilot::data_sources
