#include "ai/models/tenant_models.h"

#include <algorithm>
#include <utility>

namespace datapilot::ai::models {

std::shared_ptr<llm::Connection> TenantModels::connection(const base::TenantId& tenant,
                                                          const OwnModel& own) {
    const auto found = std::ranges::find(entries_, tenant, &Entry::tenant);
    if (found != entries_.end() && found->own == own) {
        entries_.splice(entries_.begin(), entries_, found);
        return found->connection;
    }
    if (found != entries_.end()) entries_.erase(found);
    auto address = vault_.open(tenant, own);
    if (!address) return nullptr;
    const llm::CallLimits limits{limits_.call_time, limits_.calls};
    auto made = std::make_shared<llm::Connection>(network_, std::move(*address), limits);
    entries_.push_front({tenant, own, made});
    if (entries_.size() > limits_.tenants) entries_.pop_back();
    return made;
}

}  // namespace datapilot::ai::models
