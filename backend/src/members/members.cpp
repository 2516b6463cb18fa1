#include "members/members.h"

#include <utility>

#include "members/refusals.h"

namespace datapilot::members {

runtime::Task<base::Page<Member, base::NameCursor>> Members::list(
    tenancy::TenantScope scope, base::PageRequest<base::NameCursor> request) {
    return repository_.list(std::move(scope), std::move(request));
}

runtime::Task<base::Result<Member>> Members::change_role(tenancy::TenantScope scope,
                                                         base::UserId member, tenancy::Role role,
                                                         std::string request_id) {
    auto changed =
        co_await repository_.change_role(std::move(scope), member, role, std::move(request_id));
    if (changed) auth_.watch().forget(member);
    co_return changed;
}

runtime::Task<base::Result<void>> Members::remove(tenancy::TenantScope scope, base::UserId member,
                                                  std::string request_id) {
    auto removed = co_await repository_.remove(std::move(scope), member, std::move(request_id));
    if (removed) auth_.watch().forget(member);
    co_return removed;
}

runtime::Task<base::Result<auth::NewAccountLink>> Members::invite(tenancy::TenantScope scope,
                                                                  std::string email,
                                                                  tenancy::Role role,
                                                                  std::string request_id) {
    auth::LinkTarget target{auth::LinkPurpose::invitation, std::move(email), role};
    return auth_.links().make(std::move(scope), std::move(target), std::move(request_id));
}

runtime::Task<base::Result<auth::NewAccountLink>> Members::make_password_link(
    tenancy::TenantScope scope, base::UserId id, std::string request_id) {
    auto member = co_await repository_.find(scope, std::move(id));
    if (!member) co_return no_such_member();
    auth::LinkTarget target{auth::LinkPurpose::password, std::move(member->email), member->role,
                            std::move(member->id)};
    co_return co_await auth_.links().make(std::move(scope), std::move(target),
                                          std::move(request_id));
}

}  // namespace datapilot::members
