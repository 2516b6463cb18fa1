#include "http/connection.h"

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/read.hpp>
#include <utility>

#include "http/header_rules.h"

namespace datapilot::http {
namespace {

namespace asio = boost::asio;
namespace beast_http = boost::beast::http;
using base::Errc;
using base::Error;
using boost::system::error_code;

constexpr std::size_t piece_bytes = 64 << 10;
constexpr std::size_t buffer_bytes = 128 << 10;

Error malformed(std::string detail) {
    return {
        Errc::malformed_request,
        {"La requête ne respecte pas le protocole HTTP.", "The request breaks the format of HTTP."},
        std::move(detail)};
}

Error too_slow() {
    return {Errc::request_timeout,
            {"La requête n'a pas été reçue en entier à temps. Vérifiez la connexion et réessayez.",
             "The request was not received whole in time. Check the connection and try again."}};
}

}  // namespace

Connection::Connection(asio::ip::tcp::socket socket, const Limits& limits)
    : socket_(std::move(socket)),
      limits_(limits),
      watchdog_(socket_),
      buffer_(buffer_bytes),
      body_read_(socket_.get_executor(), asio::steady_timer::time_point::max()) {
    error_code ignored_where_the_client_has_gone;
    socket_.set_option(asio::ip::tcp::no_delay{true}, ignored_where_the_client_has_gone);
}

std::string Connection::peer_address() const {
    error_code gone;
    const auto endpoint = socket_.remote_endpoint(gone);
    return gone ? std::string{} : endpoint.address().to_string();
}

std::string_view Connection::arrived() const {
    const auto data = buffer_.cdata();
    return {static_cast<const char*>(data.data()), data.size()};
}

runtime::Task<error_code> Connection::receive() {
    error_code failure;
    const auto space = buffer_.prepare(4096);
    const auto count =
        co_await socket_.async_read_some(space, asio::redirect_error(asio::use_awaitable, failure));
    buffer_.commit(count);
    co_return failure;
}

runtime::Task<base::Result<std::optional<MessageHead>>> Connection::read_head() {
    parser_.reset();
    if (buffer_.size() == 0) {
        release_memory();
        watchdog_.arm(limits_.idle);
        if (co_await receive()) co_return std::optional<MessageHead>{};
    }
    watchdog_.arm(limits_.header);
    std::size_t searched = 0;
    while (true) {
        const auto text = arrived();
        const auto end = text.find("\r\n\r\n", searched < 3 ? 0 : searched - 3);
        const auto head = text.substr(0, end);
        if (has_bare_line_feed(head, searched)) co_return malformed("bare line feed");
        if (head.size() > limits_.header_bytes) {
            co_return Error{Errc::headers_too_large,
                            {"Les en-têtes de la requête dépassent 16 Ko. Effacez les cookies du "
                             "site et réessayez.",
                             "The headers of the request exceed 16 kB. Clear the site's cookies "
                             "and try again."}};
        }
        if (end != std::string_view::npos) {
            watchdog_.disarm();
            auto parsed = parse_head(end + 4);
            if (!parsed) co_return parsed.error();
            co_return std::optional{std::move(*parsed)};
        }
        searched = text.size();
        if (co_await receive()) {
            if (watchdog_.expired()) co_return too_slow();
            co_return std::optional<MessageHead>{};
        }
    }
}

// What a large message needed is not kept for a connection that may stay idle.
void Connection::release_memory() {
    if (buffer_.capacity() > limits_.header_bytes) buffer_.shrink_to_fit();
    if (piece_.size() > limits_.header_bytes) piece_ = {};
}

base::Result<MessageHead> Connection::parse_head(std::size_t length) {
    if (const auto fault = fault_in_head(arrived().substr(0, length))) {
        return malformed(std::string{*fault});
    }
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(limits_.header_bytes + 4));
    parser_->body_limit(boost::none);
    error_code failure;
    const auto used = parser_->put(asio::buffer(buffer_.data(), length), failure);
    if (failure == beast_http::error::need_buffer) failure = {};
    if (failure || !parser_->is_header_done()) return malformed(failure.message());
    buffer_.consume(used);

