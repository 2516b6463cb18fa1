#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace datapilot::tests {

struct HttpAnswer {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;

    std::string header(std::string_view name) const;  // empty where there is none
    boost::json::value json() const;                  // throws where the body is not JSON
    std::string code() const;                         // of a problem; empty where it is none
};

// A TCP connection to a server on loopback that can send anything, byte by byte. What takes longer
// than 20 seconds throws.
class RawConnection {
  public:
    explicit RawConnection(std::uint16_t port);

    void send(std::string_view bytes);
    void finish_sending();  // half-close
    void reset();           // leaves without a word (RST)

    HttpAnswer read_answer();         // throws where the connection ends before its end
    std::string read_some();          // empty at the end of the connection
    std::string read_until_closed();  // whatever comes, up to the end of the connection

  private:
    boost::asio::io_context loop_;
    boost::asio::ip::tcp::socket socket_;
    std::string read_ahead_;
};

// A client that keeps its connection and gets whole answers.
class HttpClient {
  public:
    using Headers = std::vector<std::pair<std::string, std::string>>;

    explicit HttpClient(std::uint16_t port) : port_(port) {}

    // Sent with every request from now on; an empty token sends none.
    void set_token(std::string token) { token_ = std::move(token); }

    HttpAnswer request(std::string_view method, const std::string& target, std::string body = {},
                       Headers headers = {});
    HttpAnswer get(const std::string& target) { return request("GET", target); }
    HttpAnswer post(const std::string& target, const boost::json::value& body);
    HttpAnswer patch(const std::string& target, const boost::json::value& body);
    HttpAnswer erase(const std::string& target) { return request("DELETE", target); }

    // multipart/form-data: text fields, and files as (name, content) under the field `files`.
    HttpAnswer upload(const std::string& target, const Headers& fields, const Headers& files,
                      Headers headers = {});

  private:
    std::uint16_t port_;
    std::string token_;
    std::unique_ptr<RawConnection> connection_;
};

}  // namespace datapilot::tests
