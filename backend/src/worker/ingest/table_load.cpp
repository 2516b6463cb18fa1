#include "worker/ingest/table_load.h"

#include <algorithm>

#include "worker/engines/sql_quote.h"
#include "worker/ingest/column_reading.h"
#include "worker/ingest/rewrite.h"

namespace datapilot::worker::ingest {
namespace {

// Beyond this DuckDB must be told how long a line can be.
constexpr std::size_t usual_line = 2'000'000;

FileHabits habits_of(const FileProfile& profile) {
    return {.separator = profile.separator,
            .decimal_comma = std::ranges::any_of(profile.columns, needs_decimal_comma)};
}

std::string source_column(std::size_t index) {
    return "c" + std::to_string(index);
}

std::string read_csv(const std::string& path, char separator, bool header,
                     const std::vector<ColumnReading>& readings, std::size_t longest_record) {
    std::string columns;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        columns += (i ? ", " : "") + source_column(i) + ": " + quote_literal(readings[i].read_as);
    }
    auto sql = "read_csv(" + quote_literal(path) + ", auto_detect = false, columns = {" + columns +
               "}, delim = " + quote_literal(std::string(1, separator)) +
               ", quote = '\"', escape = '\"', header = " + (header ? "true" : "false");
    if (longest_record > usual_line) {
        sql += ", max_line_size = " + std::to_string(2 * longest_record);
    }
    return sql + ")";
}

std::string select_list(const FileProfile& profile, const std::vector<ColumnReading>& readings) {
    std::string list;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        if (profile.header.names[i].empty()) continue;
        const auto& sql = readings[i].sql;
        list += (list.empty() ? "" : ", ") + (sql.empty() ? source_column(i) : sql) + " AS " +
                quote_identifier(profile.header.names[i]);
    }
    return list;
}

class Loader {
  public:
    Loader(Connection& connection, const TableToLoad& table, const FileProfile& profile)
        : connection_(connection), table_(table), profile_(profile) {
        const auto habits = habits_of(profile);
        for (std::size_t i = 0; i < profile.columns.size(); ++i) {
            readings_.push_back(
                read_column(profile.columns[i], habits, profile.header.names[i], source_column(i)));
        }
    }

    base::Result<std::vector<workers::IngestWarning>> run() {
        if (auto done = fill(); !done) return done.error();
        if (auto done = comment(); !done) return done.error();
        std::vector<workers::IngestWarning> warnings;
        for (const auto& reading : readings_) {
            if (reading.warning) warnings.push_back(*reading.warning);
        }
        return warnings;
    }

  private:
    // Reading the file as it came is only a shortcut: where DuckDB does not find in it what the
    // profile found, a rewritten copy leaves nothing open.
    base::Result<void> fill() {
        if (!profile_.must_be_rewritten) {
            const auto source = read_csv(table_.text_path, profile_.separator, profile_.has_header,
                                         readings_, profile_.longest_record);
            auto loaded = create_from(source);
            if (loaded) return {};
            if (loaded.error().code == base::Errc::storage_full) return loaded;
        }
        rewrite_plainly(table_.text_path, profile_, table_.rewritten_path);
        return create_from(read_csv(table_.rewritten_path, rewritten_separator, false, readings_,
                                    profile_.longest_record));
    }

    base::Result<void> create_from(const std::string& source) {
        const auto name = quote_identifier(table_.name);
        if (auto done = connection_.run("CREATE OR REPLACE TABLE " + name + " AS SELECT " +
                                        select_list(profile_, readings_) + " FROM " + source);
            !done) {
            return done;
        }
        const auto counted = connection_.rows("SELECT count(*) FROM " + name, {1, 1000});
        if (!counted) return counted.error();
        if (std::get<std::int64_t>(counted->rows[0][0]) == profile_.rows) return {};
        return base::Error{
            base::Errc::internal,
            {"Le fichier n'a pas pu être lu en entier.", "The file could not be read in full."},
            "row counts differ for " + table_.label};
    }

    base::Result<void> comment() {
        const auto name = quote_identifier(table_.name);
        if (auto done =
                connection_.run("COMMENT ON TABLE " + name + " IS " + quote_literal(table_.label));
            !done) {
            return done;
        }
        for (std::size_t i = 0; i < readings_.size(); ++i) {
            if (readings_[i].format.empty()) continue;
            if (auto done = connection_.run("COMMENT ON COLUMN " + name + "." +
                                            quote_identifier(profile_.header.names[i]) + " IS " +
                                            quote_literal(readings_[i].format));
                !done) {
                return done;
            }
        }
        return {};
    }

    Connection& connection_;
    const TableToLoad& table_;
    const FileProfile& profile_;
    std::vector<ColumnReading> readings_;
};

}  // namespace

base::Result<std::vector<workers::IngestWarning>> load_table(Connection& connection,
                                                             const TableToLoad& table,
                                                             const FileProfile& profile) {
    return Loader{connection, table, profile}.run();
}

}  // namespace datapilot::worker::ingest
