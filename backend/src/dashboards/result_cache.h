#pragma once

#include <chrono>
#include <compare>
#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/ids.h"
#include "results/result_table.h"

namespace datapilot::dashboards {

// What one statement gives over one version of the data. The statement holds the whole of the plan,
// its filters, its day and what the definitions of a source made of them, so nothing else can
// change the rows.
struct ResultKey {
    base::TenantId tenant;
    base::DataSourceId source;
    int version = 1;
    std::string time_zone;
    std::string sql;
    auto operator<=>(const ResultKey&) const = default;
};

struct KnownResult {
    std::shared_ptr<const results::ResultTable> table;
    std::chrono::microseconds sql_time{};
    base::Instant as_of{};
};

struct CacheLimits {
    std::size_t bytes = 128 << 20;
    std::size_t tenant_bytes = 32 << 20;
};

// Keeps the rows that were last shown, so that a dashboard opened again, or by a colleague, is
// there at once. In this process alone: another one computes them again. Runs on one event loop.
class ResultCache {
  public:
    explicit ResultCache(CacheLimits limits) : limits_(limits) {}

    // None where it was read before `oldest`.
    std::optional<KnownResult> find(const ResultKey& key, base::Instant oldest);

    // Makes room by what was not used for longest: of the tenant where that has all it may have.
    void keep(ResultKey key, KnownResult result);

    std::size_t bytes() const { return bytes_; }

  private:
    struct Entry {
        ResultKey key;
        KnownResult result;
        std::size_t bytes = 0;
    };
    using Entries = std::list<Entry>;

    void drop(Entries::iterator entry);
    void make_room(const base::TenantId& tenant);

    CacheLimits limits_;
    Entries entries_;  // last used first
    std::map<ResultKey, Entries::iterator> places_;
    std::map<base::TenantId, std::size_t> tenant_bytes_;
    std::size_t bytes_ = 0;
};

}  // namespace datapilot::dashboards
