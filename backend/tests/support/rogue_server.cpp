#include "support/rogue_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace datapilot::tests {

bool RogueConversation::send(const std::string& bytes) {
    for (std::size_t sent = 0; sent < bytes.size();) {
        const auto size = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (size <= 0) return false;
        sent += static_cast<std::size_t>(size);
    }
    return true;
}

std::string RogueConversation::receive(std::size_t size) {
    std::string bytes(size, '\0');
    std::size_t got = 0;
    while (got < size) {
        const auto read = ::recv(socket_, bytes.data() + got, size - got, 0);
        if (read <= 0) break;
        got += static_cast<std::size_t>(read);
    }
    bytes.resize(got);
    heard_ += bytes;
    return bytes;
}

void RogueConversation::hang() {
    while (!receive(1).empty()) continue;
}

RogueServer::RogueServer(Script script) : script_(std::move(script)) {
    listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    if (listening_ < 0 || ::bind(listening_, generic, size) != 0 || ::listen(listening_, 16) != 0 ||
        ::getsockname(listening_, generic, &size) != 0) {
        throw std::runtime_error("no port for a rogue server");
    }
    port_ = ntohs(address.sin_port);
    accepting_ = std::thread([this] { accept_clients(); });
}

RogueServer::~RogueServer() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
        for (const int client : clients_) ::shutdown(client, SHUT_RDWR);
    }
    ::shutdown(listening_, SHUT_RDWR);
    accepting_.join();
    for (auto& conversation : conversations_) conversation.join();
    for (const int client : clients_) ::close(client);
    ::close(listening_);
}

void RogueServer::accept_clients() {
    while (true) {
        const int client = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
        const std::lock_guard lock(mutex_);
        if (client < 0) return;
        clients_.push_back(client);
        if (ending_) return;
        conversations_.emplace_back([this, client] {
            RogueConversation conversation{client};
            script_(conversation);
            ::shutdown(client, SHUT_RDWR);
            const std::lock_guard done(mutex_);
            heard_ += conversation.heard();
        });
    }
}

void RogueServer::hang_up() {
    const std::lock_guard lock(mutex_);
    for (const int client : clients_) ::shutdown(client, SHUT_RDWR);
}

std::string RogueServer::heard() {
    const std::lock_guard lock(mutex_);
    return heard_;
}

}  // namespace datapilot::tests
