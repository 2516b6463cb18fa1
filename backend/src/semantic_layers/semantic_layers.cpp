#include "semantic_layers/semantic_layers.h"

#include <utility>

#include "definitions/merge.h"
#include "semantic_layers/generation/generate.h"
#include "semantic_layers/layer_check.h"
#include "semantic_layers/layer_preview.h"

namespace datapilot::semantic_layers {

using runtime::Task;
using tenancy::TenantScope;

Task<base::Result<SemanticLayers::Known>> SemanticLayers::known(TenantScope scope,
                                                                base::DataSourceId source) {
    auto catalog = co_await means_.sources.catalog(scope, source);
    if (!catalog) co_return catalog.error();
    auto kept = co_await means_.repository.find(std::move(scope), std::move(source));
    if (!kept) co_return kept.error();
    co_return Known{std::move(*kept), std::move(*catalog)};
}

Task<base::Result<LayerOverCatalog>> SemanticLayers::find(TenantScope scope,
                                                          base::DataSourceId source) {
    auto found = co_await known(std::move(scope), source);
    if (!found) co_return found.error();
    // Wide schemas take their time: not on the event loop.
    auto show = [source, found = std::move(*found)]() mutable {
        auto& kept = found.kept;
        if (kept.version == 0) kept.definitions = semantic_layers::generate(found.catalog);
        auto problems = problems_of(kept.definitions, found.catalog);
        return LayerOverCatalog{{source, std::move(kept), std::move(problems)},
                                std::move(found.catalog)};
    };
    co_return co_await means_.blocking.run(std::move(show));
}

Task<base::Result<SemanticLayer>> SemanticLayers::put(TenantScope scope, base::DataSourceId source,
                                                      LayerBody body, std::string request_id) {
    auto catalog = co_await means_.sources.catalog(scope, source);
    if (!catalog) co_return catalog.error();
    auto complete = [&catalog, sent = std::move(body.definitions)]() mutable {
        return definitions::completed(std::move(sent), semantic_layers::generate(*catalog));
    };
    auto completed = co_await means_.blocking.run(std::move(complete));
    if (!completed) co_return completed.error();
    LayerChange change{std::move(source), std::move(*completed), body.over, "semantic_layer.saved",
                       std::move(request_id)};
    co_return co_await keep(std::move(scope), std::move(change), std::move(*catalog));
}

Task<base::Result<SemanticLayer>> SemanticLayers::generate(TenantScope scope,
                                                           base::DataSourceId source,
                                                           std::string request_id) {
    auto found = co_await known(scope, source);
    if (!found) co_return found.error();
    auto again = [&found] {
        return definitions::regenerated(found->kept.definitions,
                                        semantic_layers::generate(found->catalog));
    };
    auto made = co_await means_.blocking.run(std::move(again));
    if (!made) co_return made.error();
    if (found->kept.version > 0 && *made == found->kept.definitions) {
        auto problems = problems_of(*made, found->catalog);
        co_return SemanticLayer{std::move(source), std::move(found->kept), std::move(problems)};
    }
    LayerChange change{std::move(source), std::move(*made), found->kept.version,
                       "semantic_layer.generated", std::move(request_id)};
    co_return co_await keep(std::move(scope), std::move(change), std::move(found->catalog));
}

Task<base::Result<SemanticLayer>> SemanticLayers::keep(TenantScope scope, LayerChange change,
                                                       catalog::Catalog catalog) {
    auto source = change.source;
    auto kept = co_await means_.repository.keep(std::move(scope), std::move(change));
    if (!kept) co_return kept.error();
    auto check = [&kept, &catalog] { return problems_of(kept->definitions, catalog); };
    auto problems = co_await means_.blocking.run(std::move(check));
    if (!problems) co_return problems.error();
    co_return SemanticLayer{std::move(source), std::move(*kept), std::move(*problems)};
}

Task<base::Result<std::vector<definitions::Problem>>> SemanticLayers::validate(
    TenantScope scope, base::DataSourceId source, std::optional<definitions::Definitions> draft) {
    auto found = co_await known(std::move(scope), std::move(source));
    if (!found) co_return found.error();
    auto check = [&found, &draft] {
        return problems_of(draft ? *draft : found->kept.definitions, found->catalog);
    };
    co_return co_await means_.blocking.run(std::move(check));
}

Task<base::Result<boost::json::object>> SemanticLayers::preview(TenantScope scope,
                                                                base::DataSourceId source,
                                                                PreviewBody body) {
    auto found = co_await known(std::move(scope), std::move(source));
    if (!found) co_return found.error();
    auto read_both = [&found, &body] {
        const auto draft =
            definitions::completed(body.definitions, semantic_layers::generate(found->catalog));
        const auto problems = problems_of(draft, found->catalog);
        return boost::json::object{
            {"questions", previewed(found->catalog, found->kept.definitions, draft,
                                    {body.questions, body.today, body.language})},
            {"problems", to_json(problems, body.language)}};
    };
    co_return co_await means_.blocking.run(std::move(read_both));
}

}  // namespace datapilot::semantic_layers
