#pragma once

#include <chrono>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "ai/answering/answer.h"
#include "ai/answering/asked.h"
#include "ai/answering/model/complaint.h"
#include "ai/answering/model/model_confidence.h"
#include "ai/answering/model/proposal.h"
#include "ai/answering/model/schema_text.h"
#include "ai/answering/narrator.h"
#include "ai/answering/query_run.h"
#include "base/result.h"
#include "llm/provider.h"
#include "runtime/task.h"

namespace datapilot::ai::answering::model {

// Why no model may be asked, if so: model_not_configured, egress_forbidden.
std::optional<base::Error> objection_to(const llm::Provider* provider, Egress egress);

// Whether the choice is one of those that a model offered.
bool is_model_choice(std::string_view choice);

struct Answered {
    std::variant<Outcome, Clarification, Refusal> result;
    std::vector<questions::Warning> warnings{};
    std::chrono::microseconds sql_time{};
    std::optional<std::int64_t> rows_scanned{};
};

// One question on the model's road: shown, asked, checked, run, repaired at most twice, compared
// with what the rules understood. What the model says gives no right: each SQL takes the guard's
// road.
class ModelRoad {
  public:
    struct Guide {
        llm::Provider& provider;
        Egress egress;
    };

    ModelRoad(Subject subject, const Asked& asked, Narrator& narrator, const RunQuery& run,
              Guide guide)
        : subject_(subject), asked_(asked), narrator_(narrator), run_(run), guide_(guide) {}

    // Failures: the provider's, those of the last SQL, model_answer_invalid after the last repair.
    runtime::Task<base::Result<Answered>> answer(questions::Reading by_rules);

    // Of all calls so far, those that failed included.
    const ModelUsage& usage() const { return usage_; }

  private:
    // An answer, what the model should mend, or what nobody can.
    struct Mendable {
        Complaint complaint;
        std::optional<base::Error> error{};  // the guard's or the engine's
    };
    using Taken = std::variant<Answered, Mendable, base::Error>;

    runtime::Task<llm::Request> first_request();
    runtime::Task<base::Result<llm::Answer>> ask(llm::Request request);
    runtime::Task<Taken> take(const llm::ToolCall& call);
    runtime::Task<Taken> run(Outcome outcome);
    std::variant<Outcome, Mendable> outcome_of(const DraftPlan& draft) const;
    Outcome outcome_of(DraftSql draft) const;
    Clarification clarification_of(DraftQuestion draft) const;
    query_plan::Calendar calendar() const;
    runtime::Task<void> compare(Answered& answered, questions::Understood understood);
    void weigh(Answered& answered);
    runtime::Task<void> tell_repair(int repair);

    Subject subject_;
    const Asked& asked_;
    Narrator& narrator_;
    const RunQuery& run_;
    Guide guide_;
    ModelUsage usage_;
    ModelEvidence evidence_;
};

}  // namespace datapilot::ai::answering::model
