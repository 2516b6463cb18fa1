#include "ai/model_desk.h"

#include <algorithm>
#include <utility>

namespace datapilot::ai {

using answering::model::Egress;
using runtime::Task;
using tenancy::TenantScope;

std::string ModelDesk::model() const {
    return means_.provider ? std::string{means_.provider->model()} : std::string{};
}

Task<Seat> ModelDesk::seat_for(TenantScope scope) {
    if (!means_.provider) co_return Seat{nullptr, terms_.egress};
    const auto egress = co_await egress_of(scope);
    const usage::MeteredProvider::Means metered{*means_.provider, means_.budgets, means_.clock};
    co_return Seat{
        std::make_unique<usage::MeteredProvider>(metered, terms_.tariff, std::move(scope)), egress};
}

Task<Egress> ModelDesk::egress_of(TenantScope scope) {
    auto transaction = co_await means_.pool.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT egress FROM model_settings WHERE tenant_id = $1", scope.tenant());
    if (rows.empty()) co_return terms_.egress;
    const auto chosen = answering::model::egress_from(rows[0].text("egress"));
    co_return std::min(chosen.value_or(Egress::none), terms_.egress);
}

Task<void> ModelDesk::choose_egress(TenantScope scope, Egress egress) {
    auto transaction = co_await means_.pool.begin(scope);
    co_await transaction.query(
        "INSERT INTO model_settings (tenant_id, egress) VALUES ($1, $2) "
        "ON CONFLICT (tenant_id) DO UPDATE SET egress = $2, updated_at = now()",
        scope.tenant(), answering::model::name(egress));
    co_await transaction.commit();
}

}  // namespace datapilot::ai
