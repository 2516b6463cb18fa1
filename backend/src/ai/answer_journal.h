#pragma once

#include <chrono>
#include <string>

#include "ai/answering/answer.h"
#include "base/error.h"
#include "base/ids.h"
#include "metrics/counter.h"
#include "metrics/histogram.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::ai {

// What the journal takes of an answer: whose it is and what it took, never its words or its rows.
struct JournalEntry {
    JournalEntry(const tenancy::TenantScope& asker, std::string request,
                 const answering::Answer& answer);

    std::string request_id;
    base::TenantId tenant;
    base::UserId user;
    answering::Engine engine;
    answering::Status status;
    answering::Usage usage;
};

// Counts, times and logs the answers; those that took longer than `slow` are logged as such.
class AnswerJournal {
  public:
    explicit AnswerJournal(std::chrono::milliseconds slow) : slow_(slow) {}

    void note(const JournalEntry& entry, const base::AnswerId& id);
    void note_failure(base::Errc code);

    void write(metrics::Exposition& exposition) const;

  private:
    std::chrono::milliseconds slow_;
    metrics::Counter answers_{
        {"datapilot_answers_total", "Answers, by who made them.", {"engine", "status"}}};
    metrics::Counter failures_{
        {"datapilot_answer_failures_total", "Questions that got an error.", {"code"}}};
    metrics::Histogram times_{{"datapilot_answer_seconds", "From question to answer.", {"engine"}},
                              metrics::waiting_times()};
    metrics::Counter tokens_{
        {"datapilot_model_tokens_total", "Tokens of answers, by direction.", {"direction"}}};
    metrics::Counter egress_{{"datapilot_egress_bytes_total", "Bytes sent to a language model."}};
};

}  // namespace datapilot::ai
