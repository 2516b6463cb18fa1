#include "http/response_head.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <stdexcept>
#include <string_view>

#include "http/problem.h"

namespace datapilot::http {
namespace {

void append(std::string& text, const Header& header) {
    constexpr std::string_view breaks{"\r\n\0", 3};
    if (header.name.find_first_of(breaks) != std::string::npos ||
        header.value.find_first_of(breaks) != std::string::npos) {
        throw std::logic_error("a line break in the header " + header.name);
    }
    text.append(header.name).append(": ").append(header.value).append("\r\n");
}

}  // namespace

Headers security_headers() {
    return {{"Cache-Control", "no-store"},
            {"X-Content-Type-Options", "nosniff"},
            {"Referrer-Policy", "no-referrer"},
            {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"}};
}

std::string http_date(std::chrono::sys_seconds time) {
    return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

std::string response_head(int status, const Headers& headers) {
    std::string text = "HTTP/1.1 " + std::to_string(status) + " " + reason_phrase(status) + "\r\n";
    for (const auto& header : headers) append(text, header);
    return text += "\r\n";
}

}  // namespace datapilot::http
