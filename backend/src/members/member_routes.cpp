#include "members/member_routes.h"

#include <boost/describe/class.hpp>
#include <utility>

#include "auth/email.h"
#include "http/json_body.h"
#include "http/page.h"
#include "http/validation.h"

namespace datapilot::members {

// Named, for Boost.Describe sees no type of an unnamed namespace.
struct InvitationBody {
    std::string email;
    std::string role;
};
BOOST_DESCRIBE_STRUCT(InvitationBody, (), (email, role))

struct RoleBody {
    std::string role;
};
BOOST_DESCRIBE_STRUCT(RoleBody, (), (role))

namespace {

namespace json = boost::json;
using tenancy::Role;
using tenancy::TenantScope;

constexpr auto path = "/api/v1/members";

struct Invitation {
    std::string email;
    Role role;
};

std::optional<Role> checked_role(http::FieldErrors& errors, const std::string& name) {
    errors.check_one_of("role", name, {"owner", "admin", "editor", "viewer"});
    return tenancy::role_from_name(name);
}

base::Result<Invitation> invitation(const http::Request& request) {
    const auto body = http::parse_json<InvitationBody>(request);
    if (!body) return body.error();
    http::FieldErrors errors;
    auto email = auth::normalised_email(body->email);
    if (!email) errors.add("email", base::FieldErrc::invalid_format);
    const auto role = checked_role(errors, body->role);
    if (!errors.empty()) return errors.error();
    return Invitation{std::move(*email), *role};
}

base::Result<Role> role_in(const http::Request& request) {
    const auto body = http::parse_json<RoleBody>(request);
    if (!body) return body.error();
    http::FieldErrors errors;
    const auto role = checked_role(errors, body->role);
    if (!errors.empty()) return errors.error();
    return *role;
}

json::string_view name_of(Role role) {
    return json::string_view{tenancy::name(role)};
}

json::object json_of(const Member& member) {
    json::value name;
    if (member.name) name = *member.name;
    json::value last_seen;
    if (member.last_seen_at) last_seen = base::iso_utc(*member.last_seen_at);
    return {{"id", member.id.text()},
            {"email", member.email},
            {"name", std::move(name)},
            {"role", name_of(member.role)},
            {"joined_at", base::iso_utc(member.joined_at)},
            {"last_seen_at", std::move(last_seen)}};
}

json::object json_of(const auth::AccountLink& link) {
    return {{"id", link.id.text()},
            {"purpose", json::string_view{auth::name(link.purpose)}},
            {"email", link.email},
            {"role", name_of(link.role)},
            {"created_at", base::iso_utc(link.created_at)},
            {"expires_at", base::iso_utc(link.expires_at)}};
}

http::Response created(const base::Result<auth::NewAccountLink>& made) {
    if (!made) return http::problem(made.error());
    auto body = json_of(made->link);
    body["token"] = made->token;
    return http::created(std::string{path} + "/links/" + made->link.id.text(), body);
}

base::UserId member_of(const http::Request& request) {
    return request.id_parameter<base::UserId>("id");
}

}  // namespace

void MemberRoutes::add_to(http::Router& router) {
    using http::Method;
    using Routes = MemberRoutes;
    const std::string one = std::string{path} + "/{id}";
    const std::string links = std::string{path} + "/links";
    router.secured(Method::get, path, Role::viewer, http::handler(this, &Routes::list));
    router.secured(Method::post, path, Role::admin, http::handler(this, &Routes::invite));
    router.secured(Method::patch, one, Role::admin, http::handler(this, &Routes::change));
    router.secured(Method::delete_, one, Role::admin, http::handler(this, &Routes::remove));
    router.secured(Method::post, one + "/password-link", Role::admin,
                   http::handler(this, &Routes::make_password_link));
    router.secured(Method::get, links, Role::admin, http::handler(this, &Routes::list_links));
    router.secured(Method::delete_, links + "/{id}", Role::admin,
                   http::handler(this, &Routes::revoke_link));
}

runtime::Task<http::Response> MemberRoutes::list(TenantScope scope, http::Request request) {
    auto page = http::page_request<base::NameCursor>(request);
    if (!page) co_return http::problem(page.error());
    const auto members = co_await members_.list(std::move(scope), std::move(*page));
    const auto item = [](const Member& member) { return json_of(member); };
    co_return http::json(200, http::page_json(members, item));
}

runtime::Task<http::Response> MemberRoutes::invite(TenantScope scope, http::Request request) {
    auto wanted = invitation(request);
    if (!wanted) co_return http::problem(wanted.error());
    const auto made = co_await members_.invite(std::move(scope), std::move(wanted->email),
                                               wanted->role, request.id());
    co_return created(made);
}

runtime::Task<http::Response> MemberRoutes::change(TenantScope scope, http::Request request) {
    const auto role = role_in(request);
    if (!role) co_return http::problem(role.error());
    const auto member =
        co_await members_.change_role(std::move(scope), member_of(request), *role, request.id());
    if (!member) co_return http::problem(member.error());
    co_return http::json(200, json_of(*member));
}

runtime::Task<http::Response> MemberRoutes::remove(TenantScope scope, http::Request request) {
    const auto removed =
        co_await members_.remove(std::move(scope), member_of(request), request.id());
    if (!removed) co_return http::problem(removed.error());
    co_return http::no_content();
}

runtime::Task<http::Response> MemberRoutes::make_password_link(TenantScope scope,
                                                               http::Request request) {
    const auto made =
        co_await members_.make_password_link(std::move(scope), member_of(request), request.id());
    co_return created(made);
}

runtime::Task<http::Response> MemberRoutes::list_links(TenantScope scope, http::Request request) {
    auto page = http::page_request<base::NameCursor>(request);
    if (!page) co_return http::problem(page.error());
    const auto links = co_await links_.list(std::move(scope), std::move(*page));
    const auto item = [](const auth::AccountLink& link) { return json_of(link); };
    co_return http::json(200, http::page_json(links, item));
}

runtime::Task<http::Response> MemberRoutes::revoke_link(TenantScope scope, http::Request request) {
    const auto revoked = co_await links_.revoke(
        std::move(scope), request.id_parameter<auth::AccountLinkId>("id"), request.id());
    if (!revoked) co_return http::problem(revoked.error());
    co_return http::no_content();
}

}  // namespace datapilot::members
