#pragma once

#include <optional>
#include <string>

#include "base/ids.h"
#include "base/result.h"
#include "postgres/pool.h"
#include "runtime/task.h"
#include "semantic_layers/semantic_layer.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::semantic_layers {

// What is to be kept, and over which version: none replaces whatever is there.
struct LayerChange {
    base::DataSourceId source;
    definitions::Definitions definitions;
    std::optional<int> over{};
    std::string action;  // of docs/audit.md
    std::string request_id;
};

class SemanticLayerRepository {
  public:
    explicit SemanticLayerRepository(postgres::Pool& pool) : pool_(pool) {}

    // 0 where nothing is kept, as of a data source that is not the tenant's.
    runtime::Task<int> version(tenancy::TenantScope scope, base::DataSourceId source);
    runtime::Task<base::Result<KeptLayer>> find(tenancy::TenantScope scope,
                                                base::DataSourceId source);
    // conflict where another version is kept by now.
    runtime::Task<base::Result<KeptLayer>> keep(tenancy::TenantScope scope, LayerChange change);

  private:
    postgres::Pool& pool_;
};

}  // namespace datapilot::semantic_layers
