#include "members/member_repository.h"

#include <stdexcept>
#include <utility>

#include "audit/audit_log.h"
#include "auth/refusals.h"
#include "members/refusals.h"
#include "postgres/page.h"

namespace datapilot::members {
namespace {

using tenancy::Role;

Role role_from(const postgres::Row& row) {
    const auto role = tenancy::role_from_name(row.text("role"));
    if (!role) throw std::logic_error("a member has a role that is none");
    return *role;
}

Member member_from(const postgres::Row& row) {
    std::optional<base::Instant> last_seen;
    if (!row.is_null("last_seen_at")) last_seen = row.instant("last_seen_at");
    return {row.id<base::UserId>("id"), row.text("email"),
            row.optional_text("name"),  role_from(row),
            row.instant("created_at"),  last_seen};
}

audit::Event member_event(std::string action, const Member& member, std::string request_id) {
    return {.action = std::move(action),
            .object_type = "user",
            .object_id = member.id.text(),
            .request_id = std::move(request_id),
            .detail = {{"email", member.email},
                       {"role", boost::json::string_view{tenancy::name(member.role)}}}};
}

// Those after an address, or the one with an id.
struct Sought {
    std::optional<base::UserId> id{};
    std::optional<std::string> after{};
    std::int64_t limit = 1;
};

runtime::Task<postgres::Rows> read(postgres::Transaction& transaction, tenancy::TenantScope scope,
                                   Sought sought) {
    return transaction.query(
        "SELECT id, email, name, role, created_at, "
        "(SELECT max(tokens.issued_at) FROM sessions "
        "JOIN refresh_tokens tokens ON tokens.tenant_id = $1 AND tokens.session_id = sessions.id "
        "WHERE sessions.tenant_id = $1 AND sessions.user_id = users.id) AS last_seen_at "
        "FROM users WHERE tenant_id = $1 AND ($2::uuid IS NULL OR id = $2) "
        "AND ($3::text IS NULL OR email > $3) ORDER BY email LIMIT $4",
        scope.tenant(), sought.id, sought.after, sought.limit);
}

runtime::Task<std::optional<Member>> find_in(postgres::Transaction& transaction,
                                             tenancy::TenantScope scope, base::UserId member) {
    Sought sought{.id = std::move(member)};
    const auto rows = co_await read(transaction, std::move(scope), std::move(sought));
    if (rows.empty()) co_return std::nullopt;
    co_return member_from(rows[0]);
}

// The member that the user of the scope may change, with the tenant's owners locked so that two
// changes at once cannot take away the last of them. `after`: none where the member is removed.
runtime::Task<base::Result<Member>> find_changeable(postgres::Transaction& transaction,
                                                    tenancy::TenantScope scope, base::UserId id,
                                                    std::optional<Role> after) {
    const auto owners = co_await transaction.query(
        "SELECT id FROM users WHERE tenant_id = $1 AND role = 'owner' ORDER BY id FOR UPDATE",
        scope.tenant());
    auto member = co_await find_in(transaction, scope, id);
    if (!member) co_return no_such_member();
    if (member->role > scope.role() || (after && *after > scope.role()))
        co_return auth::role_above_own();
    if (member->role == Role::owner && after != Role::owner && owners.size() == 1) {
        co_return last_owner();
    }
    co_return std::move(*member);
}

}  // namespace

runtime::Task<base::Page<Member, base::NameCursor>> MemberRepository::list(
    tenancy::TenantScope scope, base::PageRequest<base::NameCursor> request) {
    Sought sought{.limit = postgres::rows_to_read(request)};
    if (request.after) sought.after = request.after->name;
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await read(transaction, std::move(scope), std::move(sought));
    co_return postgres::page_of(rows, request, member_from, [](const Member& member) {
        return base::NameCursor{member.email};
    });
}

runtime::Task<std::optional<Member>> MemberRepository::find(tenancy::TenantScope scope,
                                                            base::UserId member) {
    auto transaction = co_await pool_.begin(scope);
    co_return co_await find_in(transaction, scope, std::move(member));
}

runtime::Task<base::Result<Member>> MemberRepository::change_role(tenancy::TenantScope scope,
                                                                  base::UserId id, Role role,
                                                                  std::string request_id) {
    auto transaction = co_await pool_.begin(scope);
    auto member = co_await find_changeable(transaction, scope, std::move(id), role);
    if (!member) co_return member.error();
    if (member->role == role) co_return std::move(*member);
    co_await transaction.query("UPDATE users SET role = $3 WHERE tenant_id = $1 AND id = $2",
                               scope.tenant(), member->id, tenancy::name(role));
    member->role = role;
    auto event = member_event("member.role_changed", *member, std::move(request_id));
    co_await audit::record(&transaction, scope, std::move(event));
    co_await transaction.commit();
    co_return std::move(*member);
}

runtime::Task<base::Result<void>> MemberRepository::remove(tenancy::TenantScope scope,
                                                           base::UserId id,
                                                           std::string request_id) {
    auto transaction = co_await pool_.begin(scope);
    const auto member = co_await find_changeable(transaction, scope, std::move(id), std::nullopt);
    if (!member) co_return member.error();
    auto event = member_event("member.removed", *member, std::move(request_id));
    co_await audit::record(&transaction, scope, std::move(event));
    co_await transaction.query("DELETE FROM users WHERE tenant_id = $1 AND id = $2", scope.tenant(),
                               member->id);
    co_await transaction.commit();
    co_return base::Result<void>{};
}

}  // namespace datapilot::members
