#include "usage/budget_repository.h"

#include <utility>

namespace datapilot::usage {

using runtime::Task;
using tenancy::TenantScope;

namespace {

constexpr int totals_of_a_call = 4;

}  // namespace

// The tenant's own totals bear its id in place of a user's.
Task<bool> BudgetRepository::reserve(TenantScope scope, Periods periods, Budgets budgets,
                                     Spending most) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "WITH wanted (subject_id, period, starts_on, most_tokens, most_micro_euros) AS (VALUES "
        "    ($1::uuid, 'day', $3::date, $7::bigint, $8::bigint), "
        "    ($1::uuid, 'month', $4::date, $9::bigint, $10::bigint), "
        "    ($2::uuid, 'day', $3::date, $11::bigint, $12::bigint), "
        "    ($2::uuid, 'month', $4::date, $13::bigint, $14::bigint)), "
        "limits AS (SELECT * FROM wanted "
        "    WHERE $5::bigint <= most_tokens AND $6::bigint <= most_micro_euros) "
        "INSERT INTO model_usage AS kept "
        "    (tenant_id, subject_id, period, starts_on, tokens, micro_euros, calls) "
        "SELECT $1::uuid, subject_id, period, starts_on, $5::bigint, $6::bigint, 1 FROM limits "
        "ORDER BY subject_id, period "
        "ON CONFLICT (tenant_id, subject_id, period, starts_on) DO UPDATE SET "
        "    tokens = kept.tokens + $5::bigint, micro_euros = kept.micro_euros + $6::bigint, "
        "    calls = kept.calls + 1 "
        "WHERE EXISTS (SELECT FROM limits WHERE limits.subject_id = kept.subject_id "
        "    AND limits.period = kept.period "
        "    AND kept.tokens + $5::bigint <= limits.most_tokens "
        "    AND kept.micro_euros + $6::bigint <= limits.most_micro_euros) "
        "RETURNING period",
        scope.tenant(), scope.user(), periods.day, periods.month, most.tokens, most.micro_euros,
        budgets.tenant_day.tokens, budgets.tenant_day.micro_euros, budgets.tenant_month.tokens,
        budgets.tenant_month.micro_euros, budgets.user_day.tokens, budgets.user_day.micro_euros,
        budgets.user_month.tokens, budgets.user_month.micro_euros);
    // Not committed, none of them is kept.
    if (rows.size() < totals_of_a_call) co_return false;
    co_await transaction.commit();
    co_return true;
}

Task<void> BudgetRepository::settle(TenantScope scope, Periods periods, Spending reserved,
                                    Spending took) {
    auto transaction = co_await pool_.begin(scope);
    co_await transaction.query(
        // In the order of reserve(): calls that lock the same totals wait, and do not lock each
        // other out.
        "WITH locked AS (SELECT subject_id, period, starts_on FROM model_usage "
        "    WHERE tenant_id = $1 AND subject_id IN ($1, $2) "
        "    AND ((period = 'day' AND starts_on = $3) OR (period = 'month' AND starts_on = $4)) "
        "    ORDER BY subject_id, period FOR UPDATE) "
        "UPDATE model_usage AS kept SET tokens = greatest(kept.tokens + $5, 0), "
        "    micro_euros = greatest(kept.micro_euros + $6, 0) "
        "FROM locked WHERE kept.tenant_id = $1 AND kept.subject_id = locked.subject_id "
        "AND kept.period = locked.period AND kept.starts_on = locked.starts_on",
        scope.tenant(), scope.user(), periods.day, periods.month, took.tokens - reserved.tokens,
        took.micro_euros - reserved.micro_euros);
    co_await transaction.commit();
    settled_.tokens += took.tokens;
    settled_.micro_euros += took.micro_euros;
}

Task<std::vector<Total>> BudgetRepository::totals(TenantScope scope, Periods periods) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT subject_id = $2 AS of_user, period, tokens, micro_euros, calls FROM model_usage "
        "WHERE tenant_id = $1 AND subject_id IN ($1, $2) "
        "AND ((period = 'day' AND starts_on = $3) OR (period = 'month' AND starts_on = $4))",
        scope.tenant(), scope.user(), periods.day, periods.month);
    std::vector<Total> all;
    for (const auto row : rows) {
        all.push_back({row.boolean("of_user"),
                       row.text("period") == "day" ? PeriodKind::day : PeriodKind::month,
                       {row.integer("tokens"), row.integer("micro_euros")},
                       row.integer("calls")});
    }
    co_return all;
}

}  // namespace datapilot::usage
