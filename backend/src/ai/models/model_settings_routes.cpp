#include "ai/models/model_settings_routes.h"

#include <boost/describe/class.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value_from.hpp>
#include <utility>

#include "http/json_body.h"
#include "http/validation.h"
#include "tenancy/role.h"

namespace datapilot::ai::models {

// Named, for Boost.Describe sees no type of an unnamed namespace.
struct EgressBody {
    std::string egress;
};
BOOST_DESCRIBE_STRUCT(EgressBody, (), (egress))

namespace {

namespace json = boost::json;

json::value text_or_null(const std::optional<std::string>& text) {
    return text ? json::value(*text) : json::value(nullptr);
}

// The key is written, never read.
json::value own_json(const std::optional<OwnModel>& own) {
    if (!own) return nullptr;
    return json::object{{"provider", llm::name(own->kind)},
                        {"url", own->url},
                        {"model", own->model},
                        {"has_key", own->sealed_key.has_value()}};
}

}  // namespace

using runtime::Task;

void ModelSettingsRoutes::add_to(http::Router& router) {
    constexpr auto path = "/api/v1/model-settings";
    constexpr auto own = "/api/v1/model-settings/provider";
    constexpr auto trial = "/api/v1/model-settings/provider/test";
    using http::Method;
    using tenancy::Role;
    router.secured(Method::get, path, Role::viewer, http::handler(this, &ModelSettingsRoutes::get));
    router.secured(Method::put, path, Role::admin,
                   http::handler(this, &ModelSettingsRoutes::choose_egress));
    router.secured(Method::put, own, Role::admin, http::handler(this, &ModelSettingsRoutes::keep));
    router.secured(Method::delete_, own, Role::admin,
                   http::handler(this, &ModelSettingsRoutes::remove));
    router.secured(Method::post, trial, Role::admin,
                   http::handler(this, &ModelSettingsRoutes::try_out));
}

Task<http::Response> ModelSettingsRoutes::get(Scope scope, http::Request) {
    return shown(std::move(scope));
}

Task<http::Response> ModelSettingsRoutes::choose_egress(Scope scope, http::Request request) {
    auto body = http::parse_json<EgressBody>(request);
    if (!body) co_return http::problem(body.error());
    const auto egress = answering::model::egress_from(body->egress);
    if (!egress) {
        co_return http::problem(http::invalid_field("egress", base::FieldErrc::not_allowed));
    }
    co_await desk_.choose_egress(scope, *egress, request.id());
    co_return co_await shown(std::move(scope));
}

Task<http::Response> ModelSettingsRoutes::keep(Scope scope, http::Request request) {
    auto input = own_model_from(request);
    if (!input) co_return http::problem(input.error());
    const auto kept = co_await desk_.keep(scope, std::move(*input), request.id());
    if (!kept) co_return http::problem(kept.error());
    co_return co_await shown(std::move(scope));
}

Task<http::Response> ModelSettingsRoutes::remove(Scope scope, http::Request request) {
    co_await desk_.remove(std::move(scope), request.id());
    co_return http::no_content();
}

Task<http::Response> ModelSettingsRoutes::try_out(Scope scope, http::Request request) {
    auto input = own_model_from(request);
    if (!input) co_return http::problem(input.error());
    const auto report = co_await desk_.try_out(std::move(scope), std::move(*input), request.id());
    if (!report) co_return http::problem(report.error());
    co_return http::json(200, to_json(*report, request.language()));
}

Task<http::Response> ModelSettingsRoutes::shown(Scope scope) {
    const auto settings = co_await desk_.settings(std::move(scope));
    co_return http::json(200,
                         json::object{{"model", text_or_null(settings.model())},
                                      {"egress", answering::model::name(settings.egress)},
                                      {"most_egress", answering::model::name(settings.most_egress)},
                                      {"provider", own_json(settings.own)},
                                      {"operator_model", text_or_null(settings.operators_model)}});
}

}  // namespace datapilot::ai::models
