#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "base/clock.h"
#include "base/ids.h"
#include "query_plan/query_plan.h"

namespace datapilot::ai::verified {

using VerifiedQuestionId = base::Id<struct VerifiedQuestionKind>;

// A question whose answer somebody vouched for; see question_pattern.h.
struct VerifiedQuestion {
    VerifiedQuestionId id;
    std::string question;
    std::string pattern;
    query_plan::QueryPlan plan;
    base::Instant created_at{};
};

// VerifiedQuestion of docs/api/openapi.yaml.
boost::json::object to_json(const VerifiedQuestion& verified);

}  // namespace datapilot::ai::verified
