#pragma once

#include <chrono>
#include <cstddef>

namespace datapilot::http {

// What one client, and all of them together, may take of the server.
struct Limits {
    std::size_t header_bytes = 16 << 10;
    std::size_t connections = 1024;
    std::size_t in_flight = 256;  // requests whose handler runs or whose answer is being sent

    std::chrono::milliseconds idle{std::chrono::seconds{60}};         // between two requests
    std::chrono::milliseconds header{std::chrono::seconds{10}};       // from first byte to last
    std::chrono::milliseconds body{std::chrono::seconds{30}};         // of a buffered body, in all
    std::chrono::milliseconds body_piece{std::chrono::seconds{30}};   // of a streamed body
    std::chrono::milliseconds write_piece{std::chrono::seconds{30}};  // until 64 kB are taken
    std::chrono::milliseconds handler{std::chrono::minutes{5}};
    std::chrono::milliseconds streamed{std::chrono::hours{1}};  // a streamed body or answer, in all
    std::chrono::milliseconds linger{std::chrono::seconds{2}};
    std::chrono::milliseconds drain{std::chrono::seconds{8}};  // for what runs at shutdown
};

}  // namespace datapilot::http
