#include "audit/audit_routes.h"

#include <utility>

#include "http/page.h"
#include "http/validation.h"

namespace datapilot::audit {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_action = 100;

base::Result<Filter> filter_in(const http::Request& request) {
    Filter filter{.action = request.query("action")};
    http::FieldErrors errors;
    if (filter.action) errors.check_length("action", *filter.action, 1, longest_action);
    if (!errors.empty()) return errors.error();
    auto user = request.query_uuid("user_id");
    if (!user) return user.error();
    filter.user_id = std::move(*user);
    return filter;
}

json::value value_of(const std::optional<std::string>& text) {
    return text ? json::value(*text) : json::value{};
}

json::object json_of(const Entry& entry) {
    json::value user;
    if (entry.user)
        user = json::object{{"id", entry.user->text()}, {"email", value_of(entry.user_email)}};
    return {{"id", entry.id},
            {"at", base::iso_utc(entry.at)},
            {"user", std::move(user)},
            {"action", entry.action},
            {"object_type", value_of(entry.object_type)},
            {"object_id", value_of(entry.object_id)},
            {"request_id", value_of(entry.request_id)},
            {"detail", entry.detail}};
}

}  // namespace

void AuditRoutes::add_to(http::Router& router) {
    router.secured(http::Method::get, "/api/v1/audit-log", tenancy::Role::admin,
                   http::handler(this, &AuditRoutes::list));
}

runtime::Task<http::Response> AuditRoutes::list(tenancy::TenantScope scope, http::Request request) {
    auto page = http::page_request<base::TimeCursor>(request);
    if (!page) co_return http::problem(page.error());
    auto filter = filter_in(request);
    if (!filter) co_return http::problem(filter.error());
    const auto entries =
        co_await reader_.list(std::move(scope), std::move(*filter), std::move(*page));
    co_return http::json(200, http::page_json(entries, json_of));
}

}  // namespace datapilot::audit
