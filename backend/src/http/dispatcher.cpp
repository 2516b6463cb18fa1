#include "http/dispatcher.h"

#include <boost/asio/this_coro.hpp>
#include <boost/system/system_error.hpp>
#include <utility>
#include <variant>

#include "base/unavailable.h"
#include "http/exchange.h"
#include "http/target.h"
#include "runtime/deadline.h"
#include "runtime/log.h"

namespace datapilot::http {
namespace {

namespace asio = boost::asio;
namespace log = runtime::log;
using base::Errc;
using base::Error;

Error internal(std::string detail) {
    return {Errc::internal,
            {"Une erreur de notre part s'est produite. Réessayez ; si elle persiste, transmettez "
             "l'identifiant de la requête au support.",
             "A fault of ours. Try again; if it lasts, give the request id to support."},
            std::move(detail)};
}

Error unavailable(const base::Unavailable& thrown) {
    return {
        thrown.code(),
        {"Le service est momentanément indisponible ; rien n'est perdu. Réessayez dans quelques "
         "instants.",
         "The service is unavailable for a moment; nothing is lost. Try again shortly."},
        thrown.what()};
}

Error not_found() {
    return {Errc::not_found,
            {"Cette adresse n'existe pas, ou l'objet a été supprimé.",
             "There is no such address, or the object was deleted."}};
}

Error too_large() {
    return {Errc::payload_too_large,
            {"Le contenu envoyé dépasse la taille permise ici.",
             "What was sent exceeds the size that is allowed here."}};
}

std::optional<std::string> bearer_token(const Request& request) {
    constexpr std::string_view scheme = "Bearer ";
    const auto value = request.header("Authorization");
    if (!value || value->size() <= scheme.size() ||
        !same_name(value->substr(0, scheme.size()), scheme)) {
        return std::nullopt;
    }
    return std::string{trimmed(value->substr(scheme.size()))};
}

}  // namespace

std::optional<Method> route_method(std::string_view method) {
    if (method == "HEAD") return Method::get;
    for (const auto known :
         {Method::get, Method::post, Method::put, Method::patch, Method::delete_}) {
        if (name(known) == method) return known;
    }
    return std::nullopt;
}

Dispatcher::Dispatcher(const Application& application, OriginPolicy origins, const Limits& limits)
    : application_(application), origins_(std::move(origins)), limits_(limits) {}

void Dispatcher::conclude(const Exchange& exchange) const {
    log_access(exchange);
    if (application_.observe) application_.observe(exchange);
}

runtime::Task<Outcome> Dispatcher::dispatch(std::string method, Request request,
                                            Connection& connection) {
    const std::string id = request.id();
    Outcome outcome;
    std::optional<Error> failure;
    try {
        co_await decide(outcome, std::move(method), std::move(request), connection);
        co_return outcome;
    } catch (const base::Unavailable& thrown) {
        failure = unavailable(thrown);
    } catch (const std::exception& thrown) {
        failure = internal(thrown.what());
    }
    // A handler that was cancelled has nobody to answer to.
    const auto state = co_await asio::this_coro::cancellation_state;
    if (state.cancelled() != asio::cancellation_type::none) {
        throw boost::system::system_error(asio::error::operation_aborted);
    }
    log::error("handler_failed",
               {{"request_id", id},
                {"route", outcome.route == nullptr ? "" : std::string_view{outcome.route->pattern}},
                {"code", base::name(failure->code)},
                {"reason", failure->detail}});
    outcome.response = problem(std::move(*failure));
    co_return outcome;
}

runtime::Task<void> Dispatcher::decide(Outcome& outcome, std::string method, Request request,
                                       Connection& connection) const {
    const auto wanted = route_method(method);
    auto match = application_.router.match(wanted.value_or(Method::get), path_of(request.target()));
    if (!wanted) match.route = nullptr;
    if (auto answer = answer_without_handler(method, request, match)) {
        outcome.response = std::move(*answer);
        co_return;
    }
    outcome.route = match.route;
    request.set_parameters(std::move(match.parameters));
    if (outcome.route->minimum_role) {
        auto signed_in = co_await sign_in(*outcome.route, request);
        if (!signed_in) {
            outcome.response = problem(signed_in.error());
            co_return;
        }
        outcome.scope = std::move(*signed_in);
    }
    auto received = co_await receive_body(*outcome.route, request, connection);
    if (!received) {
        outcome.response = problem(received.error());
        co_return;
    }
    outcome.response = co_await handle_in_time(*outcome.route, outcome.scope, std::move(request));
}

std::optional<Response> Dispatcher::answer_without_handler(const std::string& method,
                                                           const Request& request,
                                                           const Router::Match& match) const {
    if (!origins_.admits(request.headers())) {
        return problem({Errc::origin_refused,
                        {"L'adresse de cette page n'est pas autorisée à appeler l'API.",
                         "This page's address may not call the API."}});
    }
    if (method == "OPTIONS" && !match.allowed.empty()) {
        return Response{204, OriginPolicy::preflight(match.allowed)};
    }
    auto refused = refusal(match);
    if (!refused) return std::nullopt;
    const bool wrong_method = refused->code == Errc::method_not_allowed;
    auto response = problem(std::move(*refused));
    if (wrong_method) response.headers.push_back({"Allow", list_of(match.allowed)});
    return response;
}

std::optional<Error> Dispatcher::refusal(const Router::Match& match) const {
    if (draining_) {
        return Error{Errc::shutting_down,
                     {"Le serveur redémarre. Réessayez dans quelques secondes.",
                      "The server is restarting. Try again in a few seconds."}};
    }
    if (match.allowed.empty()) return not_found();
    if (match.route == nullptr) {
        return Error{Errc::method_not_allowed,
                     {"Cette adresse n'accepte pas cette méthode HTTP.",
                      "This address does not take that HTTP method."}};
    }
    if (match.route->load == Load::bounded && in_flight_ > limits_.in_flight) {
        return Error{Errc::overloaded,
                     {"Le serveur est très sollicité. Réessayez dans quelques secondes.",
                      "The server is very busy. Try again in a few seconds."}};
    }
    return std::nullopt;
}

runtime::Task<base::Result<tenancy::TenantScope>> Dispatcher::sign_in(
    const Route& route, const Request& request) const {
    auto token = bearer_token(request);
    if (!token) {
        co_return Error{Errc::unauthenticated,
                        {"Connectez-vous pour continuer.", "Sign in to continue."}};
    }
    auto scope = co_await application_.authenticate(std::move(*token));
    if (scope && scope->role() < *route.minimum_role) {
        co_return Error{Errc::forbidden,
                        {"Votre rôle ne permet pas cette action. Adressez-vous à un "
                         "administrateur de votre entreprise.",
                         "Your role does not allow this. Ask an administrator of your company."}};
    }
    co_return scope;
}

runtime::Task<base::Result<void>> Dispatcher::receive_body(const Route& route, Request& request,
                                                           Connection& connection) const {
    if (connection.content_length().value_or(0) > route.body.limit) co_return too_large();
    connection.limit_body(route.body.limit);
    if (route.body.mode == Body::Mode::streamed) {
        request.set_body_stream(connection);
        co_return base::Result<void>{};
    }
    auto body = co_await connection.read_whole_body();
    if (!body) co_return body.error();
    request.set_body(std::move(*body));
    co_return base::Result<void>{};
}

runtime::Task<Response> Dispatcher::handle_in_time(const Route& route,
                                                   std::optional<tenancy::TenantScope> scope,
                                                   Request request) const {
    const std::string id = request.id();
    const auto limit = route.body.mode == Body::Mode::streamed ? limits_.streamed : limits_.handler;
    auto handled = handle(route, std::move(scope), std::move(request));
    auto response = co_await runtime::with_deadline(limit, std::move(handled));
    if (response) co_return std::move(*response);
    log::error("handler_too_slow", {{"request_id", id}, {"route", route.pattern}});
    co_return problem(internal("the handler passed its time limit"));
}

runtime::Task<Response> Dispatcher::handle(const Route& route,
                                           std::optional<tenancy::TenantScope> scope,
                                           Request request) const {
    if (const auto* open = std::get_if<OpenHandler>(&route.handler)) {
        co_return co_await (*open)(std::move(request));
    }
    co_return co_await std::get<SecuredHandler>(route.handler)(std::move(*scope),
                                                               std::move(request));
}

}  // namespace datapilot::http
