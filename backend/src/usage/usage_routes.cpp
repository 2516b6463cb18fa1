#include "usage/usage_routes.h"

#include <boost/json/object.hpp>
#include <utility>

namespace datapilot::usage {
namespace {

namespace json = boost::json;

json::object line(const std::vector<Total>& totals, bool of_user, PeriodKind period,
                  const Spending& budget) {
    Total total{};
    for (const auto& one : totals) {
        if (one.of_user == of_user && one.period == period) total = one;
    }
    return {{"calls", total.calls},
            {"tokens", total.spent.tokens},
            {"euros", euros_text(total.spent.micro_euros)},
            {"budget_tokens", budget.tokens},
            {"budget_euros", euros_text(budget.micro_euros)}};
}

}  // namespace

void UsageRoutes::add_to(http::Router& router) {
    router.secured(http::Method::get, "/api/v1/usage", tenancy::Role::viewer,
                   http::handler(this, &UsageRoutes::totals));
}

runtime::Task<http::Response> UsageRoutes::totals(tenancy::TenantScope scope, http::Request) {
    const auto periods = periods_at(clock_.now());
    const auto totals = co_await repository_.totals(std::move(scope), periods);
    const auto both = [&](bool of_user, const Spending& day, const Spending& month) {
        return json::object{{"day", line(totals, of_user, PeriodKind::day, day)},
                            {"month", line(totals, of_user, PeriodKind::month, month)}};
    };
    co_return http::json(
        200, json::object{{"day", periods.day},
                          {"month", periods.month.substr(0, 7)},
                          {"tenant", both(false, budgets_.tenant_day, budgets_.tenant_month)},
                          {"user", both(true, budgets_.user_day, budgets_.user_month)}});
}

}  // namespace datapilot::usage
