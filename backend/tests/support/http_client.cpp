#include "support/http_client.h"

#include <sys/socket.h>
#include <sys/time.h>

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cerrno>
#include <stdexcept>

namespace datapilot::tests {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

// The head up to the empty line, parsed into the answer; the bytes that it took.
std::size_t parse_head(const std::string& text, HttpAnswer& answer) {
    const auto end = text.find("\r\n\r\n");
    if (end == std::string::npos) return 0;
    if (!text.starts_with("HTTP/1.")) throw std::runtime_error("no HTTP answer: " + text);
    answer.status = std::stoi(text.substr(9, 3));
    auto line = text.find("\r\n") + 2;
    while (line < end) {
        const auto next = text.find("\r\n", line);
        const auto colon = text.find(": ", line);
        answer.headers.emplace_back(text.substr(line, colon - line),
                                    text.substr(colon + 2, next - colon - 2));
        line = next + 2;
    }
    return end + 4;
}

bool may_have_body(int status) {
    return status >= 200 && status != 204 && status != 304;
}

}  // namespace

std::string HttpAnswer::header(std::string_view name) const {
    const auto found = std::ranges::find_if(headers, [&](const auto& header) {
        return boost::beast::iequals(header.first, std::string{name});
    });
    return found == headers.end() ? std::string{} : found->second;
}

boost::json::value HttpAnswer::json() const {
    return boost::json::parse(body);
}

std::string HttpAnswer::code() const {
    if (!header("Content-Type").starts_with("application/problem+json")) return {};
    return std::string{json().at("code").as_string()};
}

RawConnection::RawConnection(std::uint16_t port) : socket_(loop_) {
    socket_.connect({asio::ip::address_v4::loopback(), port});
    const timeval patience{20, 0};
    setsockopt(socket_.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(socket_.native_handle(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

void RawConnection::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(socket_.native_handle(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0) throw std::runtime_error("the server takes nothing more");
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

void RawConnection::finish_sending() {
    socket_.shutdown(tcp::socket::shutdown_send);
}

void RawConnection::reset() {
    socket_.set_option(asio::socket_base::linger{true, 0});
    socket_.close();
}

std::string RawConnection::read_some() {
    if (!read_ahead_.empty()) return std::exchange(read_ahead_, {});
    std::array<char, 16384> bytes;
    const auto count = ::recv(socket_.native_handle(), bytes.data(), bytes.size(), 0);
    if (count < 0 && errno != ECONNRESET) throw std::runtime_error("the server stays silent");
    return count <= 0 ? std::string{} : std::string(bytes.data(), static_cast<std::size_t>(count));
}

std::string RawConnection::read_until_closed() {
    std::string all;
    while (true) {
        const auto more = read_some();
        if (more.empty()) return all;
        all += more;
    }
}

HttpAnswer RawConnection::read_answer() {
    HttpAnswer answer;
    std::string text;
    const auto more = [&] {
        const auto bytes = read_some();
        if (bytes.empty()) throw std::runtime_error("the connection ended early: " + text);
        text += bytes;
    };
    std::size_t used = 0;
    while ((used = parse_head(text, answer)) == 0) more();
    text.erase(0, used);
    if (answer.status == 100) {
        read_ahead_ = std::move(text);
        return answer;
    }
    if (answer.header("Transfer-Encoding") == "chunked") {
        while (true) {
            std::size_t line = 0;
            while ((line = text.find("\r\n")) == std::string::npos) more();
            const auto size = std::stoul(text.substr(0, line), nullptr, 16);
            while (text.size() < line + 2 + size + 2) more();
            answer.body += text.substr(line + 2, size);
            text.erase(0, line + 2 + size + 2);
            if (size == 0) break;
        }
    } else if (may_have_body(answer.status)) {
        const auto size = std::stoul(answer.header("Content-Length"));
        while (text.size() < size) more();
        answer.body = text.substr(0, size);
        text.erase(0, size);
    }
    read_ahead_ = std::move(text);
    return answer;
}

HttpAnswer HttpClient::request(std::string_view method, const std::string& target, std::string body,
                               Headers headers) {
    std::string text = std::string{method} + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    if (!token_.empty()) headers.emplace_back("Authorization", "Bearer " + token_);
    if (!body.empty() || method != "GET") {
        headers.emplace_back("Content-Length", std::to_string(body.size()));
    }
    for (const auto& [name, value] : headers) text += name + ": " + value + "\r\n";
    if (!connection_) connection_ = std::make_unique<RawConnection>(port_);
    connection_->send(text + "\r\n" + body);
    auto answer = connection_->read_answer();
    if (answer.header("Connection") == "close") connection_.reset();
    return answer;
}

HttpAnswer HttpClient::post(const std::string& target, const boost::json::value& body) {
    return request("POST", target, boost::json::serialize(body),
                   {{"Content-Type", "application/json"}});
}

HttpAnswer HttpClient::patch(const std::string& target, const boost::json::value& body) {
    return request("PATCH", target, boost::json::serialize(body),
                   {{"Content-Type", "application/json"}});
}

HttpAnswer HttpClient::upload(const std::string& target, const Headers& fields,
                              const Headers& files, Headers headers) {
    const std::string boundary = "----a-boundary-of-the-tests";
    std::string body;
    for (const auto& [name, value] : fields) {
        body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name +
                "\"\r\n\r\n" + value + "\r\n";
    }
    for (const auto& [name, content] : files) {
        body += "--" + boundary +
                "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + name +
                "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n";
    }
    body += "--" + boundary + "--\r\n";
    headers.emplace_back("Content-Type", "multipart/form-data; boundary=" + boundary);
    return request("POST", target, std::move(body), std::move(headers));
}

}  // namespace datapilot::tests
