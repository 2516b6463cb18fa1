#include "ai/verified/verified_question_routes.h"

#include <boost/json/array.hpp>
#include <utility>

#include "tenancy/role.h"

namespace datapilot::ai::verified {

using runtime::Task;
using tenancy::TenantScope;

void VerifiedQuestionRoutes::add_to(http::Router& router) {
    const std::string all = "/api/v1/data-sources/{id}/verified-questions";
    router.secured(http::Method::get, all, tenancy::Role::viewer,
                   http::handler(this, &VerifiedQuestionRoutes::list));
    router.secured(http::Method::delete_, all + "/{question}", tenancy::Role::editor,
                   http::handler(this, &VerifiedQuestionRoutes::remove));
}

Task<http::Response> VerifiedQuestionRoutes::list(TenantScope scope, http::Request request) {
    const auto id = request.id_parameter<base::DataSourceId>("id");
    const auto known = co_await sources_.find(scope, id);
    if (!known) co_return http::problem(known.error());
    const auto verified = co_await repository_.of_source(std::move(scope), id);
    boost::json::array items;
    for (const auto& one : verified) items.push_back(to_json(one));
    co_return http::json(
        200, boost::json::object{{"items", std::move(items)}, {"next_cursor", nullptr}});
}

Task<http::Response> VerifiedQuestionRoutes::remove(TenantScope scope, http::Request request) {
    const auto removed = co_await repository_.remove(
        std::move(scope), request.id_parameter<base::DataSourceId>("id"),
        request.id_parameter<VerifiedQuestionId>("question"));
    if (!removed) co_return http::problem(removed.error());
    co_return http::no_content();
}

}  // namespace datapilot::ai::verified
