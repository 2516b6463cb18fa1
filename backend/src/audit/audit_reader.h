#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/ids.h"
#include "base/page.h"
#include "postgres/pool.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::audit {

// An event as it is read again. The user is known by id alone once they were removed.
struct Entry {
    std::string id;
    base::Instant at;
    std::optional<base::UserId> user;
    std::optional<std::string> user_email;
    std::string action;
    std::optional<std::string> object_type;
    std::optional<std::string> object_id;
    std::optional<std::string> request_id;
    boost::json::object detail;
};

// Which entries are wanted; absent: any.
struct Filter {
    std::optional<std::string>
        action{};  // "question.asked", or the beginning up to a dot: "member."
    std::optional<std::string> user_id{};
};

class AuditReader {
  public:
    explicit AuditReader(postgres::Pool& pool) : pool_(pool) {}

    // The newest first.
    runtime::Task<base::Page<Entry, base::TimeCursor>> list(
        tenancy::TenantScope scope, Filter filter, base::PageRequest<base::TimeCursor> request);

  private:
    postgres::Pool& pool_;
};

}  // namespace datapilot::audit
