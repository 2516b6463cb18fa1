#pragma once

#include <vector>

#include "ai/verified/verified_question.h"
#include "base/result.h"
#include "postgres/pool.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::ai::verified {

// What is kept of a question by vouching for its answer.
struct NewVerifiedQuestion {
    base::DataSourceId source;
    std::string question;
    std::string pattern;
    query_plan::QueryPlan plan;
};

class VerifiedQuestionRepository {
  public:
    explicit VerifiedQuestionRepository(postgres::Pool& pool) : pool_(pool) {}

    // One with the same pattern gets this plan. conflict where the data source has as many as it
    // may have.
    runtime::Task<base::Result<void>> keep(tenancy::TenantScope scope,
                                           NewVerifiedQuestion question);

    // The newest first; none of a data source that is not the tenant's.
    runtime::Task<std::vector<VerifiedQuestion>> of_source(tenancy::TenantScope scope,
                                                           base::DataSourceId source);

    runtime::Task<base::Result<void>> remove(tenancy::TenantScope scope, base::DataSourceId source,
                                             VerifiedQuestionId id);

  private:
    postgres::Pool& pool_;
};

}  // namespace datapilot::ai::verified
