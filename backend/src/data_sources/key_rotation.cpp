#include "data_sources/key_rotation.h"

#include <utility>

#include "runtime/log.h"

namespace datapilot::data_sources {
namespace {

using runtime::Task;

constexpr std::int64_t batch = 100;

std::optional<std::string> tenant_of(const auto& place) {
    return place ? std::optional{place->tenant.text()} : std::nullopt;
}

std::optional<std::string> source_of(const auto& place) {
    return place ? std::optional{place->source.text()} : std::nullopt;
}

}  // namespace

Task<RotationCounts> KeyRotation::run() {
    RotationCounts counts;
    std::optional<Place> last;
    while (true) {
        const auto places = co_await next_after(last);
        for (const auto& place : places) co_await rotate(place, &counts);
        if (places.size() < batch) co_return counts;
        last = places.back();
    }
}

Task<std::vector<KeyRotation::Place>> KeyRotation::next_after(std::optional<Place> last) {
    auto transaction = co_await store_.begin_without_tenant();
    const auto rows = co_await transaction.query(
        "SELECT tenant_id, id FROM data_sources WHERE connection_config_encrypted IS NOT NULL "
        "AND ($1::uuid IS NULL OR (tenant_id, id) > ($1, $2::uuid)) "
        "ORDER BY tenant_id, id LIMIT $3",
        tenant_of(last), source_of(last), batch);
    std::vector<Place> places;
    for (const auto row : rows) {
        places.push_back({row.id<base::TenantId>("tenant_id"), row.id<base::DataSourceId>("id")});
    }
    co_return places;
}

// As its tenant: row-level security then shows nobody else's rows.
Task<void> KeyRotation::rotate(Place place, RotationCounts* counts) {
    auto transaction = co_await store_.begin_without_tenant();
    co_await transaction.query("SELECT set_config('app.tenant_id', $1, true)", place.tenant);
    const auto rows = co_await transaction.query(
        "SELECT connection_config_encrypted FROM data_sources "
        "WHERE tenant_id = $1 AND id = $2 FOR UPDATE",
        place.tenant, place.source);
    if (rows.empty()) co_return;
    const auto sealed = rows[0].text("connection_config_encrypted");
    if (fernet_.is_current(sealed)) {
        ++counts->current;
        co_return;
    }
    const auto rotated = fernet_.rotate(sealed);
    if (!rotated) {
        ++counts->unreadable;
        runtime::log::error("connection_unreadable", {{"data_source", place.source.text()}});
        co_return;
    }
    co_await transaction.query(
        "UPDATE data_sources SET connection_config_encrypted = $3 "
        "WHERE tenant_id = $1 AND id = $2",
        place.tenant, place.source, *rotated);
    co_await transaction.query(
        "INSERT INTO audit_log (tenant_id, action, object_type, object_id) "
        "VALUES ($1, 'data_source.key_rotated', 'data_source', $2)",
        place.tenant, place.source);
    co_await transaction.commit();
    ++counts->rotated;
}

}  // namespace datapilot::data_sources
