#include "semantic_layers/semantic_layer_repository.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <utility>

#include "audit/audit_log.h"
#include "definitions/json.h"

namespace datapilot::semantic_layers {
namespace {

using runtime::Task;
using tenancy::TenantScope;

base::Error changed_meanwhile() {
    return {base::Errc::conflict,
            {"Ces définitions ont été modifiées entre-temps. Rechargez-les, puis refaites votre "
             "modification.",
             "These definitions were changed in the meantime. Reload them, then make your change "
             "again."}};
}

base::Result<KeptLayer> layer_from(const postgres::Row& row) {
    auto definitions = definitions::definitions_from_json(
        boost::json::parse(row.text("definitions_json")), "definitions");
    if (!definitions) {
        return base::Error{base::Errc::internal,
                           {"Les définitions enregistrées sont illisibles.",
                            "The stored definitions cannot be read."},
                           definitions.error().fields.front().field};
    }
    return KeptLayer{static_cast<int>(row.integer("version")), row.instant("updated_at"),
                     std::move(*definitions)};
}

audit::Event event_of(const LayerChange& change, int version) {
    return {.action = change.action,
            .object_type = "data_source",
            .object_id = change.source.text(),
            .request_id = change.request_id,
            .detail = {{"version", version},
                       {"tables", change.definitions.tables.size()},
                       {"metrics", change.definitions.metrics.size()}}};
}

}  // namespace

Task<int> SemanticLayerRepository::version(TenantScope scope, base::DataSourceId source) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT version FROM semantic_layers WHERE tenant_id = $1 AND data_source_id = $2",
        scope.tenant(), source);
    co_return rows.empty() ? 0 : static_cast<int>(rows[0].integer("version"));
}

Task<base::Result<KeptLayer>> SemanticLayerRepository::find(TenantScope scope,
                                                            base::DataSourceId source) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT version, definitions_json, updated_at FROM semantic_layers "
        "WHERE tenant_id = $1 AND data_source_id = $2",
        scope.tenant(), source);
    if (rows.empty()) co_return KeptLayer{};
    co_return layer_from(rows[0]);
}

Task<base::Result<KeptLayer>> SemanticLayerRepository::keep(TenantScope scope, LayerChange change) {
    const auto json = boost::json::serialize(definitions::to_json(change.definitions));
    auto transaction = co_await pool_.begin(scope);
    // The first version is made only where version 0 was read.
    const auto rows = co_await transaction.query(
        "INSERT INTO semantic_layers (tenant_id, data_source_id, definitions_json) "
        "SELECT $1, $2, $3 WHERE coalesce($4::integer, 0) = 0 "
        "    OR EXISTS (SELECT 1 FROM semantic_layers WHERE tenant_id = $1 AND data_source_id = "
        "$2) "
        "ON CONFLICT (tenant_id, data_source_id) DO UPDATE "
        "SET definitions_json = $3, version = semantic_layers.version + 1, updated_at = now() "
        "WHERE $4::integer IS NULL OR semantic_layers.version = $4::integer "
        "RETURNING version, updated_at",
        scope.tenant(), change.source, json, change.over);
    if (rows.empty()) co_return changed_meanwhile();
    const auto version = static_cast<int>(rows[0].integer("version"));
    KeptLayer kept{version, rows[0].instant("updated_at")};
    co_await audit::record(&transaction, scope, event_of(change, version));
    co_await transaction.commit();
    kept.definitions = std::move(change.definitions);
    co_return kept;
}

}  // namespace datapilot::semantic_layers
