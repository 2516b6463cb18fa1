#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/body_stream.h"
#include "http/header.h"
#include "http/limits.h"
#include "http/watchdog.h"
#include "runtime/task.h"

namespace datapilot::http {

// The head of a message as it came in.
struct MessageHead {
    std::string method;
    std::string target;
    Headers headers{};
    bool is_http_1_0 = false;
    bool keep_alive = false;
};

// One client's socket: takes requests apart, sends bytes, notices that the client has gone. It
// decides nothing about what a request means.
class Connection final : public BodyStream {
  public:
    Connection(boost::asio::ip::tcp::socket socket, const Limits& limits);

    std::string peer_address() const;

    // The next head; nothing when the client has closed or stays silent; request_timeout,
    // headers_too_large or malformed_request otherwise, after which the connection must end.
    runtime::Task<base::Result<std::optional<MessageHead>>> read_head();

    // Of the message whose head was read last.
    std::optional<std::uint64_t> content_length() const;
    void limit_body(std::uint64_t bytes);
    bool body_is_read() const;
    runtime::Task<base::Result<std::string_view>> read() override;
    runtime::Task<base::Result<std::string>> read_whole_body();

    // Throws boost::system::system_error when the client has gone or takes too long.
    runtime::Task<void> write(std::string_view head, std::string_view body);

    // Returns when the client has closed its side, at the earliest once the body is read. What it
    // sends meanwhile (a next request) is kept, up to the size of a head.
    runtime::Task<void> watch_for_close();

    // Tells the client that nothing more comes, and lets it read the answer before the end.
    runtime::Task<void> linger();

  private:
    using Parser = boost::beast::http::request_parser<boost::beast::http::buffer_body>;

    std::string_view arrived() const;
    runtime::Task<boost::system::error_code> receive();
    void release_memory();
    base::Result<MessageHead> parse_head(std::size_t length);
    runtime::Task<void> send_continue();
    base::Error body_failure(boost::system::error_code failure) const;
    void note_body_read();

    boost::asio::ip::tcp::socket socket_;
    const Limits& limits_;
    Watchdog watchdog_;
    boost::beast::flat_buffer buffer_;
    std::optional<Parser> parser_;
    std::vector<char> piece_;
    bool awaits_continue_ = false;
    bool whole_body_ = false;              // read in one phase rather than piece by piece
    boost::asio::steady_timer body_read_;  // never expires: cancelled when the body is read
};

}  // namespace datapilot::http
