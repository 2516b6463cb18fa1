#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

// On the socket between serve and a worker: a payload's length (4 bytes, little-endian), its type
// (1 byte), then the payload. Both sides read it with the same reader.
namespace datapilot::workers {

// The descriptor on which a worker finds its socket; it inherits no other but standard error.
constexpr int worker_socket = 3;

// How a worker exits when an allocation failed where it could not go on.
constexpr int exit_out_of_memory = 71;

enum class FrameType : std::uint8_t {
    // From serve.
    confine = 1,  // JSON: Confinement; once, before the first job
    ingest = 2,   // JSON: the jobs
    describe = 3,
    preview = 4,
    query = 5,
    test = 6,
    time = 7,  // JSON: the milliseconds that the job after it has
    // From the worker.
    ready = 16,     // JSON: what this machine lacks to confine it; once, at its start
    progress = 17,  // how far the job is, only upwards; 0 as soon as it is read
    columns = 18,   // the columns of a table, after its rows
    rows = 19,      // some of its rows
    done = 20,      // JSON: what else the job gave; its last frame
    error = 21,     // JSON: why there is no answer; the job's last frame
};

struct Frame {
    FrameType type{};
    std::string payload;
};

constexpr std::size_t max_payload = 32 << 20;

// Throws std::length_error where the payload is larger than max_payload.
std::string encode(const Frame& frame);

// Cuts a stream of bytes into frames. What it holds never grows past one frame and what was
// appended last; a claimed length alone allocates nothing.
class FrameReader {
  public:
    explicit FrameReader(std::size_t largest_payload = max_payload) : largest_(largest_payload) {}

    void append(std::string_view bytes);
    // The next frame, or nothing before more bytes are appended. Fails on a type that does not
    // exist or a length over the largest: the stream is lost from there.
    base::Result<std::optional<Frame>> next();
    bool empty() const { return used_ == buffer_.size(); }

  private:
    std::size_t largest_;
    std::string buffer_;
    std::size_t used_ = 0;
};

}  // namespace datapilot::workers
