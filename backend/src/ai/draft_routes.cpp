#include "ai/draft_routes.h"

#include <memory>
#include <utility>

#include "definitions/limits.h"
#include "tenancy/role.h"

namespace datapilot::ai {

using runtime::Task;

void DraftRoutes::add_to(http::Router& router) {
    router.secured(http::Method::post, "/api/v1/data-sources/{id}/semantic-layer/figures",
                   tenancy::Role::editor, http::handler(this, &DraftRoutes::figures),
                   http::Body::buffered(definitions::most_bytes));
}

Task<http::Response> DraftRoutes::figures(tenancy::TenantScope scope, http::Request request) {
    using Read = base::Result<semantic_layers::FiguresBody>;
    auto read = [&request, now = clock_.now()] {
        return std::make_shared<Read>(semantic_layers::figures_body(request, now));
    };
    auto body = co_await blocking_.run(std::move(read));
    if (!body) co_return http::problem(body.error());
    if (!**body) co_return http::problem((*body)->error());
    auto figures = co_await figures_.first_rows(
        std::move(scope), request.id_parameter<base::DataSourceId>("id"), std::move(***body));
    if (!figures) co_return http::problem(figures.error());
    co_return http::json(200, *figures);
}

}  // namespace datapilot::ai
