#include "postgres/transaction.h"

#include <utility>

#include "postgres/connection.h"
#include "postgres/pool_state.h"

namespace datapilot::postgres {

Transaction::Transaction(std::shared_ptr<PoolState> pool, std::unique_ptr<Connection> connection)
    : pool_(std::move(pool)), connection_(std::move(connection)) {}

Transaction::Transaction(Transaction&&) noexcept = default;

Transaction::~Transaction() {
    if (pool_) pool_->give_back(std::move(connection_));
}

runtime::Task<Rows> Transaction::run(Sql sql, Parameters parameters) {
    return connection_->query(sql, std::move(parameters));
}

runtime::Task<Attempt<Rows>> Transaction::try_run(Sql sql, Parameters parameters) {
    return connection_->attempt(sql, std::move(parameters));
}

runtime::Task<void> Transaction::commit() {
    const Rows outcome = co_await connection_->query("COMMIT", {});
    // PostgreSQL answers COMMIT of a transaction in which a statement failed with ROLLBACK.
    if (outcome.command() != "COMMIT") {
        throw StatementRefused("25P02", "the transaction had failed before its commit");
    }
}

}  // namespace datapilot::postgres
