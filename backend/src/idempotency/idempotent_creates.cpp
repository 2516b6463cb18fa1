#include "idempotency/idempotent_creates.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>
#include <variant>

#include "crypto/digest.h"
#include "http/validation.h"

namespace datapilot::idempotency {
namespace {

constexpr auto header_name = "Idempotency-Key";
constexpr std::size_t longest_key = 100;

bool is_key(std::string_view text) {
    return !text.empty() && text.size() <= longest_key &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

base::Error used_with_another() {
    return {base::Errc::idempotency_conflict,
            {"Cette clé d'idempotence a déjà servi à une autre demande : utilisez-en une nouvelle.",
             "This Idempotency-Key was used with another request: use a new one."}};
}

base::Error still_running() {
    return {base::Errc::idempotency_conflict,
            {"La première demande avec cette clé d'idempotence est encore en cours : patientez.",
             "The first request with this Idempotency-Key still runs: wait."}};
}

http::Response repeated(KeptAnswer answer) {
    http::Response response{answer.status, {{"Content-Type", "application/json"}}};
    if (answer.location) response.headers.push_back({"Location", *answer.location});
    response.body = std::move(answer.body);
    return response;
}

// What can be kept of an answer: that of a create which succeeded.
std::optional<KeptAnswer> keepable(const http::Response& response) {
    const auto* body = std::get_if<std::string>(&response.body);
    if (!body || response.status < 200 || response.status > 299) return std::nullopt;
    KeptAnswer answer{response.status, std::nullopt, *body};
    if (const auto location = http::find(response.headers, "Location")) answer.location = *location;
    return answer;
}

}  // namespace

http::SecuredHandler IdempotentCreates::wrap(http::SecuredHandler create) {
    return [this, create = std::move(create)](tenancy::TenantScope scope, http::Request request) {
        std::string fingerprint = request.body();
        return run(std::move(scope), std::move(request), std::move(fingerprint), create);
    };
}

runtime::Task<http::Response> IdempotentCreates::run(tenancy::TenantScope scope,
                                                     http::Request request, std::string fingerprint,
                                                     http::SecuredHandler create) {
    const auto header = request.header(header_name);
    if (!header) co_return co_await create(std::move(scope), std::move(request));
    if (!is_key(*header)) {
        co_return http::problem(http::invalid_field(header_name, base::FieldErrc::invalid_format));
    }
    std::string key{*header};
    auto hash = crypto::sha256(std::string{http::name(request.method())} + ' ' + request.target() +
                               '\n' + fingerprint);
    auto claim = co_await store_.claim(scope, key, std::move(hash));
    switch (claim.kind) {
        case Claim::Kind::answered:
            co_return repeated(std::move(*claim.answer));
        case Claim::Kind::running:
            co_return http::problem(still_running());
        case Claim::Kind::other:
            co_return http::problem(used_with_another());
        case Claim::Kind::ours:
            break;
    }
    co_return co_await run_once(std::move(scope), std::move(request), std::move(key),
                                std::move(create));
}

runtime::Task<http::Response> IdempotentCreates::run_once(tenancy::TenantScope scope,
                                                          http::Request request, std::string key,
                                                          http::SecuredHandler create) {
    http::Response response;
    std::exception_ptr failure;
    try {
        response = co_await create(scope, std::move(request));
    } catch (const std::exception&) {
        failure = std::current_exception();
    }
    auto answer = failure ? std::nullopt : keepable(response);
    if (answer) {
        co_await store_.keep(scope, std::move(key), std::move(*answer));
    } else {
        co_await store_.release(scope, std::move(key));
    }
    if (failure) std::rethrow_exception(failure);
    co_return response;
}

}  // namespace datapilot::idempotency
