#pragma once

#include "ai/verified/verified_question_repository.h"
#include "data_sources/data_sources.h"
#include "http/router.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::ai::verified {

// `/api/v1/data-sources/{id}/verified-questions`; they are made by the feedback on an answer.
class VerifiedQuestionRoutes {
  public:
    VerifiedQuestionRoutes(VerifiedQuestionRepository& repository,
                           data_sources::DataSources& sources)
        : repository_(repository), sources_(sources) {}

    // The routes refer to this object, which must outlive the router.
    void add_to(http::Router& router);

  private:
    runtime::Task<http::Response> list(tenancy::TenantScope scope, http::Request request);
    runtime::Task<http::Response> remove(tenancy::TenantScope scope, http::Request request);

    VerifiedQuestionRepository& repository_;
    data_sources::DataSources& sources_;
};

}  // namespace datapilot::ai::verified
