#include "ai/model_settings_routes.h"

#include <boost/describe/class.hpp>
#include <boost/json/object.hpp>
#include <utility>

#include "http/json_body.h"
#include "http/validation.h"
#include "tenancy/role.h"

namespace datapilot::ai {

// Named, for Boost.Describe sees no type of an unnamed namespace.
struct ModelSettingsBody {
    std::string egress;
};
BOOST_DESCRIBE_STRUCT(ModelSettingsBody, (), (egress))

using runtime::Task;
using tenancy::TenantScope;

void ModelSettingsRoutes::add_to(http::Router& router) {
    constexpr auto path = "/api/v1/model-settings";
    router.secured(http::Method::get, path, tenancy::Role::viewer,
                   http::handler(this, &ModelSettingsRoutes::get));
    router.secured(http::Method::put, path, tenancy::Role::admin,
                   http::handler(this, &ModelSettingsRoutes::put));
}

Task<http::Response> ModelSettingsRoutes::get(TenantScope scope, http::Request) {
    return shown(std::move(scope));
}

Task<http::Response> ModelSettingsRoutes::put(TenantScope scope, http::Request request) {
    auto body = http::parse_json<ModelSettingsBody>(request);
    if (!body) co_return http::problem(body.error());
    const auto egress = answering::model::egress_from(body->egress);
    if (!egress) {
        co_return http::problem(http::invalid_field("egress", base::FieldErrc::not_allowed));
    }
    co_await desk_.choose_egress(scope, *egress);
    co_return co_await shown(std::move(scope));
}

Task<http::Response> ModelSettingsRoutes::shown(TenantScope scope) {
    const auto egress = co_await desk_.egress_of(std::move(scope));
    boost::json::object settings{{"model", nullptr}, {"egress", answering::model::name(egress)}};
    if (desk_.has_model()) settings["model"] = desk_.model();
    co_return http::json(200, settings);
}

}  // namespace datapilot::ai
