#pragma once

#include <variant>
#include <vector>

#include "ai/answering/answer_question.h"
#include "base/clock.h"
#include "base/ids.h"
#include "base/result.h"
#include "http/request.h"
#include "questions/editing/plan_edit.h"

namespace datapilot::ai {

// Changes to the plan of a past answer, or SQL in its place.
struct RunRequest {
    base::AnswerId answer;
    std::variant<std::vector<questions::PlanEdit>, answering::WrittenSql> change;
    base::Instant asked_at{};
};

// POST /ai/answers/{id}/run. Fails with validation_failed.
base::Result<RunRequest> run_request(const http::Request& request, base::Instant now);

}  // namespace datapilot::ai
