#pragma once

#include <boost/json/value.hpp>
#include <chrono>
#include <optional>
#include <string_view>

#include "base/error.h"
#include "worker/patience.h"
#include "workers/protocol/frames.h"
#include "workers/replies_json.h"

namespace datapilot::worker {

// The worker's end of the socket to serve. Blocking; throws where serve is gone.
class Channel {
  public:
    explicit Channel(int socket) : socket_(socket) {}

    // The next frame, or nothing once serve has closed its end.
    std::optional<workers::Frame> receive();

    void send(const workers::Frame& frame);
    void send(workers::FrameType type, const boost::json::value& payload);
    void refuse(const base::Error& error);
    // Tells serve that the job was read. It has that much time.
    void begin_job(std::chrono::milliseconds time);
    // How long the job that began may go on.
    Patience patience() const { return {socket_, deadline_}; }
    // Sent where the percentage rises.
    void send_progress(const workers::Progress& progress);

  private:
    int socket_;
    int percent_ = -1;
    Patience::Clock::time_point deadline_{};
    workers::FrameReader reader_;
};

}  // namespace datapilot::worker
