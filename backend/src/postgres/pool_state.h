#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <list>
#include <memory>
#include <vector>

#include "postgres/connection.h"
#include "postgres/pool.h"
#include "runtime/task_group.h"

namespace datapilot::postgres {

// The places of a pool: each holds a connection, or the right to open one. Shared by the pool and
// by the transactions that are out, which may outlive it when a program ends.
class PoolState : public std::enable_shared_from_this<PoolState> {
  public:
    PoolState(const boost::asio::any_io_executor& executor, PoolOptions options);

    // A place, with its idle connection if it has one, not yet begun. Waits for one to be free.
    runtime::Task<Transaction> take_place();

    ConnectionOptions connection_options() const;
    PoolStatus status() const;
    const boost::asio::any_io_executor& executor() const { return executor_; }

    // Takes a place back. A transaction that is still open on it is rolled back first.
    void give_back(std::unique_ptr<Connection> connection);

    // After a connection was found dead: the others that wait idle are, too.
    void drop_idle() { idle_.clear(); }

    void refuse();
    runtime::Task<void> wait_until_idle();

  private:
    class Waiter;

    void free_place(std::unique_ptr<Connection> connection);

    boost::asio::any_io_executor executor_;
    PoolOptions options_;
    std::vector<std::unique_ptr<Connection>> idle_;
    std::size_t in_use_ = 0;  // places that are out; the idle connections are on top of them
    std::list<Waiter*> waiting_;
    runtime::TaskGroup rollbacks_;
    boost::asio::steady_timer all_back_;  // never expires: cancelled when no place is in use
    bool refusing_ = false;
};

}  // namespace datapilot::postgres
