#include "http/header_rules.h"

#include <algorithm>

#include "http/header.h"

namespace datapilot::http {
namespace {

bool is_token(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view{"!#$%&'*+-.^_`|~"}.find(c) != std::string_view::npos;
}

bool is_text(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
}

bool is_digits(std::string_view text) {
    return !text.empty() && text.size() <= 18 &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// The line up to CRLF, which is taken away with it.
std::string_view take_line(std::string_view& rest) {
    const auto end = rest.find("\r\n");
    const auto line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 2);
    return line;
}

// What decides where a message ends.
class Framing {
  public:
    std::optional<std::string_view> add(std::string_view name, std::string_view value) {
        if (same_name(name, "Content-Length")) {
            if (++lengths_ > 1) return "several Content-Length";
            if (!is_digits(value)) return "a Content-Length that is no number";
        } else if (same_name(name, "Transfer-Encoding")) {
            if (++codings_ > 1) return "several Transfer-Encoding";
            if (!same_name(value, "chunked")) return "a Transfer-Encoding other than chunked";
        } else if (same_name(name, "Host")) {
            if (++hosts_ > 1) return "several Host";
        }
        return std::nullopt;
    }

    std::optional<std::string_view> whole(bool is_http_1_0) const {
        if (lengths_ > 0 && codings_ > 0) return "Content-Length beside Transfer-Encoding";
        if (is_http_1_0 && codings_ > 0) return "Transfer-Encoding in HTTP/1.0";
        if (!is_http_1_0 && hosts_ == 0) return "no Host";
        return std::nullopt;
    }

  private:
    int lengths_ = 0;
    int codings_ = 0;
    int hosts_ = 0;
};

}  // namespace

bool has_bare_line_feed(std::string_view arriving, std::size_t from) {
    for (auto at = arriving.find('\n', from); at != std::string_view::npos;
         at = arriving.find('\n', at + 1)) {
        if (at == 0 || arriving[at - 1] != '\r') return true;
    }
    return false;
}

std::optional<std::string_view> fault_in_head(std::string_view head) {
    const auto request_line = take_line(head);
    if (!std::ranges::all_of(request_line, is_text)) return "a control character";
    Framing framing;
    for (auto line = take_line(head); !line.empty(); line = take_line(head)) {
        if (line.front() == ' ' || line.front() == '\t') return "a folded line";
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) return "a header without a colon";
        const auto name = line.substr(0, colon);
        if (name.empty() || !std::ranges::all_of(name, is_token)) return "a header's name";
        if (!std::ranges::all_of(line, is_text)) return "a control character";
        if (const auto fault = framing.add(name, trimmed(line.substr(colon + 1)))) return fault;
    }
    if (!head.empty()) return "an end before the last line";
    return framing.whole(request_line.ends_with(" HTTP/1.0"));
}

}  // namespace datapilot::http
