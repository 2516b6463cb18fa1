#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <cstddef>
#include <memory>
#include <string>

#include "runtime/task.h"

namespace datapilot::runtime {

// The owner of background tasks: each is awaited by stop() before what it uses is destroyed. What a
// task throws is logged under its name.
class TaskGroup {
  public:
    explicit TaskGroup(boost::asio::any_io_executor executor);
    ~TaskGroup();
    TaskGroup(const TaskGroup&) = delete;
    TaskGroup& operator=(const TaskGroup&) = delete;

    void spawn(std::string name, Task<void> task);

    std::size_t running() const;

    // Returns when no task runs any more.
    Task<void> wait();

    // Cancels every task and waits for them; a task spawned later is cancelled at its first await.
    Task<void> stop();

  private:
    struct State;
    boost::asio::any_io_executor executor_;
    std::shared_ptr<State> state_;
};

}  // namespace datapilot::runtime
