#include "data_sources/data_sources.h"

#include <boost/asio/this_coro.hpp>
#include <optional>
#include <utility>

#include "data_sources/refusals.h"
#include "data_sources/schema_page.h"
#include "runtime/log.h"
#include "workers/source_failures.h"

namespace datapilot::data_sources {
namespace {

namespace asio = boost::asio;
using runtime::Task;
using tenancy::TenantScope;

constexpr std::chrono::seconds time_to_describe{60};
constexpr std::chrono::seconds time_to_preview{15};

workers::Deadline in(std::chrono::seconds time) {
    return std::chrono::steady_clock::now() + time;
}

// Each table with the size of the file it came from; the worker answers in the order of the job.
std::vector<SourceFile> loaded_files(workers::IngestReport report,
                                     const std::vector<std::int64_t>& sizes) {
    std::vector<SourceFile> files;
    for (std::size_t i = 0; i < report.tables.size(); ++i) {
        files.push_back({std::move(report.tables[i]), i < sizes.size() ? sizes[i] : 0});
    }
    return files;
}

}  // namespace

Task<base::Result<PendingSource>> DataSources::begin(TenantScope scope) {
    const auto allotment = co_await means_.repository.allot(scope);
    auto make_folder = [this, scope, id = allotment.id] {
        auto full = means_.storage.room();
        auto folder =
            full ? nullptr : std::make_shared<NewFolder>(means_.storage.create(scope.tenant(), id));
        return std::make_pair(std::move(full), std::move(folder));
    };
    auto made = co_await means_.blocking.run(std::move(make_folder));
    if (!made) co_return made.error();
    auto& [full, folder] = *made;
    if (full) co_return std::move(*full);
    UploadPlace place{folder->path(), limits_.tenant_bytes - allotment.bytes_used};
    co_return PendingSource{allotment.id, std::move(*folder), std::move(place)};
}

Task<base::Result<DataSource>> DataSources::load(TenantScope scope, PendingSource pending,
                                                 UploadForm form, std::string request_id) {
    auto workspace =
        co_await means_.repository.place(scope, std::move(form.workspace_id), form.name);
    if (!workspace) co_return workspace.error();

    const auto key = key_of(scope.tenant(), pending.id);
    const auto database = Storage::database(pending.folder.path()).string();
    workers::IngestJob ingest{.files = form.files, .database_path = database};
    auto report = co_await means_.workers.ingest(key, std::move(ingest), in(ingest_time_), {});
    if (!report) co_return report.error();
    workers::DescribeJob describe{.location = workers::FileDatabase{database}};
    auto catalog = co_await means_.workers.describe(key, std::move(describe), in(time_to_describe));
    if (!catalog) co_return catalog.error();

    NewDataSource source{.id = pending.id,
                         .workspace = std::move(*workspace),
                         .name = std::move(form.name),
                         .catalog = std::move(*catalog),
                         .files = loaded_files(std::move(*report), form.sizes),
                         .request_id = std::move(request_id)};
    auto settled = co_await settle(std::move(form.files), &pending.folder);
    if (!settled) co_return settled.error();
    // A client that leaves now must not leave a row without its files: what was begun is finished.
    co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());
    auto made = co_await means_.repository.insert(scope, std::move(source), limits_.tenant_bytes);
    if (made) pending.folder.release();
    co_return made;
}

// On the disk before it is in the store: what the store names is always there. The uploads are not
// needed any more.
Task<base::Result<void>> DataSources::settle(std::vector<workers::ReceivedFile> uploads,
                                             NewFolder* folder) {
    auto write = [&uploads, folder] {
        for (const auto& upload : uploads) std::filesystem::remove(upload.path);
        folder->settle();
        return true;
    };
    auto settled = co_await means_.blocking.run(std::move(write));
    if (!settled) co_return settled.error();
    co_return base::Result<void>{};
}

Task<base::Result<DataSource>> DataSources::find(TenantScope scope, base::DataSourceId id) {
    return means_.repository.find(std::move(scope), std::move(id));
}

Task<DataSourcePage> DataSources::list(TenantScope scope, DataSourceList request) {
    return means_.repository.list(std::move(scope), std::move(request));
}

