#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <functional>
#include <memory>
#include <optional>

#include "runtime/task.h"
#include "runtime/task_group.h"
#include "workers/schema_reading.h"

namespace datapilot::data_sources {

// Tells how far a sync is, one word after the other: while one is told, what is heard replaces what
// was heard before it.
class SyncTeller : public std::enable_shared_from_this<SyncTeller> {
  public:
    using Tell = std::function<runtime::Task<void>(workers::SchemaReading)>;

    // What it tells runs as a task of the group, on the executor.
    SyncTeller(boost::asio::any_io_executor executor, runtime::TaskGroup& tasks, Tell tell)
        : executor_(std::move(executor)), tasks_(tasks), tell_(std::move(tell)) {}

    // From any thread.
    void hear(workers::SchemaReading reading);

  private:
    static runtime::Task<void> tell_all(std::shared_ptr<SyncTeller> teller);

    boost::asio::any_io_executor executor_;
    runtime::TaskGroup& tasks_;
    Tell tell_;
    std::optional<workers::SchemaReading> heard_{};
    bool telling_ = false;
};

}  // namespace datapilot::data_sources
