#include "dashboards/dashboard_routes.h"

#include <utility>

#include "dashboards/dashboard_body.h"
#include "http/page.h"

namespace datapilot::dashboards {
namespace {

using http::Request;
using http::Response;
using runtime::Task;
using tenancy::Role;

constexpr auto path = "/api/v1/dashboards";
constexpr std::size_t largest_document = 2 << 20;

DashboardId id_of(const Request& request) {
    return request.id_parameter<DashboardId>("id");
}

Response created(const base::Result<Dashboard>& made) {
    if (!made) return http::problem(made.error());
    return http::created(std::string{path} + '/' + made->summary.id.text(), to_json(*made));
}

}  // namespace

void DashboardRoutes::add_to(http::Router& router) {
    using http::Method;
    using Routes = DashboardRoutes;
    const std::string one = std::string{path} + "/{id}";
    router.secured(Method::get, path, Role::viewer, http::handler(this, &Routes::list));
    router.secured(Method::post, path, Role::editor,
                   creates_.wrap(http::handler(this, &Routes::create)));
    router.secured(Method::get, one, Role::viewer, http::handler(this, &Routes::find));
    router.secured(Method::put, one, Role::editor, http::handler(this, &Routes::save),
                   http::Body::buffered(largest_document));
    router.secured(Method::delete_, one, Role::editor, http::handler(this, &Routes::remove));
    router.secured(Method::post, one + "/duplicate", Role::editor,
                   creates_.wrap(http::handler(this, &Routes::duplicate)));
    router.secured(Method::get, one + "/export", Role::viewer,
                   http::handler(this, &Routes::export_));
    router.secured(Method::post, std::string{path} + "/import", Role::editor,
                   creates_.wrap(http::handler(this, &Routes::import_)),
                   http::Body::buffered(largest_document));
}

Task<Response> DashboardRoutes::list(Scope scope, Request request) {
    auto workspace = request.query_uuid("workspace_id");
    if (!workspace) co_return http::problem(workspace.error());
    auto page = http::page_request<base::TimeCursor>(request);
    if (!page) co_return http::problem(page.error());
    DashboardList wanted{std::move(*workspace), std::move(*page)};
    const auto dashboards = co_await repository_.list(std::move(scope), std::move(wanted));
    const auto as_json = [](const DashboardSummary& dashboard) { return to_json(dashboard); };
    co_return http::json(200, http::page_json(dashboards, as_json));
}

Task<Response> DashboardRoutes::find(Scope scope, Request request) {
    const auto dashboard = co_await repository_.find(std::move(scope), id_of(request));
    if (!dashboard) co_return http::problem(dashboard.error());
    co_return http::json(200, to_json(*dashboard));
}

Task<Response> DashboardRoutes::create(Scope scope, Request request) {
    auto wanted = new_dashboard(request);
    if (!wanted) co_return http::problem(wanted.error());
    Deed deed{"dashboard.created", request.id()};
    const auto made = co_await repository_.create(std::move(scope), std::move(wanted->workspace),
                                                  std::move(wanted->document), std::move(deed));
    co_return created(made);
}

Task<Response> DashboardRoutes::save(Scope scope, Request request) {
    auto wanted = dashboard_save(request);
    if (!wanted) co_return http::problem(wanted.error());
    const auto saved = co_await repository_.save(std::move(scope), id_of(request), wanted->version,
                                                 std::move(wanted->document), request.id());
    if (!saved) co_return http::problem(saved.error());
    co_return http::json(200, to_json(*saved));
}

Task<Response> DashboardRoutes::remove(Scope scope, Request request) {
    const auto removed =
        co_await repository_.remove(std::move(scope), id_of(request), request.id());
    if (!removed) co_return http::problem(removed.error());
    co_return http::no_content();
}

Task<Response> DashboardRoutes::duplicate(Scope scope, Request request) {
    auto wanted = duplication(request);
    if (!wanted) co_return http::problem(wanted.error());
    const auto made = co_await dashboards_.duplicate(
        std::move(scope), id_of(request), std::move(*wanted), request.language(), request.id());
    co_return created(made);
}

Task<Response> DashboardRoutes::export_(Scope scope, Request request) {
    const auto file = co_await dashboards_.exported(std::move(scope), id_of(request));
    if (!file) co_return http::problem(file.error());
    co_return http::json(200, *file)
        .with("Content-Disposition", "attachment; filename=\"dashboard.json\"");
}

Task<Response> DashboardRoutes::import_(Scope scope, Request request) {
    auto wanted = import_request(request);
    if (!wanted) co_return http::problem(wanted.error());
    const auto made =
        co_await dashboards_.imported(std::move(scope), std::move(*wanted), request.id());
    co_return created(made);
}

}  // namespace datapilot::dashboards
