#pragma once

#include <memory>

#include "postgres/failure.h"
#include "postgres/parameter.h"
#include "postgres/rows.h"
#include "postgres/sql.h"
#include "runtime/task.h"

namespace datapilot::postgres {

class Connection;
class PoolState;

// A connection of the pool with a transaction begun on it. What is not committed when the object
// goes away is rolled back, and the connection goes back to the pool; where the coroutine was
// cancelled in the middle of a statement the connection is closed, which ends the statement.
class Transaction {
  public:
    Transaction(std::shared_ptr<PoolState> pool, std::unique_ptr<Connection> connection);
    Transaction(Transaction&&) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    // Throws Unavailable or StatementRefused.
    template <class... Values>
    runtime::Task<Rows> query(Sql sql, const Values&... values) {
        return run(sql, Parameters{Parameter{values}...});
    }

    // The same, with a violated constraint as a value. After one, the transaction can only end.
    template <class... Values>
    runtime::Task<Attempt<Rows>> attempt(Sql sql, const Values&... values) {
        return try_run(sql, Parameters{Parameter{values}...});
    }

    // Throws StatementRefused where a statement before it had failed. The last use of the object.
    runtime::Task<void> commit();

  private:
    friend class Pool;

    runtime::Task<Rows> run(Sql sql, Parameters parameters);
    runtime::Task<Attempt<Rows>> try_run(Sql sql, Parameters parameters);

    std::shared_ptr<PoolState> pool_;
    std::unique_ptr<Connection> connection_;
};

}  // namespace datapilot::postgres
