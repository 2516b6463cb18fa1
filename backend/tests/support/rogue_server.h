#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace datapilot::tests {

// One client of a rogue server. Sending and receiving end quietly once either side is gone.
class RogueConversation {
  public:
    explicit RogueConversation(int socket) : socket_(socket) {}

    bool send(const std::string& bytes);
    // So many bytes; fewer where the client left.
    std::string receive(std::size_t size);
    // Until the client leaves or the server ends.
    void hang();
    // Everything that the client sent.
    const std::string& heard() const { return heard_; }
    int socket() const { return socket_; }

  private:
    int socket_;
    std::string heard_;
};

// A server on the loopback that answers each client as a script says, in a thread of its own.
class RogueServer {
  public:
    using Script = std::function<void(RogueConversation&)>;

    explicit RogueServer(Script script);
    ~RogueServer();
    RogueServer(const RogueServer&) = delete;
    RogueServer& operator=(const RogueServer&) = delete;

    std::uint16_t port() const { return port_; }
    // Everything that clients sent so far, once they are gone.
    std::string heard();
    // On those that are there: each script goes on with a client that left.
    void hang_up();

  private:
    void accept_clients();

    Script script_;
    int listening_ = -1;
    std::uint16_t port_ = 0;
    std::mutex mutex_;
    std::vector<int> clients_;
    std::string heard_;
    bool ending_ = false;
    std::vector<std::thread> conversations_;
    std::thread accepting_;
};

}  // namespace datapilot::tests
