#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "base/ids.h"
#include "data_sources/connection_report.h"
#include "workers/data_location.h"
#include "workers/jobs.h"
#include "workers/schema_reading.h"

namespace datapilot::data_sources {

enum class SourceType { csv, postgresql, mysql };

std::string_view name(SourceType type);
SourceType type_of(catalog::Dialect dialect);

struct SyncFailure {
    base::Errc code;
    base::Text message;
    base::Instant at{};
};

// What only the data source of a customer's server has.
struct ServerState {
    std::optional<workers::ServerDatabase> connection{};  // nothing where no key opens it
    std::vector<ConnectionWarning> warnings{};            // of its last test
    std::optional<base::Instant> synced_at{};
    std::optional<base::Instant> sync_started_at{};        // of the sync that runs
    std::optional<workers::SchemaReading> sync_reading{};  // and how far it is
    std::optional<SyncFailure> sync_failure{};             // of the last sync
};

struct DataSource {
    base::DataSourceId id;
    base::WorkspaceId workspace;
    SourceType type = SourceType::csv;
    std::string name;
    int version = 1;  // grows when its data changes
    std::int64_t table_count = 0;
    std::int64_t row_count = 0;
    std::int64_t size_bytes = 0;
    base::Instant created_at{};
    base::Instant updated_at{};
    std::optional<ServerState> server{};
};

// A file that became a table, as it was understood.
struct SourceFile {
    workers::IngestedTable table;
    std::int64_t size_bytes = 0;
};

// DataSource of docs/api/openapi.yaml.
boost::json::object to_json(const DataSource& source, base::Language language);

}  // namespace datapilot::data_sources
