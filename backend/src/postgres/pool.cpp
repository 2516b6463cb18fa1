#include "postgres/pool.h"

#include <utility>

#include "postgres/connection.h"
#include "postgres/pool_state.h"

namespace datapilot::postgres {

Pool::Pool(boost::asio::any_io_executor executor, PoolOptions options)
    : state_(std::make_shared<PoolState>(std::move(executor), std::move(options))) {}

Pool::~Pool() {
    state_->refuse();
}

runtime::Task<Transaction> Pool::begin(tenancy::TenantScope scope) {
    return begun(scope.tenant());
}

runtime::Task<Transaction> Pool::begin_without_tenant() {
    return begun(std::nullopt);
}

runtime::Task<Transaction> Pool::begun(std::optional<base::TenantId> tenant) {
    // Each turn but the last drops connections that a restart of the server left dead.
    for (;;) {
        Transaction transaction = co_await state_->take_place();
        const bool reused = transaction.connection_ != nullptr;
        if (!reused) {
            transaction.connection_ = co_await Connection::open(state_->connection_options());
        }
        bool dead = false;
        try {
            co_await transaction.connection_->begin(tenant);
        } catch (const Unavailable&) {
            if (!reused) throw;
            dead = true;
        }
        if (!dead) co_return transaction;
        state_->drop_idle();
    }
}

runtime::Task<void> Pool::close() {
    state_->refuse();
    co_await state_->wait_until_idle();
}

PoolStatus Pool::status() const {
    return state_->status();
}

boost::asio::any_io_executor Pool::executor() const {
    return state_->executor();
}

}  // namespace datapilot::postgres
