#include "data_sources/synchroniser.h"

#include <memory>
#include <utility>

#include "data_sources/refusals.h"
#include "data_sources/sync_teller.h"
#include "runtime/log.h"

namespace datapilot::data_sources {
namespace {

using runtime::Task;
using tenancy::TenantScope;

constexpr std::size_t most_at_once = 4;
constexpr std::chrono::minutes rest_after_a_failure{10};

// Until it is over nobody else begins one; a process that ends in the middle holds it up no longer.
constexpr auto longest = Connections::time_to_describe + std::chrono::seconds{30};

base::Error too_many() {
    return {.code = base::Errc::overloaded,
            .message = {"Trop de synchronisations sont en cours. Réessayez dans une minute.",
                        "Too many syncs are running. Try again in a minute."},
            .retry_after = std::chrono::seconds{60}};
}

}  // namespace

Task<base::Result<void>> Synchroniser::begin(TenantScope scope, DataSource source) {
    if (!source.server) co_return nothing_to_sync();
    if (source.server->sync_started_at) co_return base::Result<void>{};
    if (tasks_.running() >= most_at_once) co_return too_many();
    const auto mark = co_await means_.repository.begin_sync(scope, source.id, longest);
    if (mark) tasks_.spawn("sync", run(std::move(scope), std::move(source), *mark));
    co_return base::Result<void>{};
}

Task<void> Synchroniser::freshen(TenantScope scope, DataSource source) {
    if (!source.server || !is_stale(*source.server)) co_return;
    const auto begun = co_await begin(std::move(scope), std::move(source));
    if (!begun) runtime::log::warning("sync_put_off", {{"code", base::name(begun.error().code)}});
}

// One that failed is not tried again at every question.
bool Synchroniser::is_stale(const ServerState& server) const {
    const auto now = means_.clock.now();
    if (server.sync_failure && now - server.sync_failure->at < rest_after_a_failure) return false;
    return now - server.synced_at.value_or(base::Instant{}) > oldest_;
}

Task<void> Synchroniser::run(TenantScope scope, DataSource source, base::Instant mark) {
    const auto id = source.id;
    auto catalog = co_await read(scope, std::move(source), mark);
    if (catalog) {
        co_await means_.repository.end_sync(std::move(scope), id, mark, std::move(*catalog));
        co_return;
    }
    runtime::log::warning("sync_failed", {{"data_source", id.text()},
                                          {"code", base::name(catalog.error().code)},
                                          {"detail", catalog.error().detail}});
    co_await means_.repository.fail_sync(std::move(scope), id, mark, catalog.error());
}

Task<base::Result<catalog::Catalog>> Synchroniser::read(TenantScope scope, DataSource source,
                                                        base::Instant mark) {
    if (!source.server->connection) co_return unreadable_connection();
    auto reached = co_await means_.connections.reach(std::move(*source.server->connection));
    if (!reached) co_return reached.error();
    auto key = Connections::key_of(scope.tenant(), source.id);
    auto progress = teller_of(scope, source.id, mark);
    co_return co_await means_.connections.describe(std::move(key), std::move(*reached),
                                                   std::move(progress));
}

workers::ProgressSink Synchroniser::teller_of(const TenantScope& scope, base::DataSourceId id,
                                              base::Instant mark) {
    auto tell = [&repository = means_.repository, scope, id = std::move(id),
                 mark](workers::SchemaReading reading) {
        return repository.note_sync(scope, id, mark, reading);
    };
    auto teller = std::make_shared<SyncTeller>(executor_, telling_, std::move(tell));
    return [teller = std::move(teller)](const workers::Progress& progress) {
        if (progress.schema) teller->hear(*progress.schema);
    };
}

Task<void> Synchroniser::stop() {
    co_await tasks_.stop();
    co_await telling_.stop();
}

}  // namespace datapilot::data_sources
