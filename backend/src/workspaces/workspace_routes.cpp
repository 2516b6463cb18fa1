#include "workspaces/workspace_routes.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <optional>
#include <utility>

#include "http/validation.h"
#include "workspaces/workspace_body.h"

namespace datapilot::workspaces {
namespace {

using tenancy::Role;
using tenancy::TenantScope;

constexpr auto path = "/api/v1/workspaces";

base::WorkspaceId id_of(const http::Request& request) {
    return request.id_parameter<base::WorkspaceId>("id");
}

boost::json::object page_of(std::vector<Workspace> workspaces, std::size_t limit) {
    boost::json::value next_cursor;
    if (workspaces.size() > limit) {
        workspaces.erase(workspaces.begin() + static_cast<std::ptrdiff_t>(limit), workspaces.end());
        next_cursor = workspaces.back().id.text();
    }
    boost::json::array items;
    for (const auto& workspace : workspaces) items.push_back(json_of(workspace));
    return {{"items", std::move(items)}, {"next_cursor", std::move(next_cursor)}};
}

}  // namespace

void WorkspaceRoutes::add_to(http::Router& router) {
    using http::Method;
    const std::string one = std::string{path} + "/{id}";
    router.secured(Method::get, path, Role::viewer, [this](TenantScope scope, http::Request r) {
        return list(std::move(scope), std::move(r));
    });
    router.secured(Method::post, path, Role::admin,
                   creates_.wrap([this](TenantScope scope, http::Request r) {
                       return create(std::move(scope), std::move(r));
                   }));
    router.secured(Method::get, one, Role::viewer, [this](TenantScope scope, http::Request r) {
        return find(std::move(scope), std::move(r));
    });
    router.secured(Method::patch, one, Role::admin, [this](TenantScope scope, http::Request r) {
        return change(std::move(scope), std::move(r));
    });
    router.secured(Method::delete_, one, Role::admin, [this](TenantScope scope, http::Request r) {
        return remove(std::move(scope), std::move(r));
    });
}

runtime::Task<http::Response> WorkspaceRoutes::list(TenantScope scope, http::Request request) {
    const auto limit = request.query_integer("limit", 1, 200, 50);
    if (!limit) co_return http::problem(limit.error());
    const auto cursor = request.query_uuid("cursor");
    if (!cursor) co_return http::problem(cursor.error());
    std::optional<base::WorkspaceId> after;
    if (*cursor) after = base::WorkspaceId{**cursor};

    // One more than the page, which tells whether there is a next one.
    auto workspaces = co_await repository_.list(std::move(scope), std::move(after), *limit + 1);
    if (!workspaces) {
        co_return http::problem(http::invalid_field("cursor", base::FieldErrc::invalid_format));
    }
    co_return http::json(200, page_of(std::move(*workspaces), static_cast<std::size_t>(*limit)));
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
