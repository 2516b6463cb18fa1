#pragma once

#include <cstdint>
#include <string>

#include "support/rogue_server.h"

namespace datapilot::tests {

// Between one client of a rogue server and a real server on the loopback: hands on what both say,
// up to where the script wants to do otherwise.
class Relay {
  public:
    Relay(RogueConversation& client, std::uint16_t port);
    ~Relay();
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;

    // Until the client says these words: what holds them is not handed on yet. False once either
    // side is gone.
    bool until(const std::string& words);
    void to_the_end() { until({}); }
    // Hands on what was held back, and so many bytes of what the server answers.
    void answer(std::size_t bytes);

  private:
    // What came from a side; empty once it is gone.
    static std::string take(int socket);
    static bool give(int socket, const std::string& bytes);

    RogueConversation& client_;
    int server_ = -1;
    std::string held_;
};

}  // namespace datapilot::tests
