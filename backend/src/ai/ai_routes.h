#pragma once

#include "ai/assistant.h"
#include "base/clock.h"
#include "http/event_stream.h"
#include "http/router.h"
#include "idempotency/idempotent_creates.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::ai {

// `/api/v1/ai/query` and `/api/v1/ai/answers`.
class AiRoutes {
  public:
    AiRoutes(Assistant& assistant, idempotency::IdempotentCreates& creates,
             const base::Clock& clock)
        : assistant_(assistant), creates_(creates), clock_(clock) {}

    // The routes refer to this object, which must outlive the router.
    void add_to(http::Router& router);

  private:
    using Scope = tenancy::TenantScope;

    runtime::Task<http::Response> query(Scope scope, http::Request request);
    runtime::Task<http::Response> run_again(Scope scope, http::Request request);
    runtime::Task<http::Response> choices(Scope scope, http::Request request);
    runtime::Task<http::Response> feedback(Scope scope, http::Request request);

    runtime::Task<http::Response> respond(Scope scope, http::Request request,
                                          PreparedQuestion prepared);
    runtime::Task<void> stream_answer(Scope scope, PreparedQuestion prepared,
                                      http::EventStream events);
    runtime::Task<base::Result<boost::json::object>> answer_or_error(Scope scope,
                                                                     PreparedQuestion prepared,
                                                                     answering::EventSink tell);

    Assistant& assistant_;
    idempotency::IdempotentCreates& creates_;
    const base::Clock& clock_;
};

}  // namespace datapilot::ai
