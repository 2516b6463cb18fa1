#pragma once

#include <functional>

#include "ai/answering/answer.h"
#include "ai/answering/asked.h"
#include "ai/answering/model/schema_text.h"
#include "ai/answering/narrator.h"
#include "ai/answering/query_run.h"
#include "base/result.h"
#include "llm/provider.h"
#include "runtime/task.h"

namespace datapilot::ai::answering {

// Reads a question with the rules where that does not hold up others. Absent: right here.
using ReadQuestion = std::function<runtime::Task<base::Result<questions::Reading>>(
    const questions::RuleEngine* rules, questions::Question question)>;

// The model that may be asked, and how much it may be shown.
struct ModelMeans {
    llm::Provider* provider = nullptr;  // none is configured
    model::Egress egress = model::Egress::schema;
};

// What answering leans on; `read`, `tell` and the model may be absent.
struct Means {
    RunQuery run;
    ReadQuestion read{};
    EventSink tell{};
    ModelMeans model{};
};

// The rules read the question; where they are not sure, or where it is wished, a model does. What
// was understood is run, and what is shown is computed. A question that is not understood is an
// Answer too. Failures: objection_to's, those of the means, and where a model was wished,
// model_not_configured, egress_forbidden and the provider's.
runtime::Task<base::Result<Answer>> answer_question(Subject subject, Asked asked, Means means);

}  // namespace datapilot::ai::answering
