#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>

#include "base/result.h"
#include "data_sources/data_sources.h"
#include "runtime/blocking_pool.h"
#include "runtime/task.h"
#include "semantic_layers/layer_body.h"
#include "semantic_layers/semantic_layer.h"
#include "semantic_layers/semantic_layer_repository.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::semantic_layers {

// A layer beside the catalog that it is about.
struct LayerOverCatalog {
    SemanticLayer layer;
    catalog::Catalog catalog;
};

// Fails with not_found for a data source that is not the tenant's.
class SemanticLayers {
  public:
    struct Means {
        SemanticLayerRepository& repository;
        data_sources::DataSources& sources;
        runtime::BlockingPool& blocking;
    };

    explicit SemanticLayers(Means means) : means_(means) {}

    // What is kept, or what would be generated.
    runtime::Task<base::Result<LayerOverCatalog>> find(tenancy::TenantScope scope,
                                                       base::DataSourceId source);
    runtime::Task<base::Result<SemanticLayer>> put(tenancy::TenantScope scope,
                                                   base::DataSourceId source, LayerBody body,
                                                   std::string request_id);
    // Keeps nothing where nothing changed.
    runtime::Task<base::Result<SemanticLayer>> generate(tenancy::TenantScope scope,
                                                        base::DataSourceId source,
                                                        std::string request_id);
    runtime::Task<base::Result<std::vector<definitions::Problem>>> validate(
        tenancy::TenantScope scope, base::DataSourceId source,
        std::optional<definitions::Definitions> draft);
    // SemanticLayerPreview of docs/api/openapi.yaml.
    runtime::Task<base::Result<boost::json::object>> preview(tenancy::TenantScope scope,
                                                             base::DataSourceId source,
                                                             PreviewBody body);

  private:
    struct Known {
        KeptLayer kept;
        catalog::Catalog catalog;
    };
    runtime::Task<base::Result<Known>> known(tenancy::TenantScope scope, base::DataSourceId source);
    runtime::Task<base::Result<SemanticLayer>> keep(tenancy::TenantScope scope, LayerChange change,
                                                    catalog::Catalog catalog);

    Means means_;
};

}  // namespace datapilot::semantic_layers
