#include "auth/auth_routes.h"

#include <boost/describe/class.hpp>
#include <boost/json/object.hpp>
#include <utility>

#include "auth/refusals.h"
#include "auth/registration.h"
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

namespace {

constexpr auto cookie_name = "dp_refresh";
constexpr std::size_t longest_email = 254;
constexpr std::size_t longest_password = 256;

Client sender_of(const http::Request& request) {
    auto client = client_of(request.client_address(), request.header("User-Agent").value_or(""));
    client.request_id = request.id();
    return client;
}

boost::json::object json_of(const User& user) {
    return {{"id", user.id.text()},
            {"email", user.email},
            {"role", boost::json::string_view{tenancy::name(user.role)}},
            {"language", user.language},
            {"tenant", {{"id", user.tenant.text()}, {"name", user.tenant_name}}},
            {"created_at", base::iso_utc(user.created_at)}};
}

base::Result<LoginRequest> login_request(const http::Request& request) {
    auto body = http::parse_json<LoginRequest>(request);
    if (!body) return body.error();
    http::FieldErrors errors;
    errors.check_length("email", body->email, 1, longest_email);
    errors.check_length("password", body->password, 1, longest_password);
    if (!errors.empty()) return errors.error();
    return body;
}

}  // namespace

void AuthRoutes::add_to(http::Router& router) {
    using http::Method;
    const std::string auth = "/api/v1/auth/";
    router.open(Method::post, auth + "register", http::handler(this, &AuthRoutes::register_owner));
    router.open(Method::post, auth + "login", http::handler(this, &AuthRoutes::log_in));
    router.open(Method::post, auth + "refresh", http::handler(this, &AuthRoutes::refresh));
    router.open(Method::post, auth + "logout", http::handler(this, &AuthRoutes::log_out));
    router.secured(Method::get, auth + "me", tenancy::Role::viewer,
                   http::handler(this, &AuthRoutes::me));
}

runtime::Task<http::Response> AuthRoutes::register_owner(http::Request request) {
    auto body = http::parse_json<RegisterRequest>(request);
    if (!body) co_return http::problem(body.error());
    auto registration = check(std::move(*body));
    if (!registration) co_return http::problem(registration.error());

    auto signed_in = co_await service_.register_owner(std::move(*registration), sender_of(request));
    if (!signed_in) co_return http::problem(signed_in.error());
    co_return session(201, *signed_in).with("Location", "/api/v1/auth/me");
}

runtime::Task<http::Response> AuthRoutes::log_in(http::Request request) {
    auto body = login_request(request);
    if (!body) co_return http::problem(body.error());

    auto signed_in = co_await service_.log_in(std::move(body->email), std::move(body->password),
                                              sender_of(request));
    if (!signed_in) co_return http::problem(signed_in.error());
    co_return session(200, *signed_in);
}

runtime::Task<http::Response> AuthRoutes::refresh(http::Request request) {
    auto token = request.cookie(cookie_name);
    if (!token) co_return http::problem(unauthenticated());

    auto signed_in = co_await service_.refresh(std::move(*token), sender_of(request));
    if (signed_in) co_return session(200, *signed_in);
    // A token that will never be good again is taken out of the browser.
    co_return http::problem(signed_in.error()).with("Set-Cookie", refresh_cookie("", {}));
}

runtime::Task<http::Response> AuthRoutes::log_out(http::Request request) {
    auto token = request.cookie(cookie_name);
    if (token) co_await service_.log_out(std::move(*token), sender_of(request));
    co_return http::no_content().with("Set-Cookie", refresh_cookie("", {}));
}

runtime::Task<http::Response> AuthRoutes::me(tenancy::TenantScope scope, http::Request) {
    auto user = co_await service_.find_user(std::move(scope));
    if (!user) co_return http::problem(user.error());
    co_return http::json(200, json_of(*user));
}

std::string AuthRoutes::refresh_cookie(const std::string& value,
                                       std::chrono::seconds lifetime) const {
    return std::string{cookie_name} + '=' + value +
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
