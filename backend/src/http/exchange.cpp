#include "http/exchange.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>

#include "base/json_text.h"
#include "http/problem.h"
#include "http/response_head.h"
#include "runtime/log.h"

namespace datapilot::http {
namespace {

void add_problem_headers(base::Errc code, Headers& headers) {
    using base::Errc;
    if (code == Errc::unauthenticated || code == Errc::token_expired) {
        headers.push_back({"WWW-Authenticate", "Bearer"});
    }
    const bool passes = code == Errc::overloaded || code == Errc::shutting_down ||
                        code == Errc::database_unavailable;
    if (passes && !find(headers, "Retry-After")) headers.push_back({"Retry-After", "1"});
}

std::string take_body(Exchange& exchange) {
    auto& response = exchange.outcome->response;
    if (const auto* error = std::get_if<base::Error>(&response.body)) {
        add_problem_headers(error->code, response.headers);
        exchange.failure = std::string{base::name(error->code)};
        if (!error->detail.empty()) exchange.failure += ": " + error->detail;
        return base::json_text(problem_object(*error, exchange.language, exchange.id));
    }
    if (auto* bytes = std::get_if<std::string>(&response.body)) return std::move(*bytes);
    return {};
}

}  // namespace

std::string complete_answer(Exchange& exchange, const OriginPolicy& origins) {
    auto& response = exchange.outcome->response;
    auto& headers = response.headers;
    auto body = take_body(exchange);
    const bool streamed = std::holds_alternative<BodyProducer>(response.body);
    if (streamed && exchange.is_http_1_0) exchange.keep_alive = false;

    headers.push_back({"X-Request-Id", exchange.id});
    headers.push_back({"Date", http_date(std::chrono::floor<std::chrono::seconds>(
                                   std::chrono::system_clock::now()))});
    std::ranges::move(security_headers(), std::back_inserter(headers));
    origins.expose(exchange.request_headers, headers);
    if (!exchange.keep_alive) {
        headers.push_back({"Connection", "close"});
    } else if (exchange.is_http_1_0) {
        headers.push_back({"Connection", "keep-alive"});
    }
    if (streamed && !exchange.is_http_1_0) headers.push_back({"Transfer-Encoding", "chunked"});
    if (!streamed && response.status != 204) {
        headers.push_back({"Content-Length", std::to_string(body.size())});
    }
    if (exchange.method == "HEAD") body.clear();
    exchange.bytes = body.size();
    return body;
}

void log_access(const Exchange& exchange) {
    const auto* outcome = exchange.outcome ? &*exchange.outcome : nullptr;
    const auto* route = outcome != nullptr ? outcome->route : nullptr;
    const bool signed_in = outcome != nullptr && outcome->scope;
    runtime::log::info("request",
                       {{"request_id", exchange.id},
                        {"method", exchange.method},
                        {"route", route != nullptr ? std::string_view{route->pattern} : ""},
                        {"status", exchange.status()},
                        {"elapsed_us", exchange.elapsed().count()},
                        {"bytes", exchange.bytes},
                        {"client", exchange.client_address},
                        {"tenant_id", signed_in ? outcome->scope->tenant().text() : ""},
                        {"user_id", signed_in ? outcome->scope->user().text() : ""},
                        {"failure", exchange.failure}});
}

}  // namespace datapilot::http
