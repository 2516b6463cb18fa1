#pragma once

#include <boost/json/object.hpp>
#include <optional>

#include "base/text.h"
#include "query_plan/query_plan.h"

namespace datapilot::ai::answering::model {

// Whether what filters compare with may be written: it can be a value of the data.
enum class Literals { written, hidden };

// The arguments of `answer_with_plan` that would give this plan; nothing where a draft cannot say
// it (nested plans, metrics, set operations). A hidden literal is "…".
std::optional<boost::json::object> draft_json(const query_plan::QueryPlan& plan,
                                              base::Language language, Literals literals);

}  // namespace datapilot::ai::answering::model
