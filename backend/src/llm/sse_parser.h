#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace datapilot::llm {

struct SseEvent {
    std::string name;  // "message" where the stream names none
    std::string data;
};

// Reads an event stream (WHATWG) in pieces of any size: line ends of all three kinds, comments,
// several data lines, a byte order mark. What has no empty line after it is no event.
class SseParser {
  public:
    using Sink = std::function<void(SseEvent)>;

    explicit SseParser(std::size_t most_event_bytes = 1 << 20) : most_(most_event_bytes) {}

    // False from the moment on that a line or an event is larger than the cap.
    bool feed(std::string_view piece, const Sink& sink);

  private:
    void end_line(const Sink& sink);
    void take_field(std::string_view name, std::string_view value);

    std::size_t most_;
    std::string line_;
    std::string name_;
    std::string data_;
    bool has_data_ = false;
    bool after_cr_ = false;
    bool first_line_ = true;
    bool too_large_ = false;
};

}  // namespace datapilot::llm