    const auto& message = parser_->get();
    MessageHead head{std::string{message.method_string()}, std::string{message.target()}};
    for (const auto& field : message) {
        head.headers.push_back({std::string{field.name_string()}, std::string{field.value()}});
    }
    head.is_http_1_0 = message.version() == 10;
    head.keep_alive = parser_->keep_alive();
    const auto expect = find(head.headers, "Expect");
    awaits_continue_ = !head.is_http_1_0 && expect && same_name(*expect, "100-continue");
    return head;
}

std::optional<std::uint64_t> Connection::content_length() const {
    const auto length = parser_->content_length();
    return length ? std::optional{*length} : std::nullopt;
}

void Connection::limit_body(std::uint64_t bytes) {
    parser_->body_limit(bytes);
}

bool Connection::body_is_read() const {
    return parser_ && parser_->is_done();
}

runtime::Task<void> Connection::send_continue() {
    awaits_continue_ = false;
    co_await write("HTTP/1.1 100 Continue\r\n\r\n", {});
}

runtime::Task<base::Result<std::string_view>> Connection::read() {
    if (parser_->is_done()) co_return std::string_view{};
    if (awaits_continue_) co_await send_continue();
    piece_.resize(std::min<std::uint64_t>(piece_bytes, content_length().value_or(piece_bytes)));
    if (!whole_body_) watchdog_.arm(limits_.body_piece);
    while (true) {
        auto& body = parser_->get().body();
        body.data = piece_.data();
        body.size = piece_.size();
        body.more = true;
        error_code failure;
        co_await beast_http::async_read_some(socket_, buffer_, *parser_,
                                             asio::redirect_error(asio::use_awaitable, failure));
        if (failure && failure != beast_http::error::need_buffer) co_return body_failure(failure);
        const std::size_t count = piece_.size() - body.size;
        if (parser_->is_done()) note_body_read();
        if (count > 0 || parser_->is_done()) co_return std::string_view{piece_.data(), count};
    }
}

runtime::Task<base::Result<std::string>> Connection::read_whole_body() {
    std::string body;
    if (awaits_continue_ && !parser_->is_done()) co_await send_continue();
    whole_body_ = true;
    watchdog_.arm(limits_.body);
    while (!parser_->is_done()) {
        const auto piece = co_await read();
        if (!piece) co_return piece.error();
        body += *piece;
    }
    whole_body_ = false;
    note_body_read();
    co_return body;
}

void Connection::note_body_read() {
    if (!whole_body_) watchdog_.disarm();
    body_read_.cancel();
}

Error Connection::body_failure(error_code failure) const {
    if (failure == beast_http::error::body_limit) {
        return {Errc::payload_too_large,
                {"Le contenu envoyé dépasse la taille permise ici.",
                 "What was sent exceeds the size that is allowed here."}};
    }
    if (watchdog_.expired()) return too_slow();
    if (failure == beast_http::error::partial_message || failure == asio::error::eof ||
        failure == asio::error::connection_reset) {
        return {Errc::upload_interrupted,
                {"L'envoi s'est interrompu avant la fin ; rien n'a été conservé. Envoyez de "
                 "nouveau.",
                 "The upload stopped before its end; nothing was kept. Send it again."},
                failure.message()};
    }
    return malformed(failure.message());
}

runtime::Task<void> Connection::write(std::string_view head, std::string_view body) {
    while (!head.empty() || !body.empty()) {
        const auto piece = body.substr(0, piece_bytes);
        const std::array buffers{asio::const_buffer{head.data(), head.size()},
                                 asio::const_buffer{piece.data(), piece.size()}};
        watchdog_.arm(limits_.write_piece);
        co_await asio::async_write(socket_, buffers, asio::use_awaitable);
        head = {};
        body.remove_prefix(piece.size());
    }
    watchdog_.disarm();
}

runtime::Task<void> Connection::watch_for_close() {
    while (!body_is_read()) {
        error_code woken;
        co_await body_read_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
    }
    while (buffer_.size() < limits_.header_bytes) {
        if (co_await receive()) co_return;
    }
    // So much waits behind this request that the client's end can no longer be seen.
    asio::steady_timer never(socket_.get_executor(), asio::steady_timer::time_point::max());
    co_await never.async_wait(asio::use_awaitable);
}

runtime::Task<void> Connection::linger() {
    error_code failure;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, failure);
    watchdog_.arm(limits_.linger);
    while (!failure) {
        buffer_.clear();
        failure = co_await receive();
    }
}

}  // namespace datapilot::http
