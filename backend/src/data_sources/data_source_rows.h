#pragma once

#include <string>
#include <vector>

#include "audit/audit_log.h"
#include "base/result.h"
#include "data_sources/connection_vault.h"
#include "data_sources/data_source.h"
#include "postgres/rows.h"
#include "postgres/transaction.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"
#include "workers/jobs.h"

// How data sources stand in the metadata store.
namespace datapilot::data_sources {

DataSource source_from(const postgres::Row& row, const base::TenantId& tenant,
                       const ConnectionVault& vault);

// not_found where the tenant has none. What is pointed to must outlive the call.
runtime::Task<base::Result<DataSource>> read_source(postgres::Transaction* transaction,
                                                    tenancy::TenantScope scope,
                                                    base::DataSourceId id,
                                                    const ConnectionVault* vault);

// What was done to a data source, for the audit log.
audit::Event source_event(std::string action, const base::DataSourceId& id, std::string name,
                          std::string request_id);

SourceFile file_from(const postgres::Row& row);

// Both languages are kept: who reads the schema may speak another than who uploaded.
std::string warnings_text(const std::vector<workers::IngestWarning>& warnings);
std::string warnings_text(const std::vector<ConnectionWarning>& warnings);
std::string failure_text(const base::Error& error);
std::string reading_text(const workers::SchemaReading& reading);

}  // namespace datapilot::data_sources
