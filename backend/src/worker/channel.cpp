#include "worker/channel.h"

#include <unistd.h>

#include <array>
#include <boost/json/serialize.hpp>
#include <cerrno>
#include <stdexcept>
#include <string>
#include <system_error>

#include "workers/protocol/progress_frames.h"

namespace datapilot::worker {

std::optional<workers::Frame> Channel::receive() {
    std::array<char, 64 << 10> bytes;
    while (true) {
        auto frame = reader_.next();
        if (!frame) throw std::runtime_error{frame.error().detail};
        if (*frame) return std::move(**frame);
        const auto size = ::read(socket_, bytes.data(), bytes.size());
        if (size == 0) return std::nullopt;
        if (size > 0) reader_.append({bytes.data(), static_cast<std::size_t>(size)});
        if (size < 0 && errno != EINTR) {
            throw std::system_error{errno, std::system_category(), "reading a frame"};
        }
    }
}

void Channel::send(const workers::Frame& frame) {
    const auto bytes = workers::encode(frame);
    for (std::size_t sent = 0; sent < bytes.size();) {
        const auto size = ::write(socket_, bytes.data() + sent, bytes.size() - sent);
        if (size > 0) sent += static_cast<std::size_t>(size);
        if (size < 0 && errno != EINTR) {
            throw std::system_error{errno, std::system_category(), "writing a frame"};
        }
    }
}

void Channel::send(workers::FrameType type, const boost::json::value& payload) {
    send({type, boost::json::serialize(payload)});
}

void Channel::refuse(const base::Error& error) {
    send(workers::FrameType::error, workers::to_json(error));
}

void Channel::begin_job(std::chrono::milliseconds time) {
    percent_ = -1;
    deadline_ = Patience::Clock::now() + time;
    send_progress({});
}

void Channel::send_progress(const workers::Progress& progress) {
    auto payload = workers::encode_progress(progress);
    const int percent = static_cast<unsigned char>(payload[0]);
    if (percent <= percent_) return;
    percent_ = percent;
    send({workers::FrameType::progress, std::move(payload)});
}

}  // namespace datapilot::worker
