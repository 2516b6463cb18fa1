#include "llm/sse_parser.h"

#include <utility>

namespace datapilot::llm {

bool SseParser::feed(std::string_view piece, const Sink& sink) {
    for (const char byte : piece) {
        if (too_large_) return false;
        // A line feed after a carriage return is the same end of line.
        if (byte == '\n' && std::exchange(after_cr_, false)) continue;
        after_cr_ = byte == '\r';
        if (byte == '\n' || byte == '\r') {
            end_line(sink);
            continue;
        }
        line_ += byte;
        too_large_ = line_.size() + data_.size() > most_;
    }
    return !too_large_;
}

void SseParser::end_line(const Sink& sink) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (std::exchange(first_line_, false) && line_.starts_with(byte_order_mark)) {
        line_.erase(0, byte_order_mark.size());
    }
    const auto line = std::exchange(line_, {});
    if (line.empty()) {
        if (has_data_) sink({name_.empty() ? "message" : name_, std::move(data_)});
        name_.clear();
        data_.clear();
        has_data_ = false;
        return;
    }
    const auto colon = line.find(':');
    if (colon == 0) return;  // a comment
    const std::string_view text = line;
    auto value = colon == std::string::npos ? std::string_view{} : text.substr(colon + 1);
    if (value.starts_with(' ')) value.remove_prefix(1);
    take_field(text.substr(0, colon), value);
}

void SseParser::take_field(std::string_view name, std::string_view value) {
    if (name == "event") name_ = value;
    if (name != "data") return;
    if (has_data_) data_ += '\n';
    data_ += value;
    has_data_ = true;
}

}  // namespace datapilot::llm
