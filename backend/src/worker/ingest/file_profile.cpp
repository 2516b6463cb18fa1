#include "worker/ingest/file_profile.h"

#include <algorithm>

#include "worker/ingest/limits.h"
#include "worker/ingest/record_reader.h"
#include "worker/ingest/text_trim.h"

namespace datapilot::worker::ingest {
namespace {

using base::Errc;
using base::Error;
using State = RecordReader::State;

Error header_only() {
    return {Errc::file_header_only,
            {"Ce fichier n'a que sa ligne d'en-tête, sans aucune donnée. Vérifiez l'export.",
             "This file has only its header line and no data. Check the export."}};
}

Error too_many(std::size_t columns) {
    return {Errc::too_many_columns,
            {"Ce fichier a " + std::to_string(columns) + " colonnes ; " +
                 std::to_string(most_columns) + " au plus sont acceptées.",
             "This file has " + std::to_string(columns) + " columns; at most " +
                 std::to_string(most_columns) + " are accepted."}};
}

Error row_too_long(std::int64_t line, std::size_t cells, std::size_t columns) {
    const auto where = std::to_string(line);
    return {Errc::file_row_too_long,
            {"La ligne " + where + " a " + std::to_string(cells) + " cellules pour " +
                 std::to_string(columns) +
                 " colonnes. Corrigez cette ligne (un séparateur en trop, ou un texte à mettre "
                 "entre guillemets), puis envoyez le fichier de nouveau.",
             "Line " + where + " has " + std::to_string(cells) + " cells for " +
                 std::to_string(columns) +
                 " columns. Correct this line (a separator too many, or a text that needs "
                 "quotes), then send the file again."}};
}

Error unreadable(State state, std::int64_t line) {
    const auto where = std::to_string(line);
    if (state == State::quote_not_closed) {
        return {Errc::file_row_too_long,
                {"La ligne " + where +
                     " ouvre un guillemet qui n'est jamais refermé : le fichier est peut-être "
                     "coupé. Corrigez cette ligne ou refaites l'export.",
                 "Line " + where +
                     " opens a quote that is never closed: the file may be cut. Correct this line "
                     "or export it again."}};
    }
    return {Errc::file_row_too_long,
            {"La ligne " + where + " dépasse 16 Mo. Un guillemet y manque peut-être.",
             "Line " + where + " is longer than 16 MB. A quote may be missing there."}};
}

bool all_empty(const Record& record) {
    return std::ranges::all_of(record.cells,
                               [](const auto& cell) { return trimmed(cell.text).empty(); });
}

class Profiler {
  public:
    Profiler(const std::string& path, char separator) : reader_(path, separator) {
        profile_.separator = separator;
    }

    base::Result<FileProfile> run() {
        Record record;
        auto state = reader_.next(record);
        while (state == State::record && all_empty(record)) {
            profile_.must_be_rewritten = true;
            state = reader_.next(record);
        }
        if (state == State::end) return header_only();
        if (state != State::record) return unreadable(state, reader_.line());
        if (record.cells.size() > most_columns) return too_many(record.cells.size());
        std::vector<std::string> first;
        for (const auto& cell : record.cells) first.push_back(cell.value());
        const auto first_line = record.line;
        profile_.columns.resize(first.size());
        while ((state = reader_.next(record)) == State::record) {
            if (auto done = add_row(record); !done) return done.error();
        }
        if (state != State::end) return unreadable(state, reader_.line());
        if (auto done = settle_header(first, first_line); !done) return done.error();
        settle_reading();
        return std::move(profile_);
    }

  private:
    base::Result<void> add_row(Record& record) {
        auto& columns = profile_.columns;
        if (record.cells.size() != columns.size()) {
            if (all_empty(record)) return skip_row(record);
            if (auto done = fit_width(record); !done) return done;
        } else if (record.cells.front().text.empty() && all_empty(record)) {
            return skip_row(record);
        }
        for (std::size_t i = 0; i < record.cells.size(); ++i) {
            columns[i].add(record.cells[i].text, record.line);
        }
        ++profile_.rows;
        return {};
    }

    base::Result<void> skip_row(const Record& record) {
        profile_.must_be_rewritten = true;
        profile_.empty_rows += !record.blank();
        return {};
    }

    base::Result<void> fit_width(Record& record) {
        const auto width = profile_.columns.size();
        profile_.must_be_rewritten = true;
        if (record.cells.size() < width) {
            if (profile_.short_rows++ == 0) profile_.first_short_line = record.line;
            return {};
        }
        const auto count = record.cells.size();
        while (record.cells.size() > width && record.cells.back().text.empty()) {
            record.cells.pop_back();
        }
        if (record.cells.size() > width) return row_too_long(record.line, count, width);
        return {};
    }

    base::Result<void> settle_header(const std::vector<std::string>& first, std::int64_t line) {
        if (is_data(first)) {
            profile_.has_header = false;
            profile_.header = numbered_columns(first.size());
            for (std::size_t i = 0; i < first.size(); ++i) {
                profile_.columns[i].add(first[i], line);
            }
            ++profile_.rows;
            return {};
        }
        if (profile_.rows == 0) return header_only();
        std::vector<bool> hollow;
        for (const auto& column : profile_.columns) hollow.push_back(column.hollow());
        auto header = name_columns(first, hollow);
        if (!header) return header.error();
        profile_.header = std::move(*header);
        return {};
    }

    // A first line is data where one of its cells is a number or a date like those below it, and
    // none is a text above numbers or dates. Years stand in headers too.
    bool is_data(const std::vector<std::string>& first) const {
        bool like_below = false;
        for (std::size_t i = 0; i < first.size(); ++i) {
            ColumnProfile cell;
            cell.add(first[i], 1);
            if (cell.filled() == 0) continue;
            const auto& below = profile_.columns[i];
            const bool typed = below.filled() > 0 && (below.any_number() == below.filled() ||
                                                      below.any_date() == below.filled());
            const bool value = cell.any_number() > 0 || cell.any_date() > 0;
            if (typed && !value) return false;
            const bool year = first[i].size() == 4 && first[i] >= "1900" && first[i] <= "2100";
            like_below = like_below || (typed && value && !year);
        }
        return like_below;
    }

    void settle_reading() {
        const auto& seen = reader_.irregularities();
        profile_.longest_record = reader_.longest_record();
        profile_.must_be_rewritten = profile_.must_be_rewritten || seen.loose_quotes ||
                                     seen.mixed_line_ends || seen.several_marks;
    }

    RecordReader reader_;
    FileProfile profile_;
};

}  // namespace

base::Result<FileProfile> profile_file(const std::string& path, char separator) {
    return Profiler{path, separator}.run();
}

}  // namespace datapilot::worker::ingest