Task<base::Result<void>> DataSources::erase(TenantScope scope, base::DataSourceId id,
                                            std::string request_id) {
    auto erased = co_await means_.repository.erase(scope, id, std::move(request_id));
    if (!erased) co_return erased.error();
    // A worker that still has the database open reads a file without a name, and ends.
    auto remove_folder = [this, scope, id] {
        means_.storage.remove(scope.tenant(), id);
        return true;
    };
    auto removed = co_await means_.blocking.run(std::move(remove_folder));
    co_await means_.workers.forget(scope.tenant(), id);
    if (!removed) co_return removed.error();
    co_return base::Result<void>{};
}

Task<base::Result<Schema>> DataSources::schema(TenantScope scope, base::DataSourceId id) {
    auto catalog = co_await means_.repository.catalog(scope, id);
    if (!catalog) co_return catalog.error();
    auto files = co_await means_.repository.files(scope, id);
    co_return Schema{std::move(*catalog), std::move(files)};
}

Task<base::Result<Preview>> DataSources::preview(TenantScope scope, base::DataSourceId id,
                                                 std::string table, std::int64_t rows) {
    auto source = co_await means_.repository.find(scope, id);
    if (!source) co_return source.error();
    const auto catalog = co_await means_.repository.catalog(scope, id);
    if (!catalog) co_return catalog.error();
    const auto* found = catalog->find(table);
    if (!found) co_return no_such_table(table);
    auto location = co_await locate(scope, *source);
    if (!location) co_return location.error();
    workers::PreviewJob job{
        .location = std::move(location->data), .table = std::move(table), .rows = rows};
    auto previewed =
        co_await means_.workers.preview(location->key, std::move(job), in(time_to_preview));
    if (previewed) co_return Preview{*found, std::move(*previewed)};
    co_await renew_if_outdated(std::move(scope), std::move(*source), previewed.error().code);
    co_return previewed.error();
}

Task<base::Result<workers::QueryOutcome>> DataSources::query(TenantScope scope, DataSource source,
                                                             workers::QueryJob job,
                                                             std::chrono::seconds time) {
    auto location = co_await locate(scope, source);
    if (!location) co_return location.error();
    job.location = std::move(location->data);
    auto outcome =
        co_await means_.workers.query(std::move(location->key), std::move(job), in(time));
    if (!outcome) {
        co_await renew_if_outdated(std::move(scope), std::move(source), outcome.error().code);
    }
    co_return outcome;
}

Task<base::Result<Location>> DataSources::locate(TenantScope scope, DataSource source) {
    if (!source.server) {
        auto key = key_of(scope.tenant(), source.id);
        workers::FileDatabase database{Storage::database(key.directory)};
        co_return Location{std::move(key), std::move(database)};
    }
    co_await means_.synchroniser.freshen(scope, source);
    if (!source.server->connection) co_return unreadable_connection();
    auto reached = co_await means_.connections.reach(std::move(*source.server->connection));
    if (!reached) co_return reached.error();
    co_return Location{Connections::key_of(scope.tenant(), source.id), std::move(*reached)};
}

Task<void> DataSources::renew_if_outdated(TenantScope scope, DataSource source,
                                          base::Errc failure) {
    if (failure != base::Errc::schema_outdated || !source.server) co_return;
    const auto begun = co_await means_.synchroniser.begin(std::move(scope), std::move(source));
    if (!begun) runtime::log::warning("sync_put_off", {{"code", base::name(begun.error().code)}});
}

Task<base::Error> DataSources::outdated(TenantScope scope, DataSource source, base::Error refusal) {
    auto error = workers::schema_outdated(refusal.message.english);
    co_await renew_if_outdated(std::move(scope), std::move(source), error.code);
    co_return error;
}

Task<base::Result<catalog::Catalog>> DataSources::catalog(TenantScope scope,
                                                          base::DataSourceId id) {
    return means_.repository.catalog(std::move(scope), std::move(id));
}

workers::WorkerKey DataSources::key_of(const base::TenantId& tenant,
                                       const base::DataSourceId& id) const {
    return {
        .tenant = tenant, .source = id, .directory = means_.storage.folder(tenant, id).string()};
}

}  // namespace datapilot::data_sources
