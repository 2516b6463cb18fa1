#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <chrono>

#include "base/clock.h"
#include "base/result.h"
#include "data_sources/connections.h"
#include "data_sources/data_source.h"
#include "data_sources/server_source_repository.h"
#include "runtime/task.h"
#include "runtime/task_group.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::data_sources {

// Reads the schemas of customers' servers again, in the background: one sync of a data source at a
// time over all replicas, which its row in the metadata store sees to.
class Synchroniser {
  public:
    struct Means {
        ServerSourceRepository& repository;
        Connections& connections;
        const base::Clock& clock;
    };

    // A schema that is older than `oldest` is read again when it is next used.
    Synchroniser(boost::asio::any_io_executor executor, Means means, std::chrono::seconds oldest)
        : means_(means),
          oldest_(oldest),
          executor_(std::move(executor)),
          tasks_(executor_),
          telling_(executor_) {}

    // Joins the one that runs. conflict where the source is of files, overloaded where too many
    // run.
    runtime::Task<base::Result<void>> begin(tenancy::TenantScope scope, DataSource source);

    // Begins where the schema is too old. Whoever asks goes on with what is known.
    runtime::Task<void> freshen(tenancy::TenantScope scope, DataSource source);

    runtime::Task<void> stop();

  private:
    bool is_stale(const ServerState& server) const;
    runtime::Task<void> run(tenancy::TenantScope scope, DataSource source, base::Instant mark);
    runtime::Task<base::Result<catalog::Catalog>> read(tenancy::TenantScope scope,
                                                       DataSource source, base::Instant mark);
    workers::ProgressSink teller_of(const tenancy::TenantScope& scope, base::DataSourceId id,
                                    base::Instant mark);

    Means means_;
    std::chrono::seconds oldest_;
    boost::asio::any_io_executor executor_;
    runtime::TaskGroup tasks_;
    runtime::TaskGroup telling_;  // how far those are
};

}  // namespace datapilot::data_sources
