#pragma once

#include <chrono>

#include "base/result.h"
#include "catalog/catalog.h"
#include "network/resolver.h"
#include "postgres/pool.h"
#include "runtime/blocking_pool.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"
#include "workers/pool.h"

namespace datapilot::data_sources {

// Serve's side of customers' servers: which of them may be reached, how often that may be tried,
// and the jobs that look at them.
class Connections {
  public:
    struct Means {
        postgres::Pool& store;
        network::Resolver& resolver;
        workers::Pool& workers;
        runtime::BlockingPool& blocking;
    };

    explicit Connections(Means means) : means_(means) {}

    // throttled where the user or their company has tried too many connections: a test must be of
    // no use to scan ports or to guess passwords.
    runtime::Task<base::Result<void>> spend_attempt(tenancy::TenantScope scope);

    // The connection with the number to connect to, which is looked up and judged anew each time;
    // source_unreachable where there is none that may be reached.
    runtime::Task<base::Result<workers::ServerDatabase>> reach(workers::ServerDatabase connection);

    // What each step finds. The worker keeps its key, for a job that follows.
    runtime::Task<base::Result<workers::ConnectionReport>> test(workers::WorkerKey key,
                                                                workers::ServerDatabase connection);

    // Of a connection that was reached; no larger than what is kept of a schema.
    runtime::Task<base::Result<catalog::Catalog>> describe(workers::WorkerKey key,
                                                           workers::ServerDatabase reached,
                                                           workers::ProgressSink progress = {});

    static workers::WorkerKey key_of(const base::TenantId& tenant,
                                     const base::DataSourceId& source);

    // How long describe may take.
    static constexpr std::chrono::seconds time_to_describe{120};

  private:
    Means means_;
};

}  // namespace datapilot::data_sources
