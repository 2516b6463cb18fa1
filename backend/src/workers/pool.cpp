#include "workers/pool.h"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

#include "workers/crew.h"
#include "workers/jobs_json.h"
#include "workers/protocol/table_frames.h"
#include "workers/replies_json.h"

namespace datapilot::workers {
namespace {

namespace asio = boost::asio;

constexpr std::int64_t preview_bytes = 16 << 20;

// A completion token that hides the caller's cancellation: Asio would emit it on the strand after
// the caller's thread may have left, so the pool carries it over itself.
auto uncancelled() {
    return asio::bind_cancellation_slot(asio::cancellation_slot{}, asio::use_awaitable);
}

// While it lives, a cancellation of the current coroutine runs `cancel`.
class OnCancel {
  public:
    template <class Function>
    OnCancel(asio::cancellation_slot slot, Function cancel) : slot_(slot) {
        if (slot_.is_connected()) {
            slot_.assign([cancel = std::move(cancel)](asio::cancellation_type) { cancel(); });
        }
    }
    ~OnCancel() {
        if (slot_.is_connected()) slot_.clear();
    }
    OnCancel(const OnCancel&) = delete;
    OnCancel& operator=(const OnCancel&) = delete;

  private:
    asio::cancellation_slot slot_;
};

base::Result<QueryOutcome> read_outcome(Reply& reply) {
    const auto end = table_end_from_json(reply.done);
    if (!end) return end.error();
    auto table = reply.table->take(end->truncated);
    if (!table) return table.error();
    return QueryOutcome{
        .table = std::move(*table), .sql_time = end->sql_time, .rows_scanned = end->rows_scanned};
}

}  // namespace

Pool::Pool(const asio::any_io_executor& executor, PoolSettings settings)
    : crew_(std::make_shared<Crew>(executor, std::move(settings))) {}

Pool::~Pool() {
    asio::post(crew_->strand(), [crew = crew_] { crew->abandon(); });
}

// Takes the job to the strand; what comes back is read by the caller's thread.
runtime::Task<base::Result<Reply>> Pool::ask(WorkerKey key, Frame job, Deadline deadline,
                                             std::optional<TableCaps> table,
                                             ProgressSink progress) {
    const auto crew = crew_;
    const auto call = std::make_shared<Call>(Call{.key = std::move(key),
                                                  .job = std::move(job),
                                                  .deadline = deadline,
                                                  .table = table,
                                                  .progress = std::move(progress)});
    const auto state = co_await asio::this_coro::cancellation_state;
    const OnCancel on_cancel{state.slot(), [crew, call] {
                                 asio::post(crew->strand(), [crew, call] { crew->cancel(*call); });
                             }};
    auto run = crew->run(call);
    co_return co_await asio::co_spawn(crew->strand(), std::move(run), uncancelled());
}

template <class T>
base::Result<T> Pool::checked(const WorkerKey& key, base::Result<T> read) {
    if (!read) {
        asio::post(crew_->strand(), [crew = crew_, tenant = key.tenant, source = key.source] {
            crew->retire(tenant, source);
        });
    }
    return read;
}

runtime::Task<base::Result<IngestReport>> Pool::ingest(WorkerKey key, IngestJob job,
                                                       Deadline deadline, ProgressSink progress) {
    auto asked = ask(key, to_frame(job), deadline, std::nullopt, std::move(progress));
    const auto reply = co_await std::move(asked);
    if (!reply) co_return reply.error();
    co_return checked(key, ingest_report_from_json(reply->done));
}

runtime::Task<base::Result<catalog::Catalog>> Pool::describe(WorkerKey key, DescribeJob job,
                                                             Deadline deadline,
                                                             ProgressSink progress) {
    auto asked = ask(key, to_frame(job), deadline, std::nullopt, std::move(progress));
    const auto reply = co_await std::move(asked);
    if (!reply) co_return reply.error();
    co_return checked(key, catalog_from_json(reply->done));
}

runtime::Task<base::Result<results::ResultTable>> Pool::preview(WorkerKey key, PreviewJob job,
                                                                Deadline deadline) {
    const TableCaps caps{.rows = job.rows, .bytes = preview_bytes};
    auto asked = ask(key, to_frame(job), deadline, caps, {});
    auto reply = co_await std::move(asked);
    if (!reply) co_return reply.error();
    auto outcome = checked(key, read_outcome(*reply));
    if (!outcome) co_return outcome.error();
    co_return std::move(outcome->table);
}

runtime::Task<base::Result<QueryOutcome>> Pool::query(WorkerKey key, QueryJob job,
                                                      Deadline deadline) {
    const TableCaps caps{.rows = job.row_cap, .bytes = job.byte_cap};
    auto asked = ask(key, to_frame(job), deadline, caps, {});
    auto reply = co_await std::move(asked);
    if (!reply) co_return reply.error();
    co_return checked(key, read_outcome(*reply));
}

runtime::Task<base::Result<ConnectionReport>> Pool::test(WorkerKey key, TestJob job,
                                                         Deadline deadline) {
    auto asked = ask(key, to_frame(job), deadline, std::nullopt, {});
    const auto reply = co_await std::move(asked);
    if (!reply) co_return reply.error();
    co_return checked(key, connection_report_from_json(reply->done));
}

runtime::Task<base::Result<std::vector<std::string>>> Pool::start() {
    const auto crew = crew_;
    auto started = crew->start();
    co_return co_await asio::co_spawn(crew->strand(), std::move(started), uncancelled());
}

runtime::Task<void> Pool::forget(base::TenantId tenant, base::DataSourceId source) {
    const auto crew = crew_;
    auto forgotten = crew->forget(std::move(tenant), std::move(source));
    co_await asio::co_spawn(crew->strand(), std::move(forgotten), uncancelled());
}

runtime::Task<PoolStatus> Pool::status() {
    const auto crew = crew_;
    auto status = crew->status();
    co_return co_await asio::co_spawn(crew->strand(), std::move(status), uncancelled());
}

runtime::Task<void> Pool::stop(std::chrono::milliseconds grace) {
    const auto crew = crew_;
    auto stopped = crew->stop(grace);
    co_await asio::co_spawn(crew->strand(), std::move(stopped), uncancelled());
}

}  // namespace datapilot::workers
