#include "program/metrics.h"

#include <string>
#include <utility>

namespace datapilot::program {
namespace {

using metrics::Exposition;

template <class Number>
double number(Number value) {
    return static_cast<double>(value);
}

void write(Exposition& out, const workers::PoolStatus& pool) {
    const metrics::Description workers{
        "datapilot_workers", "Worker processes, by what they do.", {"state"}};
    out.begin(workers, metrics::Kind::gauge);
    out.sample(workers, {"busy"}, number(pool.busy));
    out.sample(workers, {"idle"}, number(pool.idle));
    out.sample(workers, {"spare"}, number(pool.spare));
    out.gauge("datapilot_worker_queue", "Jobs that wait for a worker.", number(pool.waiting));
    out.gauge("datapilot_workers_resident_bytes", "Memory of all workers.",
              number(pool.resident_bytes));
    out.counter("datapilot_workers_started_total", "Worker processes that were started.",
                number(pool.started));
    out.counter("datapilot_workers_crashed_total", "Workers that ended by themselves.",
                number(pool.crashed));
    const metrics::Description killed{
        "datapilot_workers_killed_total", "Workers that serve ended, by reason.", {"reason"}};
    out.begin(killed, metrics::Kind::counter);
    for (const auto& [reason, count] : pool.killed) {
        out.sample(killed, {std::string{reason}}, number(count));
    }
}

void write(Exposition& out, const postgres::PoolStatus& pool) {
    const metrics::Description connections{
        "datapilot_database_connections", "Connections to the metadata store.", {"state"}};
    out.begin(connections, metrics::Kind::gauge);
    out.sample(connections, {"in_use"}, number(pool.in_use));
    out.sample(connections, {"idle"}, number(pool.idle));
    out.gauge("datapilot_database_connections_most", "Connections at most.", number(pool.most));
    out.gauge("datapilot_database_queue", "Requests that wait for a connection.",
              number(pool.waiting));
}

void write(Exposition& out, const ai::KnowledgeBase::Status& cache) {
    out.gauge("datapilot_knowledge_sources", "Data sources whose words are kept in memory.",
              number(cache.kept));
    out.counter("datapilot_knowledge_found_total", "Questions whose source was in memory.",
                number(cache.found));
    out.counter("datapilot_knowledge_learnt_total", "Questions whose source had to be read.",
                number(cache.learnt));
}

void write(Exposition& out, const usage::Spending& settled) {
    constexpr double micro_euros = 1e6;
    out.counter("datapilot_model_billed_tokens_total", "Tokens counted against budgets.",
                number(settled.tokens));
    out.counter("datapilot_model_euros_total", "Euros counted against budgets.",
                number(settled.micro_euros) / micro_euros);
}

}  // namespace

// A path or a method that no route has is the client's invention, and bounded by nothing.
void Metrics::observe(const http::Exchange& exchange) {
    const auto* route = exchange.outcome ? exchange.outcome->route : nullptr;
    const std::string method{route != nullptr ? http::name(route->method) : ""};
    const std::string pattern{route != nullptr ? route->pattern : ""};
    requests_.add({method, pattern, std::to_string(exchange.status())});
    request_times_.observe({method, pattern}, exchange.elapsed());
}

runtime::Task<http::Response> Metrics::scrape(http::Request) {
    const auto workers = co_await sources_.workers.status();
    Exposition out;
    requests_.write(out);
    request_times_.write(out);
    sources_.answers.write(out);
    write(out, sources_.budgets.settled());
    write(out, workers);
    write(out, sources_.store.status());
    write(out, sources_.knowledge.status());
    loop_lag_.write(out);
    process_.write(out);
    co_return http::Response{200, {}, out.take()}.with("Content-Type",
                                                       "text/plain; version=0.0.4; charset=utf-8");
}

}  // namespace datapilot::program
