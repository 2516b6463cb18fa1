#pragma once

#include <optional>
#include <string>

#include "ai/answering/model/schema_text.h"
#include "ai/models/own_model.h"
#include "postgres/pool.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::ai::models {

// What a tenant has said; what it has not is the operator's.
struct TenantSettings {
    std::optional<answering::model::Egress> egress{};
    std::optional<OwnModel> own{};
};

// Each change stands in the audit log, without the key.
class ModelSettingsRepository {
  public:
    explicit ModelSettingsRepository(postgres::Pool& pool) : pool_(pool) {}

    runtime::Task<TenantSettings> find(tenancy::TenantScope scope);

    runtime::Task<void> choose_egress(tenancy::TenantScope scope, answering::model::Egress egress,
                                      std::string request_id);
    runtime::Task<void> keep(tenancy::TenantScope scope, OwnModel own, std::string request_id);
    runtime::Task<void> remove(tenancy::TenantScope scope, std::string request_id);
    // That a model was tried, and how that ended.
    runtime::Task<void> record_trial(tenancy::TenantScope scope, llm::ModelAddress address,
                                     std::string outcome, std::string request_id);

  private:
    postgres::Pool& pool_;
};

}  // namespace datapilot::ai::models
