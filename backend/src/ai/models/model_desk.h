#pragma once

#include <memory>
#include <optional>
#include <string>

#include "ai/answering/answer_question.h"
#include "ai/models/model_key_vault.h"
#include "ai/models/model_settings_repository.h"
#include "ai/models/model_trial.h"
#include "ai/models/tenant_models.h"
#include "base/clock.h"
#include "llm/provider.h"
#include "postgres/pool.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"
#include "usage/metered_provider.h"

namespace datapilot::ai::models {

// The model as one user may ask it; it must outlive the question.
struct Seat {
    std::shared_ptr<llm::Connection> own{};     // the tenant's, kept while it is asked
    std::unique_ptr<llm::Provider> provider{};  // none where no model is configured
    answering::model::Egress egress = answering::model::Egress::schema;

    answering::ModelMeans means() const { return {provider.get(), egress}; }
};

// What holds for a tenant.
struct ModelSettings {
    answering::model::Egress egress{};
    answering::model::Egress most_egress{};      // what the operator allows
    std::optional<OwnModel> own{};               // asked in the place of the operator's
    std::optional<std::string> operators_model;  // none is configured

    std::optional<std::string> model() const {
        return own ? std::optional{own->model} : operators_model;
    }
};

// Which model each tenant asks, what it lets leave, and what that may cost. A tenant's own model is
// paid by the tenant: its euros are not counted, its tokens are.
class ModelDesk {
  public:
    struct Means {
        llm::Provider* operators;  // none is configured
        TenantModels& tenants;
        http_client::Client& tenants_network;
        const ModelKeyVault& vault;
        ModelSettingsRepository& repository;
        usage::BudgetRepository& budgets;
        postgres::Pool& store;
        const base::Clock& clock;
    };
    struct Terms {
        usage::Tariff tariff;
        answering::model::Egress egress;  // at most, and where a tenant has said nothing
    };

    ModelDesk(Means means, Terms terms) : means_(means), terms_(terms) {}

    runtime::Task<Seat> seat_for(tenancy::TenantScope scope);

    runtime::Task<ModelSettings> settings(tenancy::TenantScope scope);
    runtime::Task<void> choose_egress(tenancy::TenantScope scope, answering::model::Egress egress,
                                      std::string request_id);
    // validation_failed where the key must be typed, throttled where too much was tried.
    runtime::Task<base::Result<void>> keep(tenancy::TenantScope scope, OwnModelInput input,
                                           std::string request_id);
    runtime::Task<void> remove(tenancy::TenantScope scope, std::string request_id);
    // The same failures; nothing is kept.
    runtime::Task<base::Result<TrialReport>> try_out(tenancy::TenantScope scope,
                                                     OwnModelInput input, std::string request_id);

  private:
    runtime::Task<base::Result<llm::ModelAddress>> completed(tenancy::TenantScope scope,
                                                             OwnModelInput input);
    runtime::Task<base::Result<void>> spend_attempt(tenancy::TenantScope scope);
    std::unique_ptr<llm::Provider> metered(tenancy::TenantScope scope, llm::Provider& provider,
                                           usage::Prices prices) const;

    Means means_;
    Terms terms_;
};

}  // namespace datapilot::ai::models
