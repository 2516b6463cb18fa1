#include "auth/auth_routes.h"

#include <boost/describe/class.hpp>
#include <boost/json/object.hpp>
#include <utility>

#include "auth/password_rules.h"
#include "auth/refusals.h"
#include "auth/registration.h"
#include "auth/request_client.h"
#include "auth/user_json.h"
#include "base/clock.h"
#include "http/json_body.h"
#include "http/validation.h"

namespace datapilot::auth {

// Named, for Boost.Describe sees no type of an unnamed namespace.
struct LoginRequest {
    std::string email;
    std::string password;
};
BOOST_DESCRIBE_STRUCT(LoginRequest, (), (email, password))

struct LinkBody {
    std::string token;
};
BOOST_DESCRIBE_STRUCT(LinkBody, (), (token))

struct LinkUseBody {
    std::string token;
    std::string password;
    std::optional<std::string> language;
};
BOOST_DESCRIBE_STRUCT(LinkUseBody, (), (token, password, language))

namespace {

constexpr std::size_t longest_token = 100;
constexpr std::size_t longest_email = 254;
constexpr std::size_t longest_password = 256;

base::Result<LoginRequest> login_request(const http::Request& request) {
    auto body = http::parse_json<LoginRequest>(request);
    if (!body) return body.error();
    http::FieldErrors errors;
    errors.check_length("email", body->email, 1, longest_email);
    errors.check_length("password", body->password, 1, longest_password);
    if (!errors.empty()) return errors.error();
    return body;
}

base::Result<LinkRequest> link_request(const http::Request& request) {
    auto body = http::parse_json<LinkUseBody>(request);
    if (!body) return body.error();
    http::FieldErrors errors;
    errors.check_length("token", body->token, 1, longest_token);
    check_password(errors, "password", body->password, std::nullopt);
    auto language = body->language.value_or("fr");
    errors.check_one_of("language", language, {"fr", "en"});
    if (!errors.empty()) return errors.error();
    return LinkRequest{std::move(body->token), std::move(body->password), std::move(language)};
}

boost::json::object json_of(const LinkOffer& offer) {
    return {{"purpose", boost::json::string_view{name(offer.purpose)}},
            {"email", offer.email},
            {"role", boost::json::string_view{tenancy::name(offer.role)}},
            {"tenant_name", offer.tenant_name},
            {"expires_at", base::iso_utc(offer.expires_at)}};
}

}  // namespace

void AuthRoutes::add_to(http::Router& router) {
    using http::Method;
    const std::string auth = "/api/v1/auth/";
    router.open(Method::post, auth + "register", http::handler(this, &AuthRoutes::register_owner));
    router.open(Method::post, auth + "login", http::handler(this, &AuthRoutes::log_in));
    router.open(Method::post, auth + "refresh", http::handler(this, &AuthRoutes::refresh));
    router.open(Method::post, auth + "logout", http::handler(this, &AuthRoutes::log_out));
    router.open(Method::post, auth + "links/read", http::handler(this, &AuthRoutes::read_link));
    router.open(Method::post, auth + "links/accept", http::handler(this, &AuthRoutes::accept_link));
}

runtime::Task<http::Response> AuthRoutes::register_owner(http::Request request) {
    auto body = http::parse_json<RegisterRequest>(request);
    if (!body) co_return http::problem(body.error());
    auto registration = check(std::move(*body));
    if (!registration) co_return http::problem(registration.error());

    auto signed_in = co_await service_.register_owner(std::move(*registration), client_of(request));
    if (!signed_in) co_return http::problem(signed_in.error());
    co_return session(201, *signed_in).with("Location", "/api/v1/auth/me");
}

runtime::Task<http::Response> AuthRoutes::log_in(http::Request request) {
    auto body = login_request(request);
    if (!body) co_return http::problem(body.error());

    auto signed_in = co_await service_.log_in(std::move(body->email), std::move(body->password),
                                              client_of(request));
    if (!signed_in) co_return http::problem(signed_in.error());
    co_return session(200, *signed_in);
}

runtime::Task<http::Response> AuthRoutes::refresh(http::Request request) {
    auto token = request.cookie(refresh_cookie_name);
    if (!token) co_return http::problem(unauthenticated());

    auto signed_in = co_await service_.refresh(std::move(*token), client_of(request));
    if (signed_in) co_return session(200, *signed_in);
    // A token that will never be good again is taken out of the browser.
    co_return http::problem(signed_in.error()).with("Set-Cookie", refresh_cookie("", {}));
}

runtime::Task<http::Response> AuthRoutes::log_out(http::Request request) {
    auto token = request.cookie(refresh_cookie_name);
    if (token) co_await service_.log_out(std::move(*token), client_of(request));
    co_return http::no_content().with("Set-Cookie", refresh_cookie("", {}));
}

runtime::Task<http::Response> AuthRoutes::read_link(http::Request request) {
    auto body = http::parse_json<LinkBody>(request);
    if (!body) co_return http::problem(body.error());
    const auto offer = co_await service_.links().read(std::move(body->token));
    if (!offer) co_return http::problem(offer.error());
    co_return http::json(200, json_of(*offer));
}

runtime::Task<http::Response> AuthRoutes::accept_link(http::Request request) {
    auto wanted = link_request(request);
    if (!wanted) co_return http::problem(wanted.error());
    const auto signed_in = co_await service_.use_link(std::move(*wanted), client_of(request));
    if (!signed_in) co_return http::problem(signed_in.error());
    co_return session(200, *signed_in);
}

std::string AuthRoutes::refresh_cookie(const std::string& value,
                                       std::chrono::seconds lifetime) const {
    return std::string{refresh_cookie_name} + '=' + value +
           "; HttpOnly; SameSite=Strict; Path=/api/v1/auth; Max-Age=" +
           std::to_string(lifetime.count()) +
           (cookies_ == CookieSecurity::tls_only ? "; Secure" : "");
}

http::Response AuthRoutes::session(int status, const SignedIn& signed_in) const {
    const boost::json::object body{{"access_token", signed_in.access_token},
                                   {"token_type", "Bearer"},
                                   {"expires_in", signed_in.access_lifetime.count()},
                                   {"user", json_of(signed_in.user)}};
    return http::json(status, body)
        .with("Set-Cookie",
              refresh_cookie(signed_in.refresh_token.text, signed_in.refresh_token.lifetime));
}

}  // namespace datapilot::auth
