#include "worker/ingest/ingest_files.h"

#include <filesystem>
#include <system_error>

#include "worker/ingest/dialect.h"
#include "worker/ingest/encoding.h"
#include "worker/ingest/file_profile.h"
#include "worker/ingest/table_load.h"
#include "worker/ingest/table_name.h"

namespace datapilot::worker::ingest {
namespace {

using workers::IngestedTable;
using workers::IngestWarning;

// Files made on the way; gone when it ends, however it ends.
class WorkingFiles {
  public:
    explicit WorkingFiles(const std::string& database_path)
        : database(database_path + ".partial"),
          transcoded(database_path + ".partial.utf8"),
          rewritten(database_path + ".partial.csv") {
        remove();
    }
    ~WorkingFiles() { remove(); }
    WorkingFiles(const WorkingFiles&) = delete;
    WorkingFiles& operator=(const WorkingFiles&) = delete;

    const std::string database;
    const std::string transcoded;
    const std::string rewritten;

  private:
    void remove() const {
        std::error_code ignored;
        for (const auto& path : {database, database + ".wal", transcoded, rewritten}) {
            std::filesystem::remove(path, ignored);
        }
    }
};

IngestWarning counted(const char* code, std::int64_t count, const std::string& french,
                      const std::string& english) {
    return {code, {std::to_string(count) + french, std::to_string(count) + english}};
}

void add_reading_warnings(const FileProfile& profile, const DetectedText& text,
                          std::vector<IngestWarning>& warnings) {
    if (text.invalid_sequences > 0) {
        warnings.push_back(counted("invalid_characters", text.invalid_sequences,
                                   " caractère(s) illisible(s) ont été remplacés par « � ».",
                                   " unreadable character(s) were replaced by “�”."));
    }
    if (profile.short_rows > 0) {
        const auto line = std::to_string(profile.first_short_line);
        warnings.push_back(counted(
            "rows_completed", profile.short_rows,
            " ligne(s) trop courtes ont été complétées par du vide, la première à la ligne " +
                line + ".",
            " row(s) that were too short were completed with empty cells, the first on line " +
                line + "."));
    }
    if (profile.empty_rows > 0) {
        warnings.push_back(counted("rows_skipped", profile.empty_rows,
                                   " ligne(s) entièrement vides ont été laissées de côté.",
                                   " row(s) with nothing in them were left out."));
    }
}

base::Error in_file(base::Error error, const std::string& name) {
    error.fields.push_back({name, error.code, error.message});
    error.message.french = name + " : " + error.message.french;
    error.message.english = name + ": " + error.message.english;
    return error;
}

// How far one file is once each step is done; measured on a file of 100 MB.
constexpr double text_detected = 0.05;
constexpr double profiled = 0.25;
constexpr double loaded = 0.95;

class Ingestion {
  public:
    Ingestion(Connection& connection, const WorkingFiles& files)
        : connection_(connection), files_(files) {}

    // `progress` is told how far this file is.
    base::Result<IngestedTable> read(const workers::ReceivedFile& file, const Progress& progress) {
        const auto text = detect_text(file.path);
        if (!text) return text.error();
        progress(text_detected);
        auto path = file.path;
        if (text->needs_transcoding()) {
            transcode_to_utf8(file.path, *text, files_.transcoded);
            path = files_.transcoded;
        }
        auto profile = profile_file(path, detect_separator(path));
        if (!profile) return profile.error();
        progress(profiled);
        // DuckDB would take such a path for a pattern.
        if (path.find_first_of("*?[") != path.npos) profile->must_be_rewritten = true;
        const TableToLoad table{namer_.take(file.original_name), table_label(file.original_name),
                                path, files_.rewritten};
        auto warnings = load_table(connection_, table, *profile);
        if (!warnings) return warnings.error();
        progress(loaded);
        return report(file, table, *text, *profile, std::move(*warnings));
    }

  private:
    static IngestedTable report(const workers::ReceivedFile& file, const TableToLoad& table,
                                const DetectedText& text, const FileProfile& profile,
                                std::vector<IngestWarning> column_warnings) {
        IngestedTable result{.table = table.name,
                             .original_name = file.original_name,
                             .encoding = std::string{name(text.encoding)},
                             .separator = std::string(1, profile.separator),
                             .row_count = profile.rows,
                             .warnings = profile.header.warnings};
        add_reading_warnings(profile, text, result.warnings);
        result.warnings.insert(result.warnings.end(), column_warnings.begin(),
                               column_warnings.end());
        return result;
    }

    Connection& connection_;
    const WorkingFiles& files_;
    TableNamer namer_;
};

base::Result<workers::IngestReport> read_all(const workers::IngestJob& job, Connection& connection,
                                             const WorkingFiles& files, const Progress& progress) {
    Ingestion ingestion{connection, files};
    workers::IngestReport report;
    const auto files_to_read = static_cast<double>(job.files.size());
    for (const auto& file : job.files) {
        const auto done = static_cast<double>(report.tables.size());
        auto table = ingestion.read(
            file, [&](double of_file) { progress((done + of_file) / files_to_read); });
        if (!table) return in_file(table.error(), file.original_name);
        report.tables.push_back(std::move(*table));
    }
    if (auto done = connection.run("CHECKPOINT"); !done) return done.error();
    return report;
}

}  // namespace

base::Result<workers::IngestReport> ingest_files(const workers::IngestJob& job,
                                                 const EngineLimits& limits,
                                                 const Progress& progress) try {
    const WorkingFiles files{job.database_path};
    base::Result<workers::IngestReport> report = workers::IngestReport{};
    {
        auto connection = Connection::open(files.database, Access::read_write, limits);
        if (!connection) return connection.error();
        report = read_all(job, *connection, files, progress);
    }
    if (!report) return report;
    std::filesystem::rename(files.database, job.database_path);
    progress(1);
    return report;
} catch (const std::system_error& failure) {
    const auto code = failure.code();
    if (code == std::errc::no_space_on_device || code == std::errc::file_too_large) {
        return base::Error{base::Errc::storage_full,
                           {"Il n'y a plus assez de place sur le disque pour lire ce fichier. "
                            "Libérez de la place ou prévenez l'administrateur, puis recommencez.",
                            "The disk has no room left to read this file. Free some space or tell "
                            "the administrator, then try again."},
                           failure.what()};
    }
    throw;
}

}  // namespace datapilot::worker::ingest
