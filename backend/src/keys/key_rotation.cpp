#include "keys/key_rotation.h"

#include <utility>

#include "runtime/log.h"

namespace datapilot::keys {
namespace {

using runtime::Task;

constexpr std::int64_t batch = 100;

std::optional<std::string> tenant_of(const auto& place) {
    return place ? std::optional{place->tenant.text()} : std::nullopt;
}

std::optional<std::string> id_of(const auto& place) {
    return place ? std::optional{place->id} : std::nullopt;
}

}  // namespace

Task<RotationCounts> KeyRotation::run() {
    RotationCounts counts;
    for (const auto& column : sealed_columns()) co_await rotate_all(&column, &counts);
    co_return counts;
}

Task<void> KeyRotation::rotate_all(const SealedColumn* column, RotationCounts* counts) {
    std::optional<Place> last;
    while (true) {
        const auto places = co_await next_after(column, last);
        for (const auto& place : places) co_await rotate(column, place, counts);
        if (places.size() < batch) co_return;
        last = places.back();
    }
}

Task<std::vector<KeyRotation::Place>> KeyRotation::next_after(const SealedColumn* column,
                                                              std::optional<Place> last) {
    auto transaction = co_await store_.begin_without_tenant();
    const auto rows = co_await transaction.query(column->next, tenant_of(last), id_of(last), batch);
    std::vector<Place> places;
    for (const auto row : rows) {
        places.push_back({row.id<base::TenantId>("tenant_id"), row.text("id")});
    }
    co_return places;
}

// As its tenant: row-level security then shows nobody else's rows.
Task<void> KeyRotation::rotate(const SealedColumn* column, Place place, RotationCounts* counts) {
    auto transaction = co_await store_.begin_without_tenant();
    co_await transaction.query("SELECT set_config('app.tenant_id', $1, true)", place.tenant);
    const auto rows = co_await transaction.query(column->lock, place.tenant, place.id);
    if (rows.empty()) co_return;
    const auto sealed = rows[0].optional_text("sealed");
    if (!sealed) co_return;
    if (fernet_.is_current(*sealed)) {
        ++counts->current;
        co_return;
    }
    const auto rotated = fernet_.rotate(*sealed);
    if (!rotated) {
        ++counts->unreadable;
        runtime::log::error("secret_unreadable", {{column->object_type, place.id}});
        co_return;
    }
    co_await transaction.query(column->replace, place.tenant, place.id, *rotated);
    co_await transaction.query(
        "INSERT INTO audit_log (tenant_id, action, object_type, object_id) VALUES ($1, $2, $3, $4)",
        place.tenant, column->action, column->object_type, place.id);
    co_await transaction.commit();
    ++counts->rotated;
}

}  // namespace datapilot::keys
