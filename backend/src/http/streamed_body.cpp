#include "http/streamed_body.h"

#include <array>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <charconv>
#include <utility>

namespace datapilot::http {
namespace {

namespace asio = boost::asio;

std::string chunk_head(std::size_t size) {
    std::array<char, 18> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), size, 16).ptr;
    return std::string(digits.data(), end) + "\r\n";
}

class Turn {
  public:
    Turn(bool& busy, asio::steady_timer& freed) : busy_(busy), freed_(freed) { busy_ = true; }
    ~Turn() {
        busy_ = false;
        freed_.cancel_one();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

  private:
    bool& busy_;
    asio::steady_timer& freed_;
};

}  // namespace

StreamedBody::StreamedBody(Connection& connection, asio::any_io_executor executor, Coding coding,
                           std::string request_id, base::Language language)
    : connection_(connection),
      coding_(coding),
      request_id_(std::move(request_id)),
      language_(language),
      freed_(executor, asio::steady_timer::time_point::max()) {}

runtime::Task<void> StreamedBody::write(std::string bytes) {
    if (bytes.empty()) co_return;  // an empty chunk would end the body
    while (busy_) {
        boost::system::error_code woken;
        co_await freed_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
    }
    const Turn turn(busy_, freed_);
    bytes_written_ += bytes.size();
    std::string head;
    if (coding_ == Coding::chunked) {
        head = chunk_head(bytes.size());
        bytes += "\r\n";
    }
    co_await connection_.write(head, bytes);
}

runtime::Task<void> StreamedBody::finish() {
    if (coding_ == Coding::chunked) co_await connection_.write("0\r\n\r\n", {});
}

}  // namespace datapilot::http
