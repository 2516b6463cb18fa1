#include "ai/knowledge.h"

#include <algorithm>
#include <utility>

namespace datapilot::ai {

using runtime::Task;

Task<base::Result<KnowledgeBase::Known>> KnowledgeBase::about(tenancy::TenantScope scope,
                                                              data_sources::DataSource source) {
    const auto version = co_await layers_.version(scope, source.id);
    if (auto known = find(scope.tenant(), source, version)) {
        ++found_;
        co_return known;
    }
    auto layer = co_await layers_.find(scope, source.id);
    if (!layer) co_return layer.error();
    auto catalog = co_await sources_.catalog(scope, source.id);
    if (!catalog) co_return catalog.error();
    // Indexing a wide source takes long enough to hold up every other request.
    const auto kept_version = layer->version;
    auto learn = [catalog = std::move(*catalog), layer = std::move(*layer)] {
        return std::make_shared<const Knowledge>(catalog, layer.definitions);
    };
    auto learnt = co_await blocking_.run(std::move(learn));
    if (!learnt) co_return learnt.error();
    ++learnt_;
    keep({scope.tenant(), source.id, source.version, kept_version, *learnt});
    co_return std::move(*learnt);
}

KnowledgeBase::Known KnowledgeBase::find(const base::TenantId& tenant,
                                         const data_sources::DataSource& source, int layer) {
    const auto found = std::ranges::find_if(entries_, [&](const Entry& entry) {
        return entry.tenant == tenant && entry.source == source.id &&
               entry.version == source.version && entry.layer == layer;
    });
    if (found == entries_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, found);
    return found->known;
}

void KnowledgeBase::keep(Entry entry) {
    // An older version of the same source is of no more use.
    entries_.remove_if(
        [&](const Entry& old) { return old.tenant == entry.tenant && old.source == entry.source; });
    entries_.push_front(std::move(entry));
    if (entries_.size() > most_) entries_.pop_back();
}

}  // namespace datapilot::ai
