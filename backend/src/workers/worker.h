#pragma once

#include <array>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "workers/event.h"
#include "workers/protocol/frames.h"
#include "workers/seating.h"
#include "workers/settings.h"
#include "workers/spill_folder.h"
#include "workers/worker_process.h"

namespace datapilot::workers {

// Why serve killed a worker.
enum class Killed { at_deadline, over_memory, cancelled, lied, retired, stopping, not_ready };

std::string_view name(Killed reason);

// One worker as the pool sees it. Everything in it belongs to the pool's strand.
struct Worker {
    Worker(const boost::asio::any_io_executor& strand, const PoolSettings& settings,
           std::filesystem::path spill);

    // Bytes that go to the worker; false where it does not take them.
    runtime::Task<bool> send(std::string bytes);
    // The next frame; fails where the worker hung up or sent what is no frame.
    runtime::Task<base::Result<Frame>> receive();
    // The first reason stays.
    void kill(Killed why, std::string detail = {});
    // Closes serve's end for writing: the worker ends its job, then itself.
    void hang_up(Killed why);

    std::shared_ptr<WorkerFolder> folder;
    WorkerProcess process;
    Seat seat;
    Event gone;
    FrameReader reader;

    bool confined = false;  // it was told its limits and its key
    bool served = false;    // it was given a job
    bool unwanted = false;  // it ends after the job that it runs
    bool hung_up = false;   // it was told to end, and still may
    int jobs = 0;
    std::optional<Killed> killed{};
    std::string detail{};
    ProcessEnd end{};

    // The watchdog's: a new watch makes the timer of the one before mean nothing.
    boost::asio::steady_timer watch_timer;
    std::uint64_t watch = 0;

  private:
    std::array<char, 64 << 10> buffer_;
};

}  // namespace datapilot::workers
