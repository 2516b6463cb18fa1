#include "http_client/exchange.h"

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <utility>

#include "runtime/deadline.h"

namespace datapilot::http_client {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::system_error;
using runtime::Task;
using std::chrono::milliseconds;

constexpr std::size_t piece_bytes = 16 << 10;
constexpr std::size_t most_error_bytes = 64 << 10;
constexpr int found = 200;

using TlsStream = beast::ssl_stream<beast::tcp_stream>;

struct Refused {  // thrown inside one exchange, caught in run()
    FailureKind kind;
    std::string detail;
};

Task<tcp::resolver::results_type> resolve(std::string host, std::string port) {
    tcp::resolver resolver(co_await asio::this_coro::executor);
    auto found_addresses = co_await resolver.async_resolve(host, port, asio::use_awaitable);
    co_return found_addresses;
}

bool is_timeout(const boost::system::error_code& code) {
    return code == beast::error::timeout;
}

bool is_cap(const boost::system::error_code& code) {
    return code == http::error::body_limit || code == http::error::header_limit ||
           code == http::error::buffer_overflow;
}

// The ways in which the other side goes before it has said everything.
bool is_cut(const boost::system::error_code& code) {
    return code == http::error::end_of_stream || code == http::error::partial_message ||
           code == asio::error::eof || code == asio::error::connection_reset ||
           code == asio::error::broken_pipe || code == asio::ssl::error::stream_truncated;
}

// As it is written: the line, the fields, the empty line, the body.
template <class Message>
std::int64_t size_of(const Message& head, std::size_t body) {
    std::size_t bytes = head.method_string().size() + head.target().size() + 14;
    for (const auto& field : head) {
        bytes += field.name_string().size() + field.value().size() + 4;
    }
    return static_cast<std::int64_t>(bytes + body);
}

void put_server_name(TlsStream& stream, const std::string& host) {
    boost::system::error_code not_an_address;
    asio::ip::make_address(host, not_an_address);
    // Server names are names only (RFC 6066).
    if (not_an_address) SSL_set_tlsext_host_name(stream.native_handle(), host.c_str());
    stream.set_verify_mode(asio::ssl::verify_peer);
    stream.set_verify_callback(asio::ssl::host_name_verification(host));
}

}  // namespace

Exchange::Exchange(Way way, Request request, PieceSink sink)
    : way_(std::move(way)),
      request_(std::move(request)),
      sink_(std::move(sink)),
      deadline_(Clock::now() + request_.limits.total) {}

Failure Exchange::failure(FailureKind kind, std::string detail) const {
    return {kind, std::move(detail), answering_, answer_.sent_bytes};
}

Failure Exchange::failure_of(const system_error& error) const {
    const auto& code = error.code();
    if (is_timeout(code)) return failure(FailureKind::timeout, code.message());
    if (is_cap(code)) return failure(FailureKind::too_large, code.message());
    if (shaking_hands_) return failure(FailureKind::tls, code.message());
    if (is_cut(code)) return failure(FailureKind::cut, code.message());
    if (code.category() == http::make_error_code(http::error::bad_method).category()) {
        return failure(FailureKind::malformed, code.message());
    }
    const bool sent = answer_.sent_bytes > 0;
    return failure(sent ? FailureKind::cut : FailureKind::unreachable, code.message());
}

Task<Result<Answer>> Exchange::run() {
    try {
        co_await connect_and_ask();
    } catch (const Refused& refused) {
        co_return failure(refused.kind, refused.detail);
    } catch (const system_error& error) {
        if (error.code() == asio::error::operation_aborted) throw;
        co_return failure_of(error);
    }
    co_return std::move(answer_);
}

template <class Stream>
void Exchange::limit(Stream& stream, milliseconds most) const {
    const auto left = std::chrono::duration_cast<milliseconds>(deadline_ - Clock::now());
    beast::get_lowest_layer(stream).expires_after(std::clamp(left, milliseconds{1}, most));
}

// From here on the number takes the host's place wherever one is connected to: the name may lead
// elsewhere a moment later.
Task<void> Exchange::judge_host() {
    const auto found = co_await way_.judge->find(way_.address.host);
    if (!found) throw Refused{FailureKind::unreachable, found.error().detail};
    if (found->outcome == network::Lookup::Outcome::no_such_name) {
        throw Refused{FailureKind::unreachable, "the host has no address"};
    }
    if (found->outcome == network::Lookup::Outcome::not_allowed) {
        throw Refused{FailureKind::unreachable, "the address may not be reached"};
    }
    if (!way_.address.tls && found->is_public) {
        throw Refused{FailureKind::unreachable, "nothing goes in clear to a public address"};
    }
    number_ = found->address;
    // A proxy would look the name up again; a request in clear bears no other.
    if (!way_.address.tls) way_.proxy.reset();
}

