#include "auth/account_routes.h"

#include <boost/describe/class.hpp>
#include <utility>

#include "auth/request_client.h"
#include "auth/user_json.h"
#include "http/header.h"
#include "http/json_body.h"
#include "http/validation.h"

namespace datapilot::auth {

// Named, for Boost.Describe sees no type of an unnamed namespace.
struct ProfileBody {
    std::optional<std::string> name;
    std::optional<std::string> language;
};
BOOST_DESCRIBE_STRUCT(ProfileBody, (), (name, language))

struct PasswordBody {
    std::string current_password;
    std::string new_password;
};
BOOST_DESCRIBE_STRUCT(PasswordBody, (), (current_password, new_password))

namespace {

constexpr std::size_t longest_name = 100;
constexpr std::size_t longest_password = 256;

base::Result<ProfileChange> profile_change(const http::Request& request) {
    auto body = http::parse_json<ProfileBody>(request);
    if (!body) return body.error();
    http::FieldErrors errors;
    if (!body->name && !body->language) errors.add("name", base::FieldErrc::required);
    if (body->name) errors.check_length("name", *body->name, 0, longest_name);
    if (body->language) errors.check_one_of("language", *body->language, {"fr", "en"});
    if (!errors.empty()) return errors.error();
    ProfileChange change{std::nullopt, std::move(body->language)};
    if (body->name) change.name = http::trimmed(*body->name);
    return change;
}

base::Result<PasswordChange> password_change(const http::Request& request) {
    auto body = http::parse_json<PasswordBody>(request);
    if (!body) return body.error();
    http::FieldErrors errors;
    errors.check_length("current_password", body->current_password, 1, longest_password);
    if (!errors.empty()) return errors.error();
    return PasswordChange{std::move(body->current_password), std::move(body->new_password)};
}

}  // namespace

void AccountRoutes::add_to(http::Router& router) {
    using http::Method;
    using tenancy::Role;
    using Routes = AccountRoutes;
    const std::string auth = "/api/v1/auth/";
    router.secured(Method::get, auth + "me", Role::viewer, http::handler(this, &Routes::me));
    router.secured(Method::patch, auth + "me", Role::viewer, http::handler(this, &Routes::change));
    router.secured(Method::post, auth + "password", Role::viewer,
                   http::handler(this, &Routes::change_password));
}

runtime::Task<http::Response> AccountRoutes::me(tenancy::TenantScope scope, http::Request) {
    const auto user = co_await service_.find(std::move(scope));
    if (!user) co_return http::problem(user.error());
    co_return http::json(200, json_of(*user));
}

runtime::Task<http::Response> AccountRoutes::change(tenancy::TenantScope scope,
                                                    http::Request request) {
    auto wanted = profile_change(request);
    if (!wanted) co_return http::problem(wanted.error());
    const auto user = co_await service_.change(std::move(scope), std::move(*wanted));
    if (!user) co_return http::problem(user.error());
    co_return http::json(200, json_of(*user));
}

runtime::Task<http::Response> AccountRoutes::change_password(tenancy::TenantScope scope,
                                                             http::Request request) {
    auto wanted = password_change(request);
    if (!wanted) co_return http::problem(wanted.error());
    auto kept = request.cookie(refresh_cookie_name).value_or("");
    const auto changed = co_await service_.change_password(std::move(scope), std::move(*wanted),
                                                           std::move(kept), client_of(request));
    if (!changed) co_return http::problem(changed.error());
    co_return http::no_content();
}

}  // namespace datapilot::auth
