#pragma once

#include <cstdint>
#include <list>
#include <memory>

#include "ai/answering/answer_question.h"
#include "base/result.h"
#include "catalog/catalog.h"
#include "data_sources/data_sources.h"
#include "questions/rule_engine.h"
#include "runtime/blocking_pool.h"
#include "runtime/task.h"
#include "semantic_layers/semantic_layer_repository.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::ai {

// What the rules know of one version of a data source and of its semantic layer.
class Knowledge {
  public:
    Knowledge(const catalog::Catalog& catalog, const definitions::Definitions& definitions)
        : catalog_(definitions::linked(catalog, definitions)), rules_(catalog_, definitions) {}

    answering::Subject subject() const { return {catalog_, rules_}; }
    const questions::RuleEngine& rules() const { return rules_; }

  private:
    catalog::Catalog catalog_;
    questions::RuleEngine rules_;
};

// Keeps what was learnt of the data sources that were last asked about, so that the next question
// need not index their names and values again. Runs on one event loop.
class KnowledgeBase {
  public:
    KnowledgeBase(data_sources::DataSources& sources,
                  semantic_layers::SemanticLayerRepository& layers, runtime::BlockingPool& blocking,
                  std::size_t most)
        : sources_(sources), layers_(layers), blocking_(blocking), most_(most) {}

    struct Status {
        std::size_t kept = 0;
        std::uint64_t found = 0;
        std::uint64_t learnt = 0;
    };
    Status status() const { return {entries_.size(), found_, learnt_}; }

    using Known = std::shared_ptr<const Knowledge>;
    runtime::Task<base::Result<Known>> about(tenancy::TenantScope scope,
                                             data_sources::DataSource source);

  private:
    // The tenant is part of the key: nothing known of one is ever shown to another.
    struct Entry {
        base::TenantId tenant;
        base::DataSourceId source;
        int version;
        int layer;
        Known known;
    };

    Known find(const base::TenantId& tenant, const data_sources::DataSource& source, int layer);
    void keep(Entry entry);

    data_sources::DataSources& sources_;
    semantic_layers::SemanticLayerRepository& layers_;
    runtime::BlockingPool& blocking_;
    std::size_t most_;
    std::list<Entry> entries_;  // last used first
    std::uint64_t found_ = 0;
    std::uint64_t learnt_ = 0;
};

}  // namespace datapilot::ai
