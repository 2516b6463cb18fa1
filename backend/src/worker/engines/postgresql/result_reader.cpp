#include "worker/engines/postgresql/result_reader.h"

#include "worker/engines/server/server_failures.h"
#include "workers/protocol/utf8.h"

namespace datapilot::worker::postgresql {
namespace {

using results::Cell;
using results::ColumnType;

// What serve takes of a worker.
constexpr int most_columns = 4096;
// The end of the rows, and the end of the answer.
constexpr int answers_to_the_end = 3;

class RowReader {
  public:
    RowReader(RowSink& sink, MoneyForm money) : sink_(sink), money_(money) {}

    // False once nothing more is wanted.
    base::Result<bool> take(const PGresult* answer) {
        if (columns_.empty()) {
            if (auto done = read_columns(answer); !done) return done.error();
        }
        if (PQnfields(answer) != static_cast<int>(types_.size())) {
            return source_misbehaved("rows of another width");
        }
        for (int row = 0; row < PQntuples(answer); ++row) {
            if (!take_row(answer, row)) return false;
        }
        return true;
    }

    void end() { sink_.end(columns_); }

  private:
    base::Result<void> read_columns(const PGresult* answer) {
        const int count = PQnfields(answer);
        if (count > most_columns) return answer_too_large("too many columns");
        for (int i = 0; i < count; ++i) {
            const std::string_view name = PQfname(answer, i);
            types_.push_back(PQftype(answer, i));
            columns_.push_back(
                {workers::is_utf8(name) ? std::string{name} : "?column?", shown_as(types_.back())});
        }
        return {};
    }

    bool take_row(const PGresult* answer, int row) {
        row_.resize(types_.size());
        for (std::size_t i = 0; i < types_.size(); ++i) {
            row_[i] = read_cell(answer, row, static_cast<int>(i));
            widen(columns_[i].type, row_[i]);
        }
        return sink_.add(row_);
    }

    Cell read_cell(const PGresult* answer, int row, int column) const {
        if (PQgetisnull(answer, row, column) != 0) return {};
        const auto size = static_cast<std::size_t>(PQgetlength(answer, row, column));
        return cell_of({PQgetvalue(answer, row, column), size},
                       types_[static_cast<std::size_t>(column)], money_);
    }

    // A column of numbers with one that is none (NaN, Infinity) is shown as PostgreSQL writes it.
    static void widen(ColumnType& type, const Cell& cell) {
        const bool numbers = type == ColumnType::decimal || type == ColumnType::integer;
        if (numbers && std::holds_alternative<std::string>(cell)) type = ColumnType::text;
    }

    RowSink& sink_;
    MoneyForm money_;
    std::vector<Oid> types_;
    std::vector<results::Column> columns_;
    std::vector<Cell> row_;
};

}  // namespace

base::Result<void> read_rows(Link& link, RowSink& sink, MoneyForm money, Patience patience) {
    RowReader reader{sink, money};
    while (true) {
        auto answer = link.next(patience);
        if (!answer) return answer.error();
        if (!*answer) break;
        const auto more = reader.take(answer->get());
        if (!more) return more.error();
        if (*more) continue;
        // The end is near where the query itself had a limit: then the link stays of use.
        for (int i = 0; i < answers_to_the_end; ++i) {
            const auto rest = link.next(patience);
            if (!rest || !*rest) break;
        }
        break;
    }
    reader.end();
    return {};
}

}  // namespace datapilot::worker::postgresql
