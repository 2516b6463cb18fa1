#pragma once

#include <optional>
#include <string>

#include "ai/answering/answer_question.h"
#include "base/clock.h"
#include "base/ids.h"
#include "base/result.h"
#include "http/request.h"

namespace datapilot::ai {

// The body of POST /ai/query, once it is known to be well formed.
struct QueryRequest {
    base::DataSourceId source;
    std::optional<base::ConversationId> conversation;
    answering::Asked asked;
};

// Fails with validation_failed, and as answering::objection_to does.
base::Result<QueryRequest> query_request(const http::Request& request, base::Instant now);

}  // namespace datapilot::ai
