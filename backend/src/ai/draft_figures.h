#pragma once

#include <boost/json/object.hpp>
#include <chrono>

#include "ai/knowledge.h"
#include "base/result.h"
#include "data_sources/data_sources.h"
#include "runtime/blocking_pool.h"
#include "runtime/task.h"
#include "semantic_layers/layer_body.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::ai {

// What a question would give with definitions that nobody saved yet.
class DraftFigures {
  public:
    struct Means {
        data_sources::DataSources& sources;
        KnowledgeBase& knowledge;
        runtime::BlockingPool& blocking;
    };

    DraftFigures(Means means, std::chrono::seconds query_time)
        : means_(means), query_time_(query_time) {}

    // SemanticLayerFigures of docs/api/openapi.yaml: a few rows, nothing kept. Failures: not_found,
    // conflict where the rules do not answer, and those of a query.
    runtime::Task<base::Result<boost::json::object>> first_rows(tenancy::TenantScope scope,
                                                                base::DataSourceId source,
                                                                semantic_layers::FiguresBody body);

  private:
    runtime::Task<base::Result<KnowledgeBase::Known>> known(
        tenancy::TenantScope scope, data_sources::DataSource source,
        std::optional<definitions::Definitions> draft);
    runtime::Task<base::Result<answering::Outcome>> read(KnowledgeBase::Known known,
                                                         questions::Question question);

    Means means_;
    std::chrono::seconds query_time_;
};

}  // namespace datapilot::ai
