#include "auth/account_link_repository.h"

#include <stdexcept>
#include <utility>

#include "auth/account_row.h"
#include "auth/auth_event.h"
#include "auth/new_password.h"
#include "auth/refusals.h"
#include "postgres/page.h"

namespace datapilot::auth {
namespace {

constexpr std::int64_t most_waiting = 500;

LinkPurpose purpose_of(const postgres::Row& row) {
    const auto purpose = link_purpose_from_name(row.text("kind"));
    if (!purpose) throw std::logic_error("a link has a purpose that is none");
    return *purpose;
}

AccountLink link_from(const postgres::Row& row) {
    return {row.id<AccountLinkId>("id"), purpose_of(row),          row.text("email"), role_of(row),
            row.instant("created_at"),   row.instant("expires_at")};
}

std::string_view action_of(LinkPurpose purpose) {
    return purpose == LinkPurpose::invitation ? "member.invited" : "member.password_link_made";
}

audit::Event link_event(std::string_view action, const AccountLink& link, std::string request_id) {
    return {.action = std::string{action},
            .object_type = "account_link",
            .object_id = link.id.text(),
            .request_id = std::move(request_id),
            .detail = {{"email", link.email},
                       {"role", boost::json::string_view{tenancy::name(link.role)}}}};
}

// Whether another link may wait, once those that are over are gone.
runtime::Task<base::Result<void>> make_room(postgres::Transaction& transaction,
                                            tenancy::TenantScope scope, const LinkToStore& link) {
    co_await transaction.query(
        "DELETE FROM account_links WHERE tenant_id = $1 "
        "AND (expires_at <= now() OR (kind = $2 AND email = $3))",
        scope.tenant(), name(link.purpose), link.email);
    const auto state = co_await transaction.query(
        "SELECT (SELECT count(*) FROM account_links WHERE tenant_id = $1) AS waiting, "
        "EXISTS (SELECT FROM users WHERE tenant_id = $1 AND email = $2) AS is_member",
        scope.tenant(), link.email);
    if (link.purpose == LinkPurpose::invitation && state[0].boolean("is_member")) {
        co_return already_member();
    }
    if (state[0].integer("waiting") >= most_waiting) co_return too_many_links();
    co_return base::Result<void>{};
}

}  // namespace

runtime::Task<base::Result<AccountLink>> AccountLinkRepository::store(tenancy::TenantScope scope,
                                                                      LinkToStore link) {
    auto transaction = co_await pool_.begin(scope);
    const auto room = co_await make_room(transaction, scope, link);
    if (!room) co_return room.error();
    const auto rows = co_await transaction.query(
        "INSERT INTO account_links "
        "(tenant_id, kind, token_hash, email, role, user_id, created_by, expires_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) "
        "RETURNING id, kind, email, role, created_at, expires_at",
        scope.tenant(), name(link.purpose), link.token_hash, link.email, tenancy::name(link.role),
        link.user, scope.user(), link.expires_at);
    auto stored = link_from(rows[0]);
    auto event = link_event(action_of(link.purpose), stored, std::move(link.request_id));
    co_await audit::record(&transaction, scope, std::move(event));
    co_await transaction.commit();
    co_return stored;
}

runtime::Task<base::Page<AccountLink, base::NameCursor>> AccountLinkRepository::list(
    tenancy::TenantScope scope, base::PageRequest<base::NameCursor> request, base::Instant now) {
    std::optional<std::string> after;
    if (request.after) after = request.after->name;
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT id, kind, email, role, created_at, expires_at FROM account_links "
        "WHERE tenant_id = $1 AND expires_at > $2 "
        "AND ($3::text IS NULL OR email || ' ' || kind > $3::text) "
        "ORDER BY email || ' ' || kind LIMIT $4",
        scope.tenant(), now, after, postgres::rows_to_read(request));
    co_return postgres::page_of(rows, request, link_from, [](const AccountLink& link) {
        return base::NameCursor{link.email + ' ' + std::string{name(link.purpose)}};
    });
}

runtime::Task<base::Result<void>> AccountLinkRepository::revoke(tenancy::TenantScope scope,
                                                                AccountLinkId id,
                                                                std::string request_id) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "DELETE FROM account_links WHERE tenant_id = $1 AND id = $2 "
        "RETURNING id, kind, email, role, created_at, expires_at",
        scope.tenant(), id);
    if (rows.empty()) co_return link_over();
    auto event = link_event("member.link_revoked", link_from(rows[0]), std::move(request_id));
    co_await audit::record(&transaction, scope, std::move(event));
    co_await transaction.commit();
    co_return base::Result<void>{};
}

runtime::Task<std::optional<LinkOffer>> AccountLinkRepository::find(base::Bytes token_hash,
                                                                    base::Instant now) {
    auto transaction = co_await pool_.begin_without_tenant();
    const auto rows = co_await transaction.query(
        "SELECT tenant_id, tenant_name, user_id, kind, email, role, expires_at "
        "FROM account_link_of_token($1) WHERE expires_at > $2",
        token_hash, now);
    if (rows.empty()) co_return std::nullopt;
    const auto row = rows[0];
    std::optional<base::UserId> user;
    if (!row.is_null("user_id")) user = row.id<base::UserId>("user_id");
    co_return LinkOffer{row.id<base::TenantId>("tenant_id"),
                        row.text("tenant_name"),
                        std::move(user),
                        purpose_of(row),
                        row.text("email"),
                        role_of(row),
                        row.instant("expires_at")};
}

runtime::Task<base::Result<void>> AccountLinkRepository::join(tenancy::TenantScope scope,
                                                              LinkUse use) {
    auto transaction = co_await pool_.begin(scope);
    const auto invitation = co_await transaction.query(
        "DELETE FROM account_links WHERE tenant_id = $1 AND token_hash = $2 "
        "AND kind = 'invitation' AND expires_at > $3 RETURNING email, role",
        scope.tenant(), use.token_hash, use.now);
    if (invitation.empty()) co_return link_over();
    const auto user = co_await transaction.attempt(
        "INSERT INTO users (tenant_id, id, email, hashed_password, role, language) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        scope.tenant(), scope.user(), invitation[0].text("email"), use.hashed_password,
        invitation[0].text("role"), use.language);
    if (!user) {
        if (user.error().constraint == "users_email_is_unique") co_return email_taken();
        throw std::logic_error("an invited user violates " + user.error().constraint);
    }
    auto event = user_event("user.joined", scope, use.client);
    co_await audit::record(&transaction, scope, std::move(event));
    co_await transaction.commit();
    co_return base::Result<void>{};
}

runtime::Task<base::Result<void>> AccountLinkRepository::reset(tenancy::TenantScope scope,
                                                               LinkUse use) {
    auto transaction = co_await pool_.begin(scope);
    const auto link = co_await transaction.query(
        "DELETE FROM account_links WHERE tenant_id = $1 AND token_hash = $2 "
        "AND kind = 'password' AND user_id = $3 AND expires_at > $4 RETURNING id",
        scope.tenant(), use.token_hash, scope.user(), use.now);
    if (link.empty()) co_return link_over();
    NewPassword password{std::move(use.hashed_password), {}, use.now, std::move(use.client)};
    co_await set_password(&transaction, scope, std::move(password));
    co_await transaction.commit();
    co_return base::Result<void>{};
}

}  // namespace datapilot::auth
