#pragma once

#include <string>
#include <string_view>

#include "http/request.h"
#include "http/response.h"
#include "http/router.h"
#include "idempotency/answer_store.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::idempotency {

// Wraps the handlers of creates, so that a repeated request makes nothing twice.
class IdempotentCreates {
  public:
    explicit IdempotentCreates(postgres::Pool& pool) : store_(pool) {}

    // The handler of a route whose body is read whole. It runs once for a key; what it refuses, or
    // fails at, may be tried again with the same key. The wrapper refers to this object.
    http::SecuredHandler wrap(http::SecuredHandler create);

    // For routes whose body is streamed: `fingerprint` tells it from another.
    runtime::Task<http::Response> run(tenancy::TenantScope scope, http::Request request,
                                      std::string fingerprint, http::SecuredHandler create);

  private:
    runtime::Task<http::Response> run_once(tenancy::TenantScope scope, http::Request request,
                                           std::string key, http::SecuredHandler create);

    AnswerStore store_;
};

}  // namespace datapilot::idempotency
