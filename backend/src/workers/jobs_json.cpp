#include "workers/jobs_json.h"

#include <boost/json.hpp>

#include "workers/protocol/bounded_json.h"

namespace datapilot::workers {
namespace {

namespace json = boost::json;

json::object to_json(const IngestJob& job) {
    json::array files;
    for (const auto& file : job.files) {
        files.push_back(json::object{{"path", file.path}, {"original_name", file.original_name}});
    }
    return {{"files", std::move(files)}, {"database_path", job.database_path}};
}

json::object to_json(const DescribeJob& job) {
    return {{"location", to_json(job.location)}, {"values_per_column", job.values_per_column}};
}

json::object to_json(const PreviewJob& job) {
    return {{"location", to_json(job.location)}, {"table", job.table}, {"rows", job.rows}};
}

json::object to_json(const QueryJob& job) {
    return {{"location", to_json(job.location)},
            {"sql", job.sql},
            {"time_zone", job.time_zone},
            {"row_cap", job.row_cap},
            {"byte_cap", job.byte_cap}};
}

json::object to_json(const TestJob& job) {
    return {{"server", to_json(DataLocation{job.server})}};
}

DataLocation location_of(const json::object& object) {
    return data_location_from_json(object.at("location"));
}

Job read_ingest(const json::object& object) {
    IngestJob job{.files = {}, .database_path = text(object, "database_path")};
    for (const auto& value : object.at("files").as_array()) {
        const auto& file = value.as_object();
        job.files.push_back({text(file, "path"), text(file, "original_name")});
    }
    return job;
}

Job read_query(const json::object& object) {
    return QueryJob{.location = location_of(object),
                    .sql = text(object, "sql"),
                    .time_zone = text(object, "time_zone"),
                    .row_cap = integer(object, "row_cap"),
                    .byte_cap = integer(object, "byte_cap")};
}

WorkerLimits read_limits(const json::object& object) {
    return {.memory_bytes = integer(object, "memory_bytes"),
            .engine_memory_bytes = integer(object, "engine_memory_bytes"),
            .temporary_bytes = integer(object, "temporary_bytes"),
            .file_bytes = integer(object, "file_bytes"),
            .threads = object.at("threads").to_number<int>(),
            .open_files = object.at("open_files").to_number<int>()};
}

}  // namespace

Frame to_frame(const Job& job) {
    static constexpr FrameType types[] = {FrameType::ingest, FrameType::describe,
                                          FrameType::preview, FrameType::query, FrameType::test};
    const auto payload = std::visit(
        [](const auto& alternative) { return json::serialize(to_json(alternative)); }, job);
    return {types[job.index()], payload};
}

base::Result<Job> job_from_frame(const Frame& frame) {
    return read_json<Job>(frame.payload, [&frame](const json::value& value) -> Job {
        const auto& object = value.as_object();
        switch (frame.type) {
            case FrameType::ingest:
                return read_ingest(object);
            case FrameType::describe:
                return DescribeJob{location_of(object), integer(object, "values_per_column")};
            case FrameType::preview:
                return PreviewJob{location_of(object), text(object, "table"),
                                  integer(object, "rows")};
            case FrameType::query:
                return read_query(object);
            case FrameType::test:
                return TestJob{
                    std::get<ServerDatabase>(data_location_from_json(object.at("server")))};
            default:
                throw std::invalid_argument{"not a job"};
        }
    });
}

base::Result<std::chrono::milliseconds> time_from_frame(const Frame& frame) {
    return read_json<std::chrono::milliseconds>(frame.payload, [](const json::value& value) {
        return std::chrono::milliseconds{value.to_number<std::int64_t>()};
    });
}

json::object to_json(const Confinement& confinement) {
    const auto& limits = confinement.limits;
    return {{"limits", json::object{{"memory_bytes", limits.memory_bytes},
                                    {"engine_memory_bytes", limits.engine_memory_bytes},
                                    {"temporary_bytes", limits.temporary_bytes},
                                    {"file_bytes", limits.file_bytes},
                                    {"threads", limits.threads},
                                    {"open_files", limits.open_files}}},
            {"network", confinement.network == Network::outbound},
            {"directory", confinement.directory},
            {"readable", to_json(confinement.readable)},
            {"temporary_directory", confinement.temporary_directory}};
}

base::Result<Confinement> confinement_from_json(std::string_view payload) {
    return read_json<Confinement>(payload, [](const json::value& value) {
        const auto& object = value.as_object();
        return Confinement{
            .limits = read_limits(object.at("limits").as_object()),
            .network = object.at("network").as_bool() ? Network::outbound : Network::none,
            .directory = text(object, "directory"),
            .readable = texts(object.at("readable")),
            .temporary_directory = text(object, "temporary_directory")};
    });
}

}  // namespace datapilot::workers
