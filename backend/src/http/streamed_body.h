#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <string>

#include "http/body_writer.h"
#include "http/connection.h"

namespace datapilot::http {

// The body of a streamed answer on its way to the client: in chunks, or for HTTP/1.0 as bytes that
// end with the connection. Writes from several coroutines take their turns.
class StreamedBody final : public BodyWriter {
  public:
    enum class Coding { chunked, until_close };

    StreamedBody(Connection& connection, boost::asio::any_io_executor executor, Coding coding,
                 std::string request_id, base::Language language);

    runtime::Task<void> write(std::string bytes) override;
    const std::string& request_id() const override { return request_id_; }
    base::Language language() const override { return language_; }

    // Tells that the body is whole.
    runtime::Task<void> finish();

    std::size_t bytes_written() const { return bytes_written_; }

  private:
    Connection& connection_;
    Coding coding_;
    std::string request_id_;
    base::Language language_;
    std::size_t bytes_written_ = 0;
    bool busy_ = false;
    boost::asio::steady_timer freed_;  // never expires: cancelled when a write has ended
};

}  // namespace datapilot::http
