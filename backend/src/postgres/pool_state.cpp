#include "postgres/pool_state.h"

#include <boost/asio/error.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <utility>

namespace datapilot::postgres {
namespace asio = boost::asio;

namespace {

base::Unavailable overloaded(const std::string& why) {
    return {base::Errc::overloaded, "postgres: " + why};
}

base::Unavailable closing() {
    return {base::Errc::shutting_down, "postgres: the pool is closing"};
}

runtime::Task<void> roll_back(std::shared_ptr<PoolState> pool,
                              std::unique_ptr<Connection> connection) {
    // Whatever becomes of the statement, the place is given back.
    struct GiveBack {
        PoolState& pool;
        std::unique_ptr<Connection> connection;
        ~GiveBack() {
            if (connection->in_transaction()) connection.reset();
            pool.give_back(std::move(connection));
        }
    } place{*pool, std::move(connection)};
    co_await place.connection->query("ROLLBACK", {});
}

}  // namespace

// A request that waits, first come, first served. Its place is granted by waking its timer.
class PoolState::Waiter {
  public:
    explicit Waiter(PoolState& pool)
        : pool_(pool),
          alarm_(pool.executor_, pool.options_.acquire_timeout),
          self_(pool.waiting_.insert(pool.waiting_.end(), this)) {}

    ~Waiter() {
        if (!granted_) {
            pool_.waiting_.erase(self_);
        } else if (!taken_) {
            pool_.give_back(std::move(connection_));
        }
    }
    Waiter(const Waiter&) = delete;
    Waiter& operator=(const Waiter&) = delete;

    void grant(std::unique_ptr<Connection> connection) {
        pool_.waiting_.erase(self_);
        connection_ = std::move(connection);
        granted_ = true;
        alarm_.cancel();
    }

    void wake() { alarm_.cancel(); }

    runtime::Task<void> granted_or_late() {
        boost::system::error_code woken;
        co_await alarm_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
        const auto cancelled = co_await asio::this_coro::cancellation_state;
        if (cancelled.cancelled() != asio::cancellation_type::none) {
            throw boost::system::system_error(asio::error::operation_aborted);
        }
        if (granted_) co_return;
        if (pool_.refusing_) throw closing();
        throw overloaded("no connection came free in time");
    }

    std::unique_ptr<Connection> take() {
        taken_ = true;
        return std::move(connection_);
    }

  private:
    PoolState& pool_;
    asio::steady_timer alarm_;
    std::list<Waiter*>::iterator self_;
    std::unique_ptr<Connection> connection_;
    bool granted_ = false;
    bool taken_ = false;
};

PoolState::PoolState(const asio::any_io_executor& executor, PoolOptions options)
    : executor_(executor),
      options_(std::move(options)),
      rollbacks_(executor),
      all_back_(executor, asio::steady_timer::time_point::max()) {}

ConnectionOptions PoolState::connection_options() const {
    return {options_.url, options_.acquire_timeout, options_.statement_timeout,
            options_.idle_in_transaction_timeout};
}

PoolStatus PoolState::status() const {
    return {.in_use = in_use_,
            .idle = idle_.size(),
            .waiting = waiting_.size(),
            .most = options_.connections};
}

runtime::Task<Transaction> PoolState::take_place() {
    if (refusing_) throw closing();
    const auto self = shared_from_this();
    std::unique_ptr<Connection> connection;
    if (!idle_.empty()) {
        connection = std::move(idle_.back());
        idle_.pop_back();
        ++in_use_;
    } else if (in_use_ < options_.connections) {
        ++in_use_;
    } else {
        if (waiting_.size() >= options_.waiting) throw overloaded("too many wait for a connection");
        Waiter waiter(*this);
        co_await waiter.granted_or_late();
        connection = waiter.take();
    }
    co_return Transaction(self, std::move(connection));
}

void PoolState::give_back(std::unique_ptr<Connection> connection) {
    if (connection && (refusing_ || !connection->usable())) connection.reset();
    if (connection && connection->in_transaction()) {
        rollbacks_.spawn("postgres_rollback", roll_back(shared_from_this(), std::move(connection)));
        return;
    }
    free_place(std::move(connection));
}

void PoolState::free_place(std::unique_ptr<Connection> connection) {
    if (!waiting_.empty()) {
        waiting_.front()->grant(std::move(connection));
        return;
    }
    --in_use_;
    if (connection) idle_.push_back(std::move(connection));
    if (in_use_ == 0) all_back_.cancel();
}

void PoolState::refuse() {
    refusing_ = true;
    idle_.clear();
    for (auto* waiter : waiting_) waiter->wake();
}

runtime::Task<void> PoolState::wait_until_idle() {
    const auto self = shared_from_this();
    while (in_use_ > 0) {
        boost::system::error_code woken;
        co_await all_back_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
    }
}

}  // namespace datapilot::postgres
