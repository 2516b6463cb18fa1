#pragma once

#include "base/clock.h"
#include "llm/provider.h"
#include "usage/budget_repository.h"

namespace datapilot::usage {

struct Tariff {
    Prices prices;
    Budgets budgets;
};

// A model for one user, asked only while its most expensive answer fits into the budgets. A call
// that was cancelled keeps its reservation: it may be billed in full.
class MeteredProvider final : public llm::Provider {
  public:
    struct Means {
        llm::Provider& provider;
        BudgetRepository& budgets;
        const base::Clock& clock;
    };

    MeteredProvider(Means means, Tariff tariff, tenancy::TenantScope scope)
        : means_(means), tariff_(tariff), scope_(std::move(scope)) {}

    std::string_view model() const override { return means_.provider.model(); }
    // The provider's failures, and budget_spent, for which nothing is sent.
    runtime::Task<llm::Completion> complete(llm::Request request,
                                            llm::ProgressSink progress) override;

  private:
    Means means_;
    Tariff tariff_;
    tenancy::TenantScope scope_;
};

}  // namespace datapilot::usage
