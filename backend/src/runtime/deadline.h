#pragma once

#include <chrono>
#include <optional>
#include <utility>

#include "runtime/task.h"

namespace datapilot::runtime {

using Duration = std::chrono::steady_clock::duration;

namespace detail {

// True when the task ended by itself, false when it was cancelled because the time was up.
Task<bool> finishes_within(Duration limit, Task<void> task);

template <class T>
Task<void> keep(Task<T> task, std::optional<T>& value) {
    value.emplace(co_await std::move(task));
}

}  // namespace detail

// The task's value, or nothing when the time was up: the task is then cancelled and has ended when
// this returns. What the task throws passes through, as does a cancellation of the caller.
template <class T>
Task<std::optional<T>> with_deadline(Duration limit, Task<T> task) {
    std::optional<T> value;
    Task<void> kept = detail::keep(std::move(task), value);
    Task<bool> race = detail::finishes_within(limit, std::move(kept));
    co_await std::move(race);
    co_return value;
}

// True when the task ended by itself in time.
inline Task<bool> with_deadline(Duration limit, Task<void> task) {
    return detail::finishes_within(limit, std::move(task));
}

Task<void> sleep_for(Duration time);

}  // namespace datapilot::runtime
