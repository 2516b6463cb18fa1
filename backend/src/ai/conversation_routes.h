#pragma once

#include "ai/conversation_repository.h"
#include "http/router.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::ai {

// `/api/v1/ai/conversations`.
class ConversationRoutes {
  public:
    explicit ConversationRoutes(ConversationRepository& conversations)
        : conversations_(conversations) {}

    // The routes refer to this object, which must outlive the router.
    void add_to(http::Router& router);

  private:
    using Scope = tenancy::TenantScope;

    runtime::Task<http::Response> list(Scope scope, http::Request request);
    runtime::Task<http::Response> get(Scope scope, http::Request request);
    runtime::Task<http::Response> rename(Scope scope, http::Request request);
    runtime::Task<http::Response> remove(Scope scope, http::Request request);

    ConversationRepository& conversations_;
};

}  // namespace datapilot::ai
