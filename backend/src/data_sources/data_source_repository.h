#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/page.h"
#include "base/result.h"
#include "catalog/catalog.h"
#include "data_sources/connection_vault.h"
#include "data_sources/data_source.h"
#include "postgres/pool.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::data_sources {

// What is known before a data source is made.
struct Allotment {
    base::DataSourceId id;        // for the new one
    std::int64_t bytes_used = 0;  // by the tenant's data sources
};

struct NewDataSource {
    base::DataSourceId id;
    base::WorkspaceId workspace;
    std::string name;
    catalog::Catalog catalog;
    std::vector<SourceFile> files;
    std::string request_id;

    std::int64_t size_bytes() const;
    std::int64_t row_count() const;
};

using DataSourcePage = base::Page<DataSource, base::TimeCursor>;

// The newest first.
struct DataSourceList {
    std::optional<std::string> workspace_id{};
    base::PageRequest<base::TimeCursor> page{};
};

class DataSourceRepository {
  public:
    DataSourceRepository(postgres::Pool& pool, const ConnectionVault& vault)
        : pool_(pool), vault_(vault) {}

    runtime::Task<Allotment> allot(tenancy::TenantScope scope);

    // The tenant's first workspace where none is named; not_found where there is no such one, and
    // conflict where it has a data source of that name.
    runtime::Task<base::Result<base::WorkspaceId>> place(tenancy::TenantScope scope,
                                                         std::optional<std::string> workspace_id,
                                                         std::string name);

    // quota_exceeded where the tenant's data sources together would exceed `quota_bytes`; else as
    // place().
    runtime::Task<base::Result<DataSource>> insert(tenancy::TenantScope scope, NewDataSource source,
                                                   std::int64_t quota_bytes);

    runtime::Task<base::Result<DataSource>> find(tenancy::TenantScope scope, base::DataSourceId id);
    runtime::Task<DataSourcePage> list(tenancy::TenantScope scope, DataSourceList request);
    runtime::Task<base::Result<catalog::Catalog>> catalog(tenancy::TenantScope scope,
                                                          base::DataSourceId id);
    runtime::Task<std::vector<SourceFile>> files(tenancy::TenantScope scope, base::DataSourceId id);

    // With its conversations; not_found where there is none.
    runtime::Task<base::Result<void>> erase(tenancy::TenantScope scope, base::DataSourceId id,
                                            std::string request_id);

  private:
    postgres::Pool& pool_;
    const ConnectionVault& vault_;
};

}  // namespace datapilot::data_sources
