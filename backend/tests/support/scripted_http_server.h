#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace datapilot::tests {

// A request as it came over the wire.
struct ReceivedRequest {
    std::string head;  // up to the empty line
    std::string body;

    std::string header(std::string_view name) const;  // empty where there is none
};

// The server's side of one connection, once its request was read.
class Wire {
  public:
    virtual ~Wire() = default;

    // What the client no longer takes is dropped.
    virtual void send(std::string_view bytes) = 0;
    virtual void wait_until_client_leaves() = 0;
    virtual void reset() = 0;  // leaves without a word (RST)
};

using Script = std::function<void(const ReceivedRequest&, Wire&)>;

// Certificate and key in PEM, made here, of an authority that only this test knows.
struct TestCertificate {
    std::string certificate;
    std::string key;
    // For these names or numbers of hosts.
    static TestCertificate made_for(const std::string& host);
};

// An HTTP server on a free port of loopback that plays one script a connection, in their order, the
// last one again and again; each connection has a thread.
class ScriptedHttpServer {
  public:
    explicit ScriptedHttpServer(std::vector<Script> scripts,
                                std::optional<TestCertificate> certificate = {});
    ~ScriptedHttpServer();
    ScriptedHttpServer(const ScriptedHttpServer&) = delete;
    ScriptedHttpServer& operator=(const ScriptedHttpServer&) = delete;

    std::uint16_t port() const { return port_; }
    std::string url(const std::string& path = "/") const;
    std::vector<ReceivedRequest> received() const;
    // Until so many requests came; throws after ten seconds.
    void wait_for_requests(std::size_t count) const;

  private:
    void accept();
    void serve(boost::asio::ip::tcp::socket& socket);
    void play(const ReceivedRequest& request, Wire& wire);

    boost::asio::io_context loop_;
    std::optional<boost::asio::ssl::context> tls_;
    boost::asio::ip::tcp::acceptor acceptor_;
    std::uint16_t port_;
    std::vector<Script> scripts_;

    mutable std::mutex mutex_;
    mutable std::condition_variable came_;
    std::vector<ReceivedRequest> received_;
    std::list<boost::asio::ip::tcp::socket> sockets_;
    std::vector<std::thread> threads_;
    std::thread accepting_;
};

// ---- Scripts ------------------------------------------------------------------------------------

// A whole answer with a Content-Length.
Script answers(int status, std::string body, std::string content_type = "application/json",
               std::string more_headers = {});
// A 200 whose body comes in these chunks, each written by itself.
Script answers_in_chunks(std::vector<std::string> chunks,
                         std::string content_type = "text/event-stream");
// The same without its end: the connection is cut after the last chunk.
Script cuts_after(std::vector<std::string> chunks, std::string content_type = "text/event-stream");
Script resets();
Script hangs();
Script sends(std::string bytes);

std::string as_chunk(std::string_view bytes);
std::string chunked_head(const std::string& content_type);

}  // namespace datapilot::tests
