#include "workers/worker.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <utility>

namespace datapilot::workers {

namespace asio = boost::asio;

std::string_view name(Killed reason) {
    switch (reason) {
        case Killed::at_deadline:
            return "deadline";
        case Killed::over_memory:
            return "memory";
        case Killed::cancelled:
            return "cancelled";
        case Killed::lied:
            return "lied";
        case Killed::retired:
            return "retired";
        case Killed::stopping:
            return "stopping";
        case Killed::not_ready:
            return "not_ready";
    }
    return "";
}

Worker::Worker(const asio::any_io_executor& strand, const PoolSettings& settings,
               std::filesystem::path spill)
    : folder(std::make_shared<WorkerFolder>(std::move(spill))),
      process(strand, settings.program, settings.arguments),
      gone(strand),
      watch_timer(strand) {}

runtime::Task<bool> Worker::send(std::string bytes) {
    boost::system::error_code error;
    co_await asio::async_write(process.socket(), asio::buffer(bytes),
                               asio::redirect_error(asio::use_awaitable, error));
    co_return !error;
}

runtime::Task<base::Result<Frame>> Worker::receive() {
    while (true) {
        auto frame = reader.next();
        if (!frame) {
            kill(Killed::lied, frame.error().detail);
            co_return frame.error();
        }
        if (*frame) co_return std::move(**frame);
        boost::system::error_code error;
        const auto size = co_await process.socket().async_read_some(
            asio::buffer(buffer_), asio::redirect_error(asio::use_awaitable, error));
        if (error) co_return base::Error{base::Errc::worker_crashed, {}, error.message()};
        reader.append({buffer_.data(), size});
    }
}

void Worker::hang_up(Killed why) {
    hung_up = true;
    killed = why;
    seat.state = WorkerState::ending;
    boost::system::error_code ignored;
    process.socket().shutdown(asio::socket_base::shutdown_send, ignored);
}

void Worker::kill(Killed why, std::string reason) {
    if (!killed) {
        killed = why;
        detail = std::move(reason);
    }
    seat.state = WorkerState::ending;
    process.kill();
}

}  // namespace datapilot::workers
