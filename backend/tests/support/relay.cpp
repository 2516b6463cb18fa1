#include "support/relay.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace datapilot::tests {

Relay::Relay(RogueConversation& client, std::uint16_t port) : client_(client) {
    server_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address{.sin_family = AF_INET,
                              .sin_port = htons(port),
                              .sin_addr = {htonl(INADDR_LOOPBACK)},
                              .sin_zero = {}};
    ::connect(server_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
}

Relay::~Relay() {
    ::close(server_);
}

std::string Relay::take(int socket) {
    std::array<char, 16 << 10> bytes{};
    const auto size = ::recv(socket, bytes.data(), bytes.size(), 0);
    return size > 0 ? std::string{bytes.data(), static_cast<std::size_t>(size)} : std::string{};
}

bool Relay::give(int socket, const std::string& bytes) {
    return ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
           static_cast<ssize_t>(bytes.size());
}

bool Relay::until(const std::string& words) {
    std::array<pollfd, 2> sides{{{client_.socket(), POLLIN, 0}, {server_, POLLIN, 0}}};
    while (true) {
        ::poll(sides.data(), sides.size(), -1);
        if (sides[0].revents != 0) {
            held_ = take(client_.socket());
            if (held_.empty()) return false;
            if (!words.empty() && held_.find(words) != held_.npos) return true;
            if (!give(server_, held_)) return false;
        }
        if (sides[1].revents != 0) {
            const auto said = take(server_);
            if (said.empty() || !give(client_.socket(), said)) return false;
        }
    }
}

void Relay::answer(std::size_t bytes) {
    give(server_, held_);
    for (std::string said; said.size() < bytes;) {
        const auto more = take(server_);
        if (more.empty()) return;
        const auto wanted = std::min(more.size(), bytes - said.size());
        said += more;
        if (!give(client_.socket(), more.substr(0, wanted))) return;
    }
}

}  // namespace datapilot::tests
