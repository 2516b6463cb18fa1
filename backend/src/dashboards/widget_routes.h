#pragma once

#include "ai/conversation_repository.h"
#include "dashboards/widget_body.h"
#include "dashboards/widget_repository.h"
#include "http/request.h"
#include "http/response.h"
#include "http/router.h"
#include "idempotency/idempotent_creates.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::dashboards {

// /api/v1/dashboards/{id}/widgets
class WidgetRoutes {
  public:
    struct Means {
        WidgetRepository& repository;
        ai::ConversationRepository& conversations;
        idempotency::IdempotentCreates& creates;
    };

    explicit WidgetRoutes(Means means) : means_(means) {}

    // The routes refer to this object, which must outlive the router.
    void add_to(http::Router& router);

  private:
    using Scope = tenancy::TenantScope;

    runtime::Task<http::Response> list(Scope scope, http::Request request);
    runtime::Task<http::Response> find(Scope scope, http::Request request);
    runtime::Task<http::Response> add(Scope scope, http::Request request);
    runtime::Task<http::Response> save(Scope scope, http::Request request);
    runtime::Task<http::Response> remove(Scope scope, http::Request request);

    runtime::Task<base::Result<WidgetInput>> made(Scope scope, NewWidget wanted);

    Means means_;
};

}  // namespace datapilot::dashboards
