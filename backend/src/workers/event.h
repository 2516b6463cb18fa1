#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>

#include "runtime/task.h"

namespace datapilot::workers {

// Something that happens once, and that coroutines of one strand wait for, until a deadline.
class Event {
  public:
    explicit Event(const boost::asio::any_io_executor& executor,
                   std::chrono::steady_clock::time_point deadline =
                       std::chrono::steady_clock::time_point::max())
        : timer_(executor, deadline) {}

    void happen() {
        happened_ = true;
        timer_.cancel();
    }

    // Returns once it happened or the deadline passed.
    runtime::Task<void> wait() {
        boost::system::error_code ignored;
        if (happened_) co_return;
        co_await timer_.async_wait(
            boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
    }

  private:
    boost::asio::steady_timer timer_;
    bool happened_ = false;
};

}  // namespace datapilot::workers
