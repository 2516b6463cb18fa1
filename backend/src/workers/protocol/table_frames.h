#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "results/result_table.h"

// The payloads of columns and rows frames. Not JSON: the rows of an answer are most of what
// travels, and serve reads them between two requests.
namespace datapilot::workers {

// How much of `byte_cap` a cell takes. The worker cuts its rows by this measure and serve refuses
// what is past it, so that a worker cannot make serve hold more than it asked for.
std::size_t weight(const results::Cell& cell);

std::string encode_columns(const std::vector<results::Column>& columns);
// Infinity and not-a-number become absent: JSON has neither.
void append_row(std::string& rows_payload, results::Row row);

struct TableCaps {
    std::int64_t rows = 0;
    std::int64_t bytes = 0;
};

// Puts a table together from the payloads of one job, as they come; they are as hostile as the
// worker may be. Each payload of rows holds whole cells, and the columns may follow them.
class TableReader {
  public:
    explicit TableReader(TableCaps caps) : caps_(caps) {}

    base::Result<void> read_columns(std::string_view payload);
    base::Result<void> read_rows(std::string_view payload);
    // Fails where no columns came, or the cells are no rows of them.
    base::Result<results::ResultTable> take(bool truncated);

  private:
    TableCaps caps_;
    std::vector<results::Column> columns_;
    std::vector<results::Cell> cells_;
    std::size_t weight_ = 0;
};

}  // namespace datapilot::workers
