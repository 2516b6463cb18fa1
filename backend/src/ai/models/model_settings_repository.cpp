#include "ai/models/model_settings_repository.h"

#include <utility>

#include "audit/audit_log.h"

namespace datapilot::ai::models {

using answering::model::Egress;
using runtime::Task;
using tenancy::TenantScope;

namespace {

audit::Event event(std::string action, std::string request_id, boost::json::object detail) {
    return {.action = std::move(action),
            .object_type = "model_settings",
            .object_id = {},
            .request_id = std::move(request_id),
            .detail = std::move(detail)};
}

OwnModel own_model(const postgres::Row& row) {
    OwnModel own{llm::provider_kind(row.text("provider")).value(), row.text("url"),
                 row.text("model")};
    own.sealed_key = row.optional_text("key_encrypted");
    return own;
}

}  // namespace

Task<TenantSettings> ModelSettingsRepository::find(TenantScope scope) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT chosen.egress, own.provider, own.url, own.model, own.key_encrypted "
        "FROM (SELECT $1::uuid AS tenant_id) AS asked "
        "LEFT JOIN model_settings AS chosen ON chosen.tenant_id = asked.tenant_id "
        "LEFT JOIN model_providers AS own ON own.tenant_id = asked.tenant_id",
        scope.tenant());
    TenantSettings settings;
    if (const auto egress = rows[0].optional_text("egress")) {
        settings.egress = answering::model::egress_from(*egress).value_or(Egress::none);
    }
    if (rows[0].optional_text("provider")) settings.own = own_model(rows[0]);
    co_return settings;
}

Task<void> ModelSettingsRepository::choose_egress(TenantScope scope, Egress egress,
                                                  std::string request_id) {
    auto transaction = co_await pool_.begin(scope);
    co_await transaction.query(
        "INSERT INTO model_settings (tenant_id, egress) VALUES ($1, $2) "
        "ON CONFLICT (tenant_id) DO UPDATE SET egress = $2, updated_at = now()",
        scope.tenant(), answering::model::name(egress));
    auto chosen = event("model_settings.egress_chosen", std::move(request_id),
                        {{"egress", answering::model::name(egress)}});
    co_await audit::record(&transaction, std::move(scope), std::move(chosen));
    co_await transaction.commit();
}

Task<void> ModelSettingsRepository::keep(TenantScope scope, OwnModel own, std::string request_id) {
    auto transaction = co_await pool_.begin(scope);
    co_await transaction.query(
        "INSERT INTO model_providers (tenant_id, provider, url, model, key_encrypted) "
        "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (tenant_id) DO UPDATE SET "
        "provider = $2, url = $3, model = $4, key_encrypted = $5, updated_at = now()",
        scope.tenant(), llm::name(own.kind), own.url, own.model, own.sealed_key);
    auto changed =
        event("model_settings.provider_changed", std::move(request_id),
              {{"provider", llm::name(own.kind)}, {"url", own.url}, {"model", own.model}});
    co_await audit::record(&transaction, std::move(scope), std::move(changed));
    co_await transaction.commit();
}

Task<void> ModelSettingsRepository::remove(TenantScope scope, std::string request_id) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "DELETE FROM model_providers WHERE tenant_id = $1 RETURNING model", scope.tenant());
    if (rows.empty()) co_return;
    auto removed = event("model_settings.provider_removed", std::move(request_id), {});
    co_await audit::record(&transaction, std::move(scope), std::move(removed));
    co_await transaction.commit();
}

Task<void> ModelSettingsRepository::record_trial(TenantScope scope, llm::ModelAddress address,
                                                 std::string outcome, std::string request_id) {
    auto transaction = co_await pool_.begin(scope);
    auto tried = event("model_settings.provider_tested", std::move(request_id),
                       {{"provider", llm::name(address.kind)},
                        {"url", address.url},
                        {"model", address.model},
                        {"outcome", outcome}});
    co_await audit::record(&transaction, std::move(scope), std::move(tried));
    co_await transaction.commit();
}

}  // namespace datapilot::ai::models
