#include "auth/session_watch.h"

#include <chrono>

#include "auth/refusals.h"
#include "auth/scope_maker.h"

namespace datapilot::auth {
namespace {

constexpr std::chrono::seconds kept_for{10};
constexpr std::size_t most_kept = 20'000;

tenancy::TenantScope with_role(const tenancy::TenantScope& scope, tenancy::Role role) {
    return ScopeMaker::make(scope.tenant(), scope.user(), role);
}

}  // namespace

runtime::Task<base::Result<tenancy::TenantScope>> SessionWatch::current(AccessClaim claim) {
    const auto now = clock_.now();
    const auto kept = seen_.find(claim.session);
    if (kept != seen_.end() && kept->second.user == claim.scope.user() &&
        now < kept->second.at + kept_for) {
        co_return with_role(claim.scope, kept->second.role);
    }
    const auto role = co_await repository_.find_role(claim, now);
    if (!role) {
        seen_.erase(claim.session);
        co_return unauthenticated();
    }
    if (seen_.size() >= most_kept) seen_.clear();
    seen_.insert_or_assign(claim.session, Seen{claim.scope.user(), *role, now});
    co_return with_role(claim.scope, *role);
}

void SessionWatch::forget(const base::UserId& user) {
    std::erase_if(seen_, [&](const auto& entry) { return entry.second.user == user; });
}

}  // namespace datapilot::auth
