#include "support/rogue_mysql.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace datapilot::tests {
namespace {

constexpr std::size_t largest_client_packet = 1 << 20;

std::string with_length(const std::string& text) {
    return std::string(1, static_cast<char>(text.size())) + text;
}

std::string two_bytes(std::uint32_t value) {
    return {static_cast<char>(value & 0xFF), static_cast<char>(value >> 8 & 0xFF)};
}

}  // namespace

bool RogueConnection::send_raw(const std::string& bytes) {
    for (std::size_t sent = 0; sent < bytes.size();) {
        const auto size = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (size <= 0) return false;
        sent += static_cast<std::size_t>(size);
    }
    return true;
}

bool RogueConnection::send(const std::string& payload) {
    const auto size = payload.size();
    std::string head{static_cast<char>(size & 0xFF), static_cast<char>(size >> 8 & 0xFF),
                     static_cast<char>(size >> 16 & 0xFF), static_cast<char>(number_++)};
    return send_raw(head + payload);
}

std::string RogueConnection::receive() {
    const auto exactly = [this](std::size_t size) {
        std::string bytes(size, '\0');
        for (std::size_t have = 0; have < size;) {
            const auto got = ::recv(socket_, bytes.data() + have, size - have, 0);
            if (got <= 0) return std::string{};
            have += static_cast<std::size_t>(got);
        }
        return bytes;
    };
    const auto head = exactly(4);
    if (head.empty()) return "";
    const auto byte = [&head](std::size_t at) { return static_cast<unsigned char>(head[at]); };
    const std::size_t size = byte(0) | byte(1) << 8 | byte(2) << 16;
    number_ = static_cast<std::uint8_t>(byte(3) + 1);
    if (size > largest_client_packet) return "";
    return exactly(size);
}

void RogueConnection::wait() {
    std::array<char, 4096> ignored{};
    while (::recv(socket_, ignored.data(), ignored.size(), 0) > 0) {
    }
}

bool RogueConnection::greet(std::uint32_t capabilities, const std::string& plugin) {
    return send(std::string{"\x0A"} + "8.0.36" + std::string(1, '\0') + std::string{"\1\0\0\0", 4} +
                "abcdefgh" + std::string(1, '\0') + two_bytes(capabilities) + "\x2D" +
                std::string{"\2\0", 2} + two_bytes(capabilities >> 16) + std::string(1, '\x15') +
                std::string(10, '\0') + "ijklmnopqrst" + std::string(1, '\0') + plugin +
                std::string(1, '\0'));
}

bool RogueConnection::log_in() {
    return greet(RogueMysql::without_tls) && !receive().empty() && send(ok());
}

std::string RogueConnection::serve_until(const std::string& beginning) {
    while (true) {
        const auto packet = receive();
        if (packet.empty()) return "";
        if (packet.substr(1).starts_with(beginning)) return packet;
        if (!send(ok())) return "";
    }
}

bool RogueConnection::send_columns() {
    const auto column = with_length("def") + with_length("") + with_length("") + with_length("") +
                        with_length("a") + with_length("") + "\x0C" + std::string{"\x2D\0", 2} +
                        std::string{"\xFF\0\0\0", 4} + "\xFD" + std::string(5, '\0');
    return send("\1") && send(column) && send(std::string{"\xFE\0\0\2\0", 5});
}

bool RogueConnection::send_row(const std::string& text) {
    if (text.size() < 251) return send(with_length(text));
    return send(std::string{"\xFD"} + two_bytes(static_cast<std::uint32_t>(text.size())) +
                std::string(1, static_cast<char>(text.size() >> 16)) + text);
}

void RogueConnection::relay_to(std::uint16_t port) {
    const int other = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address{.sin_family = AF_INET,
                              .sin_port = htons(port),
                              .sin_addr = {htonl(INADDR_LOOPBACK)},
                              .sin_zero = {}};
    ::connect(other, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    std::array<pollfd, 2> ends{{{socket_, POLLIN, 0}, {other, POLLIN, 0}}};
    std::array<char, 16 << 10> bytes{};
    for (bool open = true; open;) {
        ::poll(ends.data(), ends.size(), -1);
        for (std::size_t i = 0; i < ends.size() && open; ++i) {
            if (ends[i].revents == 0) continue;
            const auto size = ::recv(ends[i].fd, bytes.data(), bytes.size(), 0);
            open = size > 0 && ::send(ends[1 - i].fd, bytes.data(), static_cast<std::size_t>(size),
                                      MSG_NOSIGNAL) == size;
        }
    }
    ::close(other);
}

std::string RogueConnection::ok() {
    return {"\0\0\0\2\0\0\0", 7};
}

RogueMysql::RogueMysql(Script script) : script_(std::move(script)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{
        .sin_family = AF_INET, .sin_port = 0, .sin_addr = {htonl(INADDR_LOOPBACK)}, .sin_zero = {}};
    socklen_t size = sizeof address;
    ::bind(listener_, reinterpret_cast<sockaddr*>(&address), size);
    ::listen(listener_, 8);
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    acceptor_ = std::jthread{[this] { accept_clients(); }};
}

RogueMysql::~RogueMysql() {
    ::shutdown(listener_, SHUT_RDWR);
    acceptor_.join();
    {
        const std::lock_guard lock{mutex_};
        for (const int socket : sockets_) ::shutdown(socket, SHUT_RDWR);
    }
    clients_.clear();
    for (const int socket : sockets_) ::close(socket);
    ::close(listener_);
}

void RogueMysql::accept_clients() {
    while (true) {
        const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0) return;
        const std::lock_guard lock{mutex_};
        sockets_.push_back(socket);
        clients_.emplace_back([this, socket] {
            RogueConnection connection{socket};
            script_(connection);
            ::shutdown(socket, SHUT_WR);
            connection.wait();
        });
    }
}

bool RogueMysql::holds(const std::vector<std::string>& received, const std::string& secret) {
    return std::ranges::any_of(received, [&secret](const std::string& packet) {
        return packet.find(secret) != std::string::npos;
    });
}

}  // namespace datapilot::tests
