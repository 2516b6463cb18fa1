#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "postgres/transaction.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::postgres {

struct PoolOptions {
    std::string url;  // postgresql://user:password@host/database
    std::size_t connections = 8;
    std::size_t waiting = 256;  // requests that may wait for a connection; more are refused
    std::chrono::milliseconds acquire_timeout{3'000};  // waiting for one and connecting
    std::chrono::milliseconds statement_timeout{5'000};
    std::chrono::milliseconds idle_in_transaction_timeout{10'000};
};

struct PoolStatus {
    std::size_t in_use = 0;
    std::size_t idle = 0;
    std::size_t waiting = 0;  // requests, for a connection
    std::size_t most = 0;     // connections
};

// Connections to the metadata store. Everything here runs on the event loop of its executor, whose
// one thread makes the locks unnecessary. A server that went away and came back is found again
// without a failed request.
class Pool {
  public:
    Pool(boost::asio::any_io_executor executor, PoolOptions options);
    ~Pool();
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    // A transaction that sees this tenant's rows alone. Throws Unavailable, or base::Unavailable
    // with Errc::overloaded where too many wait.
    runtime::Task<Transaction> begin(tenancy::TenantScope scope);

    // A transaction that sees no tenant's rows: for the functions that a sign-in calls.
    runtime::Task<Transaction> begin_without_tenant();

    // Refuses what is new, and returns when every connection is back and closed.
    runtime::Task<void> close();

    PoolStatus status() const;

    boost::asio::any_io_executor executor() const;

  private:
    runtime::Task<Transaction> begun(std::optional<base::TenantId> tenant);

    std::shared_ptr<PoolState> state_;
};

}  // namespace datapilot::postgres
