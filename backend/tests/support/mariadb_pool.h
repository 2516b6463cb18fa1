#pragma once

#include "support/mariadb_server.h"
#include "support/probe_pool.h"

namespace datapilot::tests {

using namespace std::chrono_literals;

// A pool of real workers for a real MariaDB.
class MariadbPool : public workers::ProbePool {
  protected:
    void SetUp() override {
        auto real = settings();
        real.arguments = {"real"};
        real.limits.memory_bytes = 512LL << 20;
        open(real);
    }

    static workers::WorkerKey outbound() {
        return {.tenant = base::TenantId{"acme"},
                .source = base::DataSourceId{"ventes"},
                .directory = "",
                .network = workers::Network::outbound};
    }

    base::Result<workers::QueryOutcome> query(workers::ServerDatabase where, std::string sql,
                                              std::chrono::milliseconds time = 20s) {
        workers::QueryJob job{.location = std::move(where), .sql = std::move(sql)};
        return runtime::run(loop_, pool_->query(outbound(), std::move(job), in(time)));
    }
};

}  // namespace datapilot::tests
