#include "dashboards/link_routes.h"

#include <boost/describe/class.hpp>
#include <boost/json/array.hpp>
#include <utility>

#include "crypto/base64url.h"
#include "crypto/digest.h"
#include "crypto/random.h"
#include "dashboards/data_stream.h"
#include "http/json_body.h"
#include "http/validation.h"

namespace datapilot::dashboards {

// Named, for Boost.Describe sees no type of an unnamed namespace.
struct LinkBody {
    std::optional<std::int64_t> days;
};
BOOST_DESCRIBE_STRUCT(LinkBody, (), (days))

namespace {

namespace json = boost::json;
using http::Request;
using http::Response;
using runtime::Task;
using tenancy::Role;

constexpr std::size_t token_bytes = 32;
constexpr std::int64_t usual_days = 30;
constexpr std::int64_t most_days = 365;

DashboardId dashboard_of(const Request& request) {
    return request.id_parameter<DashboardId>("id");
}

base::Bytes hash_in(const Request& request) {
    return crypto::sha256(request.parameter("token"));
}

base::Result<std::int64_t> days_in(const Request& request) {
    const auto body = http::parse_json<LinkBody>(request);
    if (!body) return body.error();
    const auto days = body->days.value_or(usual_days);
    if (days < 1 || days > most_days) {
        return http::invalid_field("days", base::FieldErrc::out_of_range);
    }
    return days;
}

}  // namespace

void LinkRoutes::add_to(http::Router& router) {
    using http::Method;
    using Routes = LinkRoutes;
    const std::string all = "/api/v1/dashboards/{id}/links";
    const std::string shared = "/api/v1/shared-dashboards/{token}";
    router.secured(Method::get, all, Role::editor, http::handler(this, &Routes::list));
    router.secured(Method::post, all, Role::editor, http::handler(this, &Routes::create));
    router.secured(Method::delete_, all + "/{link_id}", Role::editor,
                   http::handler(this, &Routes::revoke));
    router.secured(Method::get, shared, Role::viewer, http::handler(this, &Routes::open));
    router.secured(Method::post, shared + "/data", Role::viewer,
                   http::handler(this, &Routes::stream));
}

Task<Response> LinkRoutes::list(Scope scope, Request request) {
    const auto links = co_await repository_.list(std::move(scope), dashboard_of(request));
    if (!links) co_return http::problem(links.error());
    json::array items;
    for (const auto& link : *links) items.push_back(to_json(link));
    co_return http::json(200, json::object{{"items", std::move(items)}, {"next_cursor", nullptr}});
}

Task<Response> LinkRoutes::create(Scope scope, Request request) {
    const auto days = days_in(request);
    if (!days) co_return http::problem(days.error());
    const auto token = crypto::base64url(crypto::random_bytes(token_bytes));
    NewLink wanted{dashboard_of(request), crypto::sha256(token), *days, request.id()};
    const auto link = co_await repository_.create(std::move(scope), std::move(wanted));
    if (!link) co_return http::problem(link.error());
    auto made = to_json(*link);
    made["token"] = token;
    co_return http::created(std::string{request.path()} + '/' + link->id.text(), made);
}

Task<Response> LinkRoutes::revoke(Scope scope, Request request) {
    const auto revoked =
        co_await repository_.revoke(std::move(scope), dashboard_of(request),
                                    request.id_parameter<LinkId>("link_id"), request.id());
    if (!revoked) co_return http::problem(revoked.error());
    co_return http::no_content();
}

Task<Response> LinkRoutes::open(Scope scope, Request request) {
    const auto shared = co_await repository_.open(std::move(scope), hash_in(request), request.id());
    if (!shared) co_return http::problem(shared.error());
    co_return http::json(200, json::object{{"dashboard", to_json(shared->dashboard)},
                                           {"expires_at", base::iso_utc(shared->expires_at)}});
}

Task<Response> LinkRoutes::stream(Scope scope, Request request) {
    const auto wanted = data_request(request, clock_.now());
    if (!wanted) co_return http::problem(wanted.error());
    auto shared = co_await repository_.open(scope, hash_in(request), request.id());
    if (!shared) co_return http::problem(shared.error());
    co_return data_stream(data_, std::move(scope), std::move(shared->dashboard), *wanted,
                          request.language());
}

}  // namespace datapilot::dashboards
