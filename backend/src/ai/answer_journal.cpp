#include "ai/answer_journal.h"

#include <utility>

#include "runtime/log.h"

namespace datapilot::ai {
namespace {

std::int64_t milliseconds(std::chrono::microseconds time) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
}

}  // namespace

JournalEntry::JournalEntry(const tenancy::TenantScope& asker, std::string request,
                           const answering::Answer& answer)
    : request_id(std::move(request)),
      tenant(asker.tenant()),
      user(asker.user()),
      engine(answer.engine),
      status(answer.status()),
      usage(answer.usage) {}

void AnswerJournal::note(const JournalEntry& entry, const base::AnswerId& id) {
    const auto engine = std::string{name(entry.engine)};
    const auto& usage = entry.usage;
    answers_.add({engine, std::string{name(entry.status)}});
    times_.observe({engine}, usage.total);
    tokens_.add({"input"}, static_cast<double>(usage.model.input_tokens));
    tokens_.add({"output"}, static_cast<double>(usage.model.output_tokens));
    egress_.add({}, static_cast<double>(usage.model.egress_bytes));
    const bool slow = usage.total > slow_;
    const auto log = slow ? runtime::log::warning : runtime::log::info;
    log(slow ? "slow_question" : "answer", {{"request_id", entry.request_id},
                                            {"tenant_id", entry.tenant.text()},
                                            {"user_id", entry.user.text()},
                                            {"answer_id", id.text()},
                                            {"engine", engine},
                                            {"status", name(entry.status)},
                                            {"total_ms", milliseconds(usage.total)},
                                            {"understand_ms", milliseconds(usage.understand)},
                                            {"sql_ms", milliseconds(usage.sql)},
                                            {"model_ms", milliseconds(usage.model.time)},
                                            {"egress_bytes", usage.model.egress_bytes}});
}

void AnswerJournal::note_failure(base::Errc code) {
    failures_.add({std::string{base::name(code)}});
}

void AnswerJournal::write(metrics::Exposition& exposition) const {
    answers_.write(exposition);
    failures_.write(exposition);
    times_.write(exposition);
    tokens_.write(exposition);
    egress_.write(exposition);
}

}  // namespace datapilot::ai
