#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace datapilot::tests {

// The connection of one client to a server that plays MySQL badly. Blocking; every call returns
// false once the client has gone.
class RogueConnection {
  public:
    explicit RogueConnection(int socket) : socket_(socket) {}

    bool send_raw(const std::string& bytes);
    // A packet of the protocol, with the next number.
    bool send(const std::string& payload);
    // The client's next packet; "" once it has gone.
    std::string receive();
    // Until the client hangs up.
    void wait();

    // A good greeting, and an OK for whatever login follows.
    bool greet(std::uint32_t capabilities, const std::string& plugin = "mysql_native_password");
    bool log_in();
    // OK for each statement, until one begins so: it is given back, or "" once the client has gone.
    std::string serve_until(const std::string& beginning);

    // The head of a result of one column of text.
    bool send_columns();
    bool send_row(const std::string& text);
    // Hands everything on to the server on that port of the loopback, and back, until one hangs up.
    void relay_to(std::uint16_t port);

    static std::string ok();

  private:
    int socket_;
    std::uint8_t number_ = 0;
};

// A server on a free port of the loopback that answers each connection by a script, in a thread of
// its own, until it is destroyed.
class RogueMysql {
  public:
    using Script = std::function<void(RogueConnection&)>;

    explicit RogueMysql(Script script);
    ~RogueMysql();
    RogueMysql(const RogueMysql&) = delete;
    RogueMysql& operator=(const RogueMysql&) = delete;

    std::uint16_t port() const { return port_; }
    // All that clients have sent, for a look at what they gave away.
    static bool holds(const std::vector<std::string>& received, const std::string& secret);

    static constexpr std::uint32_t without_tls = 0x000FF7FF & ~(1U << 11);
    static constexpr std::uint32_t with_tls = 0x000FFFFF;

  private:
    void accept_clients();

    Script script_;
    int listener_ = -1;
    std::uint16_t port_ = 0;
    std::mutex mutex_;
    std::vector<int> sockets_;
    std::vector<std::jthread> clients_;
    std::jthread acceptor_;
};

}  // namespace datapilot::tests
