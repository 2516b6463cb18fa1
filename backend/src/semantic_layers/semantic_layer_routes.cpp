#include "semantic_layers/semantic_layer_routes.h"

#include <boost/json/object.hpp>
#include <memory>
#include <optional>
#include <utility>

#include "definitions/json.h"
#include "definitions/limits.h"
#include "definitions/osi.h"
#include "definitions/yaml.h"
#include "semantic_layers/layer_body.h"
#include "semantic_layers/layer_check.h"

namespace datapilot::semantic_layers {
namespace {

using runtime::Task;
using tenancy::Role;
using tenancy::TenantScope;

base::DataSourceId source_of(const http::Request& request) {
    return request.id_parameter<base::DataSourceId>("id");
}

// Reads a body on another thread: a large one takes its time.
template <class Body, class ReadBody>
Task<base::Result<Body>> read_apart(runtime::BlockingPool* blocking, ReadBody read_body) {
    const auto body = std::make_shared<std::optional<base::Result<Body>>>();
    auto read = [body, read_body = std::move(read_body)] {
        body->emplace(read_body());
        return true;
    };
    const auto done = co_await blocking->run(std::move(read));
    if (!done) co_return done.error();
    co_return std::move(**body);
}

http::Response with_version(http::Response response, int version) {
    return std::move(response).with("ETag", '"' + std::to_string(version) + '"');
}

http::Response yaml(const boost::json::value& value) {
    http::Response response;
    response.headers.push_back({"Content-Type", "application/yaml; charset=utf-8"});
    response.body = definitions::yaml_of_json(value);
    return response;
}

http::Response shown(const LayerOverCatalog& found, Form form, const http::Request& request) {
    const auto& kept = found.layer.kept;
    if (form == Form::osi) {
        const auto document = definitions::osi_of(kept.definitions, found.catalog);
        return wants_yaml(request) ? yaml(document) : http::json(200, document);
    }
    if (wants_yaml(request)) return yaml(definitions::to_json(kept.definitions));
    return http::json(200, to_json(found.layer, request.language()));
}

}  // namespace

void SemanticLayerRoutes::add_to(http::Router& router) {
    using http::Method;
    using Routes = SemanticLayerRoutes;
    const std::string path = "/api/v1/data-sources/{id}/semantic-layer";
    const auto body = http::Body::buffered(definitions::most_bytes);
    router.secured(Method::get, path, Role::viewer, http::handler(this, &Routes::find));
    router.secured(Method::put, path, Role::editor, http::handler(this, &Routes::put), body);
    router.secured(Method::post, path + "/generate", Role::editor,
                   http::handler(this, &Routes::generate));
    router.secured(Method::post, path + "/validate", Role::editor,
                   http::handler(this, &Routes::validate), body);
    router.secured(Method::post, path + "/preview", Role::editor,
                   http::handler(this, &Routes::preview), body);
}

Task<http::Response> SemanticLayerRoutes::find(TenantScope scope, http::Request request) {
    const auto form = form_of(request);
    if (!form) co_return http::problem(form.error());
    const auto found = co_await layers_.find(std::move(scope), source_of(request));
    if (!found) co_return http::problem(found.error());
    co_return with_version(shown(*found, *form, request), found->layer.kept.version);
}

Task<http::Response> SemanticLayerRoutes::put(TenantScope scope, http::Request request) {
    auto read = [&request] { return layer_body(request); };
    auto body = co_await read_apart<LayerBody>(&blocking_, std::move(read));
    if (!body) co_return http::problem(body.error());
    const auto layer =
        co_await layers_.put(std::move(scope), source_of(request), std::move(*body), request.id());
    if (!layer) co_return http::problem(layer.error());
    co_return with_version(http::json(200, to_json(*layer, request.language())),
                           layer->kept.version);
}

Task<http::Response> SemanticLayerRoutes::generate(TenantScope scope, http::Request request) {
    const auto layer =
        co_await layers_.generate(std::move(scope), source_of(request), request.id());
    if (!layer) co_return http::problem(layer.error());
    co_return with_version(http::json(200, to_json(*layer, request.language())),
                           layer->kept.version);
}

Task<http::Response> SemanticLayerRoutes::validate(TenantScope scope, http::Request request) {
    auto read = [&request] { return draft_body(request); };
    auto draft =
        co_await read_apart<std::optional<definitions::Definitions>>(&blocking_, std::move(read));
    if (!draft) co_return http::problem(draft.error());
    const auto problems =
        co_await layers_.validate(std::move(scope), source_of(request), std::move(*draft));
    if (!problems) co_return http::problem(problems.error());
    co_return http::json(200,
                         boost::json::object{{"valid", problems->empty()},
                                             {"problems", to_json(*problems, request.language())}});
}

Task<http::Response> SemanticLayerRoutes::preview(TenantScope scope, http::Request request) {
    auto read = [&request, now = clock_.now()] { return preview_body(request, now); };
    auto body = co_await read_apart<PreviewBody>(&blocking_, std::move(read));
    if (!body) co_return http::problem(body.error());
    const auto preview =
        co_await layers_.preview(std::move(scope), source_of(request), std::move(*body));
    if (!preview) co_return http::problem(preview.error());
    co_return http::json(200, *preview);
}

}  // namespace datapilot::semantic_layers
