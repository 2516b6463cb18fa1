#pragma once

#include <boost/asio/io_context.hpp>
#include <functional>
#include <optional>
#include <utility>

#include "runtime/deadline.h"
#include "runtime/task.h"

namespace datapilot::runtime {

namespace detail {
void run_to_end(boost::asio::io_context& loop, Task<void> task);
}

// Runs the event loop until the task has ended, from code that is not a coroutine (main, tests).
// What it throws passes through.
template <class T>
T run(boost::asio::io_context& loop, Task<T> task) {
    std::optional<T> value;
    detail::run_to_end(loop, detail::keep(std::move(task), value));
    return std::move(*value);
}

inline void run(boost::asio::io_context& loop, Task<void> task) {
    detail::run_to_end(loop, std::move(task));
}

}  // namespace datapilot::runtime
