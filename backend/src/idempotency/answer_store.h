#pragma once

#include <optional>
#include <string>

#include "base/bytes.h"
#include "postgres/pool.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::idempotency {

// What a create answered.
struct KeptAnswer {
    int status;
    std::optional<std::string> location;
    std::string body;
};

struct Claim {
    enum class Kind {
        ours,      // nobody used the key: run the request, then keep or release
        answered,  // the first request ended: `answer`
        running,   // it still runs
        other,     // the key was used with another request
    };
    Kind kind;
    std::optional<KeptAnswer> answer{};
};

// The keys of each user, for a day.
class AnswerStore {
  public:
    explicit AnswerStore(postgres::Pool& pool) : pool_(pool) {}

    runtime::Task<Claim> claim(tenancy::TenantScope scope, std::string key,
                               base::Bytes request_hash);
    runtime::Task<void> keep(tenancy::TenantScope scope, std::string key, KeptAnswer answer);
    runtime::Task<void> release(tenancy::TenantScope scope, std::string key);

  private:
    postgres::Pool& pool_;
};

}  // namespace datapilot::idempotency
