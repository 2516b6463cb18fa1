#include "audit/audit_reader.h"

#include <boost/json/parse.hpp>
#include <utility>

#include "postgres/page.h"

namespace datapilot::audit {
namespace {

Entry entry_from(const postgres::Row& row) {
    std::optional<base::UserId> user;
    if (!row.is_null("user_id")) user = row.id<base::UserId>("user_id");
    return {row.text("id"),
            row.instant("at"),
            std::move(user),
            row.optional_text("email"),
            row.text("action"),
            row.optional_text("object_type"),
            row.optional_text("object_id"),
            row.optional_text("request_id"),
            boost::json::parse(row.text("detail")).as_object()};
}

}  // namespace

runtime::Task<base::Page<Entry, base::TimeCursor>> AuditReader::list(
    tenancy::TenantScope scope, Filter filter, base::PageRequest<base::TimeCursor> request) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT log.id, log.at, log.user_id, users.email, log.action, log.object_type, "
        "log.object_id, log.request_id, log.detail "
        "FROM audit_log log "
        "LEFT JOIN users ON users.tenant_id = $1 AND users.id = log.user_id "
        "WHERE log.tenant_id = $1 "
        "AND ($2::timestamptz IS NULL OR (log.at, log.id) < ($2, $3::uuid)) "
        "AND ($4::text IS NULL OR starts_with(log.action, $4)) "
        "AND ($5::uuid IS NULL OR log.user_id = $5) "
        "ORDER BY log.at DESC, log.id DESC LIMIT $6",
        scope.tenant(), postgres::time_after(request), postgres::id_after(request), filter.action,
        filter.user_id, postgres::rows_to_read(request));
    co_return postgres::page_of(rows, request, entry_from, [](const Entry& entry) {
        return base::TimeCursor{entry.at, entry.id};
    });
}

}  // namespace datapilot::audit
