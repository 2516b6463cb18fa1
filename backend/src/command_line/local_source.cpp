#include "command_line/local_source.h"

#include <chrono>
#include <optional>
#include <system_error>
#include <utility>

#include "definitions/meanings.h"

namespace datapilot::command_line {
namespace {

namespace fs = std::filesystem;
using runtime::Task;

constexpr std::chrono::minutes time_to_read{30};
constexpr std::chrono::seconds time_to_describe{120};
constexpr std::chrono::seconds time_to_query{60};

workers::Deadline in(std::chrono::seconds time) {
    return std::chrono::steady_clock::now() + time;
}

std::optional<base::Error> missing(const fs::path& file) {
    std::error_code failure;
    if (fs::is_regular_file(file, failure)) return std::nullopt;
    return base::Error{base::Errc::not_found,
                       {"Le fichier « " + file.string() + " » est introuvable : vérifiez son nom.",
                        "The file “" + file.string() + "” was not found: check its name."}};
}

}  // namespace

LocalSource::LocalSource(Place place, workers::IngestReport report, catalog::Catalog catalog)
    : place_(std::move(place)),
      report_(std::move(report)),
      catalog_(std::move(catalog)),
      rules_(catalog_) {}

LocalSource::Place LocalSource::place_for(workers::Pool* pool, const std::vector<fs::path>& files) {
    auto folder = std::make_unique<runtime::TemporaryFolder>();
    // The folder's name tells one source from another within the program's life.
    workers::WorkerKey key{.tenant = base::TenantId{"local"},
                           .source = base::DataSourceId{folder->path().filename().string()},
                           .directory = folder->path().string()};
    for (const auto& file : files) key.readable.push_back(file.string());
    workers::FileDatabase database{(folder->path() / "source.duckdb").string()};
    return {pool, std::move(key), std::move(database), std::move(folder)};
}

Task<LocalSource::Loaded> LocalSource::load(workers::Pool* pool, std::vector<fs::path> files,
                                            workers::ProgressSink progress) {
    for (auto& file : files) {
        if (auto error = missing(file)) co_return std::move(*error);
        file = fs::canonical(file);
    }
    auto place = place_for(pool, files);
    workers::IngestJob ingest{.files = {},
                              .database_path = std::get<workers::FileDatabase>(place.data).path};
    for (const auto& file : files) {
        ingest.files.push_back({file.string(), file.filename().string()});
    }
    auto report =
        co_await pool->ingest(place.key, std::move(ingest), in(time_to_read), std::move(progress));
    if (!report) co_return report.error();
    co_return co_await described(std::move(place), std::move(*report));
}

// Two servers, or two databases of one, are never asked by the same worker.
Task<LocalSource::Loaded> LocalSource::connect(workers::Pool* pool,
                                               workers::ServerDatabase server) {
    const auto source = server.host + ":" + std::to_string(server.port) + "/" + server.database;
    workers::WorkerKey key{.tenant = base::TenantId{"local"},
                           .source = base::DataSourceId{source},
                           .directory = {},
                           .network = workers::Network::outbound};
    Place place{.pool = pool, .key = std::move(key), .data = std::move(server)};
    co_return co_await described(std::move(place), {});
}

Task<LocalSource::Loaded> LocalSource::described(Place place, workers::IngestReport report) {
    workers::DescribeJob describe{.location = place.data};
    auto catalog =
        co_await place.pool->describe(place.key, std::move(describe), in(time_to_describe));
    if (!catalog) co_return catalog.error();
    co_return std::unique_ptr<LocalSource>(
        new LocalSource(std::move(place), std::move(report), std::move(*catalog)));
}

void LocalSource::define(const definitions::Definitions& definitions) {
    catalog_ = definitions::linked(std::move(catalog_), definitions);
    rules_ = questions::RuleEngine(catalog_, definitions);
}

ai::answering::RunQuery LocalSource::runner() const {
    return [pool = place_.pool, key = place_.key, data = place_.data](std::string sql,
                                                                      std::int64_t row_cap) {
        workers::QueryJob job{.location = data, .sql = std::move(sql), .row_cap = row_cap};
        return pool->query(key, std::move(job), in(time_to_query));
    };
}

}  // namespace datapilot::command_line
