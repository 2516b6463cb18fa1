#pragma once

#include <atomic>
#include <boost/asio/thread_pool.hpp>
#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include "base/result.h"
#include "runtime/task.h"

namespace datapilot::runtime {

// Threads for work that would stall the event loop: password hashing, file system calls.
class BlockingPool {
  public:
    // At most `waiting` calls queue for the threads; one more is refused as overloaded.
    BlockingPool(std::size_t threads, std::size_t waiting);
    ~BlockingPool();
    BlockingPool(const BlockingPool&) = delete;
    BlockingPool& operator=(const BlockingPool&) = delete;

    // Runs the function on one of the threads and resumes the caller where it was. It cannot be
    // interrupted: a cancelled caller still waits for its end. What it throws passes through.
    template <class Function, class Value = std::invoke_result_t<Function>>
    Task<base::Result<Value>> run(Function function) {
        const auto value = std::make_shared<std::optional<Value>>();
        std::function<void()> work = [value, function = std::move(function)]() mutable {
            value->emplace(function());
        };
        Task<bool> ran = run_work(std::move(work));
        if (!co_await std::move(ran)) co_return overloaded();
        co_return std::move(**value);
    }

  private:
    Task<bool> run_work(std::function<void()> work);
    static base::Error overloaded();

    boost::asio::thread_pool threads_;
    std::size_t capacity_;
    std::atomic<std::size_t> accepted_ = 0;
};

}  // namespace datapilot::runtime
