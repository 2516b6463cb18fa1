#pragma once

#include <memory>
#include <string>

#include "ai/answering/answer_question.h"
#include "base/clock.h"
#include "llm/provider.h"
#include "postgres/pool.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"
#include "usage/metered_provider.h"

namespace datapilot::ai {

// The model as one user may ask it; it must outlive the question.
struct Seat {
    std::unique_ptr<llm::Provider> provider;  // none where no model is configured
    answering::model::Egress egress = answering::model::Egress::schema;

    answering::ModelMeans means() const { return {provider.get(), egress}; }
};

// The operator's language model, shared by all tenants: what each lets leave, and what it may cost.
class ModelDesk {
  public:
    struct Means {
        llm::Provider* provider;  // none is configured
        usage::BudgetRepository& budgets;
        postgres::Pool& pool;
        const base::Clock& clock;
    };
    struct Terms {
        usage::Tariff tariff;
        answering::model::Egress egress;  // at most, and where a tenant has said nothing
    };

    ModelDesk(Means means, Terms terms) : means_(means), terms_(terms) {}

    bool has_model() const { return means_.provider != nullptr; }
    std::string model() const;

    runtime::Task<Seat> seat_for(tenancy::TenantScope scope);

    // What leaves for this tenant: its own choice, and never more than the operator's.
    runtime::Task<answering::model::Egress> egress_of(tenancy::TenantScope scope);
    runtime::Task<void> choose_egress(tenancy::TenantScope scope, answering::model::Egress egress);

  private:
    Means means_;
    Terms terms_;
};

}  // namespace datapilot::ai
