#include "worker/engines/postgresql/result_reader.h"

#include <utility>

#include "worker/engines/server/server_failures.h"
#include "workers/protocol/table_frames.h"
#include "workers/protocol/utf8.h"

namespace datapilot::worker::postgresql {
namespace {

using results::Cell;
using results::ColumnType;
using results::ResultTable;

// What serve takes of a worker.
constexpr int most_columns = 4096;
// The end of the rows, and the end of the answer.
constexpr int answers_to_the_end = 3;

class RowReader {
  public:
    RowReader(Cap cap, MoneyForm money) : cap_(cap), money_(money) {}

    // False once a cap is reached.
    base::Result<bool> take(const PGresult* answer) {
        if (table_.columns.empty()) {
            if (auto done = read_columns(answer); !done) return done.error();
        }
        if (PQnfields(answer) != static_cast<int>(types_.size())) {
            return source_misbehaved("rows of another width");
        }
        for (int row = 0; row < PQntuples(answer); ++row) {
            if (std::cmp_greater_equal(table_.rows.size(), cap_.rows)) return false;
            if (!take_row(answer, row)) return false;
        }
        return true;
    }

    ResultTable table(bool truncated) && {
        table_.truncated = truncated;
        widen();
        return std::move(table_);
    }

  private:
    base::Result<void> read_columns(const PGresult* answer) {
        const int count = PQnfields(answer);
        if (count > most_columns) return answer_too_large("too many columns");
        for (int i = 0; i < count; ++i) {
            const std::string_view name = PQfname(answer, i);
            types_.push_back(PQftype(answer, i));
            table_.columns.push_back(
                {workers::is_utf8(name) ? std::string{name} : "?column?", shown_as(types_.back())});
        }
        return {};
    }

    bool take_row(const PGresult* answer, int row) {
        std::vector<Cell> cells;
        cells.reserve(types_.size());
        for (int i = 0; i < static_cast<int>(types_.size()); ++i) {
            cells.push_back(read_cell(answer, row, i));
            bytes_ += static_cast<std::int64_t>(workers::weight(cells.back()));
        }
        if (bytes_ > cap_.bytes) return false;
        table_.rows.push_back(std::move(cells));
        return true;
    }

    Cell read_cell(const PGresult* answer, int row, int column) const {
        if (PQgetisnull(answer, row, column) != 0) return {};
        const auto size = static_cast<std::size_t>(PQgetlength(answer, row, column));
        return cell_of({PQgetvalue(answer, row, column), size},
                       types_[static_cast<std::size_t>(column)], money_);
    }

    // A column of numbers with one that is none (NaN, Infinity) is shown as PostgreSQL writes it.
    void widen() {
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            auto& type = table_.columns[i].type;
            if (type != ColumnType::decimal && type != ColumnType::integer) continue;
            for (const auto& row : table_.rows) {
                if (!std::holds_alternative<std::string>(row[i])) continue;
                type = ColumnType::text;
                break;
            }
        }
    }

    Cap cap_;
    MoneyForm money_;
    ResultTable table_;
    std::vector<Oid> types_;
    std::int64_t bytes_ = 0;
};

}  // namespace

base::Result<ResultTable> read_rows(Link& link, Cap cap, MoneyForm money, Patience patience) {
    RowReader reader{cap, money};
    while (true) {
        auto answer = link.next(patience);
        if (!answer) return answer.error();
        if (!*answer) return std::move(reader).table(false);
        const auto more = reader.take(answer->get());
        if (!more) return more.error();
        if (*more) continue;
        // The end is near where the query itself had a limit: then the link stays of use.
        for (int i = 0; i < answers_to_the_end; ++i) {
            const auto rest = link.next(patience);
            if (!rest || !*rest) break;
        }
        return std::move(reader).table(true);
    }
}

}  // namespace datapilot::worker::postgresql
