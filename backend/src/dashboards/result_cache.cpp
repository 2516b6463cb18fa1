#include "dashboards/result_cache.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace datapilot::dashboards {
namespace {

std::size_t bytes_of(const results::Cell& cell) {
    std::size_t bytes = sizeof(cell);
    if (const auto* text = std::get_if<std::string>(&cell)) bytes += text->capacity();
    if (const auto* number = std::get_if<results::Decimal>(&cell)) {
        bytes += number->digits.capacity();
    }
    return bytes;
}

// What the entry holds, and the statement twice: it is a key of the map too.
std::size_t bytes_of(const ResultKey& key, const results::ResultTable& table) {
    std::size_t bytes = 512 + 2 * key.sql.size();
    for (const auto& row : table.rows) {
        for (const auto& cell : row) bytes += bytes_of(cell);
    }
    return bytes;
}

}  // namespace

std::optional<KnownResult> ResultCache::find(const ResultKey& key, base::Instant oldest) {
    const auto place = places_.find(key);
    if (place == places_.end()) return std::nullopt;
    const auto entry = place->second;
    if (entry->result.as_of < oldest) {
        drop(entry);
        return std::nullopt;
    }
    entries_.splice(entries_.begin(), entries_, entry);
    return entry->result;
}

void ResultCache::keep(ResultKey key, KnownResult result) {
    if (const auto place = places_.find(key); place != places_.end()) drop(place->second);
    const auto bytes = bytes_of(key, *result.table);
    if (bytes > limits_.tenant_bytes) return;
    entries_.push_front({key, std::move(result), bytes});
    places_.emplace(std::move(key), entries_.begin());
    bytes_ += bytes;
    const auto& tenant = entries_.front().key.tenant;
    tenant_bytes_[tenant] += bytes;
    make_room(tenant);
}

void ResultCache::make_room(const base::TenantId& tenant) {
    while (tenant_bytes_[tenant] > limits_.tenant_bytes) {
        const auto last = std::find_if(entries_.rbegin(), entries_.rend(), [&](const Entry& entry) {
            return entry.key.tenant == tenant;
        });
        drop(std::prev(last.base()));
    }
    while (bytes_ > limits_.bytes) drop(std::prev(entries_.end()));
}

void ResultCache::drop(Entries::iterator entry) {
    bytes_ -= entry->bytes;
    const auto held = tenant_bytes_.find(entry->key.tenant);
    held->second -= entry->bytes;
    if (held->second == 0) tenant_bytes_.erase(held);
    places_.erase(entry->key);
    entries_.erase(entry);
}

}  // namespace datapilot::dashboards
