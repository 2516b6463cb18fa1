#pragma once

#include <optional>
#include <vector>

#include "postgres/pool.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"
#include "usage/spending.h"

namespace datapilot::usage {

enum class PeriodKind { day, month };

// What one scope (the tenant, or the user) has spent in one period, reservations included.
struct Total {
    bool of_user = false;
    PeriodKind period = PeriodKind::day;
    Spending spent;
    std::int64_t calls = 0;
};

class BudgetRepository {
  public:
    explicit BudgetRepository(postgres::Pool& pool) : pool_(pool) {}

    // Adds the spending to the four totals of a user's call in one statement, or, where it does not
    // fit into one of the budgets, to none of them.
    runtime::Task<bool> reserve(tenancy::TenantScope scope, Periods periods, Budgets budgets,
                                Spending most);

    // Puts what a call took in the place of what was reserved for it.
    runtime::Task<void> settle(tenancy::TenantScope scope, Periods periods, Spending reserved,
                               Spending took);

    // Those of the current periods that are there; a total that is not is zero.
    runtime::Task<std::vector<Total>> totals(tenancy::TenantScope scope, Periods periods);

    // What the calls of this process took, since it began.
    const Spending& settled() const { return settled_; }

  private:
    postgres::Pool& pool_;
    Spending settled_;
};

}  // namespace datapilot::usage