Task<void> Exchange::connect_and_ask() {
    if (way_.judge) co_await judge_host();
    const auto& next = way_.proxy ? *way_.proxy : way_.address;
    const auto connect_time = std::min(request_.limits.connect, request_.limits.total);
    const bool direct_to_number = !way_.proxy && !number_.empty();
    Task<tcp::resolver::results_type> resolving =
        resolve(direct_to_number ? number_ : next.host, next.port);
    auto addresses = co_await runtime::with_deadline(connect_time, std::move(resolving));
    if (!addresses) throw Refused{FailureKind::timeout, "the name was not resolved in time"};

    beast::tcp_stream tcp(co_await asio::this_coro::executor);
    limit(tcp, connect_time);
    co_await tcp.async_connect(*addresses, asio::use_awaitable);
    tcp.socket().set_option(tcp::no_delay{true});
    if (!way_.address.tls) {
        co_await ask(tcp);
        co_return;
    }
    if (way_.proxy) co_await open_tunnel(tcp);
    TlsStream tls(std::move(tcp), way_.tls);
    put_server_name(tls, way_.address.host);
    limit(tls, connect_time);
    shaking_hands_ = true;
    co_await tls.async_handshake(asio::ssl::stream_base::client, asio::use_awaitable);
    shaking_hands_ = false;
    co_await ask(tls);
}

template <class Stream>
Task<void> Exchange::open_tunnel(Stream& stream) {
    const auto& host = number_.empty() ? way_.address.host : number_;
    const auto authority = bracketed(host) + ":" + way_.address.port;
    http::request<http::empty_body> connect{http::verb::connect, authority, 11};
    connect.set(http::field::host, authority);
    co_await http::async_write(stream, connect, asio::use_awaitable);
    beast::flat_buffer buffer(request_.limits.header_bytes);
    http::response_parser<http::empty_body> parser;
    parser.skip(true);
    parser.header_limit(request_.limits.header_bytes);
    co_await http::async_read_header(stream, buffer, parser, asio::use_awaitable);
    if (parser.get().result_int() / 100 == 2) co_return;
    const auto status = std::to_string(parser.get().result_int());
    throw Refused{FailureKind::unreachable, "the proxy answered " + status};
}

template <class Stream>
Task<void> Exchange::ask(Stream& stream) {
    const bool whole_url = way_.proxy && !way_.address.tls;
    const auto target = whole_url ? "http://" + way_.address.authority() + way_.address.target
                                  : way_.address.target;
    http::request<http::string_body> message;
    message.version(11);
    message.method_string(request_.method);
    message.target(target);
    message.set(http::field::host, way_.address.authority());
    message.set(http::field::connection, "close");
    for (const auto& [name, value] : request_.headers) message.set(name, value);
    message.body() = std::move(request_.body);
    message.prepare_payload();
    // Counted before it is known how much of it arrives: it may all have.
    answer_.sent_bytes = size_of(message, message.body().size());
    limit(stream, request_.limits.idle);
    co_await http::async_write(stream, message, asio::use_awaitable);
    co_await read_answer(stream);
}

template <class Stream>
Task<void> Exchange::read_answer(Stream& stream) {
    beast::flat_buffer buffer(request_.limits.header_bytes + piece_bytes);
    http::response_parser<http::buffer_body> parser;
    parser.header_limit(request_.limits.header_bytes);
    parser.body_limit(request_.limits.body_bytes);
    limit(stream, request_.limits.idle);
    co_await http::async_read_header(stream, buffer, parser, asio::use_awaitable);
    answering_ = true;
    answer_.head.status = static_cast<int>(parser.get().result_int());
    for (const auto& field : parser.get()) {
        answer_.head.headers.emplace_back(field.name_string(), field.value());
    }
    std::array<char, piece_bytes> piece;
    while (!parser.is_done()) {
        parser.get().body().data = piece.data();
        parser.get().body().size = piece.size();
        parser.get().body().more = true;
        limit(stream, request_.limits.idle);
        boost::system::error_code paused;
        auto reading = http::async_read_some(stream, buffer, parser,
                                             asio::redirect_error(asio::use_awaitable, paused));
        co_await std::move(reading);
        if (paused && paused != http::error::need_buffer) throw system_error(paused);
        const auto size = piece.size() - parser.get().body().size;
        if (size > 0 && !take({piece.data(), size})) co_return;
        if (Clock::now() > deadline_) throw Refused{FailureKind::timeout, "the total deadline"};
    }
}

bool Exchange::take(std::string_view piece) {
    if (answer_.head.status == found) return sink_(answer_.head, piece) == Reading::go_on;
    const auto room = most_error_bytes - std::min(most_error_bytes, answer_.body.size());
    answer_.body += piece.substr(0, room);
    return piece.size() <= room;
}

}  // namespace datapilot::http_client
