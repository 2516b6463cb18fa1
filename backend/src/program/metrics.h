#pragma once

#include "ai/answer_journal.h"
#include "ai/knowledge.h"
#include "http/exchange.h"
#include "http/request.h"
#include "http/response.h"
#include "metrics/counter.h"
#include "metrics/histogram.h"
#include "metrics/loop_lag.h"
#include "metrics/process.h"
#include "postgres/pool.h"
#include "runtime/task.h"
#include "usage/budget_repository.h"
#include "workers/pool.h"

namespace datapilot::program {

// What Prometheus is told: the numbers that the parts keep, and those of the requests.
class Metrics {
  public:
    struct Sources {
        workers::Pool& workers;
        const postgres::Pool& store;
        const ai::KnowledgeBase& knowledge;
        const usage::BudgetRepository& budgets;
        const ai::AnswerJournal& answers;
    };

    explicit Metrics(Sources sources) : sources_(sources) {}

    void observe(const http::Exchange& exchange);

    // Until it is cancelled.
    runtime::Task<void> watch_loop() { return loop_lag_.watch(); }

    // GET /metrics
    runtime::Task<http::Response> scrape(http::Request request);

  private:
    Sources sources_;
    metrics::Counter requests_{
        {"datapilot_requests_total", "Requests that have ended.", {"method", "route", "status"}}};
    metrics::Histogram request_times_{
        {"datapilot_request_seconds", "From a request to its answer's end.", {"method", "route"}},
        metrics::waiting_times()};
    metrics::LoopLag loop_lag_;
    metrics::Process process_;
};

}  // namespace datapilot::program
