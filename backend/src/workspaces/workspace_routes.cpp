#include "workspaces/workspace_routes.h"

#include <utility>

#include "http/page.h"
#include "workspaces/workspace_body.h"

namespace datapilot::workspaces {
namespace {

using tenancy::Role;
using tenancy::TenantScope;

constexpr auto path = "/api/v1/workspaces";

base::WorkspaceId id_of(const http::Request& request) {
    return request.id_parameter<base::WorkspaceId>("id");
}

}  // namespace

void WorkspaceRoutes::add_to(http::Router& router) {
    using http::Method;
    using Routes = WorkspaceRoutes;
    const std::string one = std::string{path} + "/{id}";
    router.secured(Method::get, path, Role::viewer, http::handler(this, &Routes::list));
    router.secured(Method::post, path, Role::admin,
                   creates_.wrap(http::handler(this, &Routes::create)));
    router.secured(Method::get, one, Role::viewer, http::handler(this, &Routes::find));
    router.secured(Method::patch, one, Role::admin, http::handler(this, &Routes::change));
    router.secured(Method::delete_, one, Role::admin, http::handler(this, &Routes::remove));
}

runtime::Task<http::Response> WorkspaceRoutes::list(TenantScope scope, http::Request request) {
    auto page = http::page_request<base::NameCursor>(request);
    if (!page) co_return http::problem(page.error());
    const auto workspaces = co_await repository_.list(std::move(scope), std::move(*page));
    co_return http::json(200, http::page_json(workspaces, json_of));
}

runtime::Task<http::Response> WorkspaceRoutes::find(TenantScope scope, http::Request request) {
    const auto workspace = co_await repository_.find(std::move(scope), id_of(request));
    if (!workspace) co_return http::problem(workspace.error());
    co_return http::json(200, json_of(*workspace));
}

runtime::Task<http::Response> WorkspaceRoutes::create(TenantScope scope, http::Request request) {
    auto wanted = new_workspace(request);
    if (!wanted) co_return http::problem(wanted.error());

    const auto workspace = co_await repository_.create(std::move(scope), std::move(*wanted));
    if (!workspace) co_return http::problem(workspace.error());
    co_return http::created(std::string{path} + '/' + workspace->id.text(), json_of(*workspace));
}

runtime::Task<http::Response> WorkspaceRoutes::change(TenantScope scope, http::Request request) {
    auto wanted = workspace_change(request);
    if (!wanted) co_return http::problem(wanted.error());

    const auto workspace =
        co_await repository_.change(std::move(scope), id_of(request), std::move(*wanted));
    if (!workspace) co_return http::problem(workspace.error());
    co_return http::json(200, json_of(*workspace));
}

runtime::Task<http::Response> WorkspaceRoutes::remove(TenantScope scope, http::Request request) {
    const auto removed = co_await repository_.remove(std::move(scope), id_of(request));
    if (!removed) co_return http::problem(removed.error());
    co_return http::no_content();
}

}  // namespace datapilot::workspaces
