#include "runtime/task_group.h"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <list>
#include <utility>

#include "runtime/log.h"

namespace datapilot::runtime {
namespace asio = boost::asio;

struct TaskGroup::State {
    explicit State(const asio::any_io_executor& executor)
        : emptied(executor, asio::steady_timer::time_point::max()) {}

    std::list<asio::cancellation_signal> tasks;
    asio::steady_timer emptied;  // never expires: cancelled when the last task has ended
    bool stopping = false;
};

namespace {

void log_failure(const std::string& name, const std::exception_ptr& failure) {
    if (!failure) return;
    try {
        std::rethrow_exception(failure);
    } catch (const boost::system::system_error& error) {
        if (error.code() == asio::error::operation_aborted) return;
        log::error("task_failed", {{"task", name}, {"reason", error.what()}});
    } catch (const std::exception& error) {
        log::error("task_failed", {{"task", name}, {"reason", error.what()}});
    }
}

}  // namespace

TaskGroup::TaskGroup(asio::any_io_executor executor)
    : executor_(std::move(executor)), state_(std::make_shared<State>(executor_)) {}

TaskGroup::~TaskGroup() = default;

void TaskGroup::spawn(std::string name, Task<void> task) {
    const auto signal = state_->tasks.emplace(state_->tasks.end());
    asio::co_spawn(executor_, std::move(task),
                   asio::bind_cancellation_slot(
                       signal->slot(), [state = state_, signal,
                                        name = std::move(name)](const std::exception_ptr& failure) {
                           log_failure(name, failure);
                           state->tasks.erase(signal);
                           if (state->tasks.empty()) state->emptied.cancel();
                       }));
    if (state_->stopping) signal->emit(asio::cancellation_type::terminal);
}

std::size_t TaskGroup::running() const {
    return state_->tasks.size();
}

Task<void> TaskGroup::wait() {
    const auto state = state_;
    while (!state->tasks.empty()) {
        boost::system::error_code woken;
        co_await state->emptied.async_wait(asio::redirect_error(asio::use_awaitable, woken));
    }
}

Task<void> TaskGroup::stop() {
    state_->stopping = true;
    auto task = state_->tasks.begin();
    while (task != state_->tasks.end()) {
        // The task may end, and leave the list, while its signal is emitted.
        const auto current = task++;
        current->emit(asio::cancellation_type::terminal);
    }
    co_await wait();
}

}  // namespace datapilot::runtime
