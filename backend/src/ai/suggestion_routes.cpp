#include "ai/suggestion_routes.h"

#include <boost/json.hpp>
#include <utility>

#include "ai/answering/question_check.h"
#include "http/validation.h"
#include "tenancy/role.h"

namespace datapilot::ai {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;
using runtime::Task;
using tenancy::TenantScope;

base::Result<base::DataSourceId> source_of(const Request& request) {
    auto source = request.query_uuid("data_source_id");
    if (!source) return source.error();
    if (!*source) return http::invalid_field("data_source_id", base::FieldErrc::required);
    return base::DataSourceId{std::move(**source)};
}

// What cannot even be looked at; a text without a word is about to have one.
std::optional<base::Error> objection_to_typing(std::string_view text) {
    auto objection = answering::objection_to(text);
    if (objection && objection->code == base::Errc::question_empty) return std::nullopt;
    return objection;
}

}  // namespace

void SuggestionRoutes::add_to(http::Router& router) {
    const std::string ai = "/api/v1/ai/";
    router.secured(http::Method::get, ai + "suggestions", tenancy::Role::viewer,
                   http::handler(this, &SuggestionRoutes::suggestions));
    router.secured(http::Method::get, ai + "complete", tenancy::Role::viewer,
                   http::handler(this, &SuggestionRoutes::complete));
}

Task<Response> SuggestionRoutes::suggestions(TenantScope scope, Request request) {
    auto source = source_of(request);
    if (!source) co_return http::problem(source.error());
    const auto suggestions =
        co_await assistant_.suggestions(std::move(scope), std::move(*source), request.language());
    if (!suggestions) co_return http::problem(suggestions.error());
    json::array items;
    for (const auto& suggestion : *suggestions) items.emplace_back(suggestion);
    co_return http::json(200, json::object{{"items", std::move(items)}});
}

Task<Response> SuggestionRoutes::complete(TenantScope scope, Request request) {
    auto source = source_of(request);
    if (!source) co_return http::problem(source.error());
    TypedQuestion typed{request.query("q").value_or(""), request.language()};
    if (auto objection = objection_to_typing(typed.text)) co_return http::problem(*objection);
    const auto today = answering::day_in(query_plan::Calendar{}.time_zone, clock_.now());
    if (!today) co_return http::problem(today.error());
    typed.today = *today;
    const auto completed =
        co_await assistant_.complete(std::move(scope), std::move(*source), std::move(typed));
    if (!completed) co_return http::problem(completed.error());
    co_return http::json(200, questions::to_json(*completed));
}

}  // namespace datapilot::ai
