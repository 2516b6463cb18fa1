#include "worker/engines/duckdb/result_reader.h"

#include <memory>
#include <utility>

#include "worker/engines/duckdb/cell_reader.h"
#include "worker/engines/duckdb/duckdb_error.h"

namespace datapilot::worker {
namespace {

using results::Cell;
using results::Column;
using results::ColumnType;
using results::ResultTable;

struct DestroyChunk {
    void operator()(duckdb_data_chunk chunk) const { duckdb_destroy_data_chunk(&chunk); }
};
using Chunk = std::unique_ptr<_duckdb_data_chunk, DestroyChunk>;

struct DestroyPending {
    void operator()(duckdb_pending_result pending) const { duckdb_destroy_pending(&pending); }
};
using Pending = std::unique_ptr<_duckdb_pending_result, DestroyPending>;

std::optional<ColumnType> column_type(duckdb_prepared_statement statement, idx_t column) {
    auto type = duckdb_prepared_statement_column_logical_type(statement, column);
    const auto readable = readable_as(type);
    duckdb_destroy_logical_type(&type);
    return readable;
}

std::int64_t size_of(const Cell& cell) {
    const auto text = std::get_if<std::string>(&cell);
    return static_cast<std::int64_t>(sizeof(Cell) + (text ? text->size() : 0));
}

// Adds the chunk's rows; false once the cap is reached.
bool append(ResultTable& table, duckdb_data_chunk chunk, Cap cap, std::int64_t& bytes) {
    std::vector<CellReader> readers;
    for (idx_t i = 0; i < table.columns.size(); ++i) {
        readers.emplace_back(duckdb_data_chunk_get_vector(chunk, i));
    }
    const idx_t count = duckdb_data_chunk_get_size(chunk);
    for (idx_t row = 0; row < count; ++row) {
        if (static_cast<std::int64_t>(table.rows.size()) >= cap.rows || bytes >= cap.bytes) {
            return false;
        }
        std::vector<Cell> cells;
        cells.reserve(readers.size());
        for (const auto& reader : readers) {
            cells.push_back(reader.read(row));
            bytes += size_of(cells.back());
        }
        table.rows.push_back(std::move(cells));
    }
    return true;
}

// A sum of integers can pass 64 bits: such a column is a decimal, whose digits are exact.
void widen_integers(ResultTable& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].type != ColumnType::integer) continue;
        for (const auto& row : table.rows) {
            if (std::holds_alternative<results::Decimal>(row[i])) {
                table.columns[i].type = ColumnType::decimal;
                break;
            }
        }
    }
}

}  // namespace

base::Error RawResult::error() {
    const char* message = duckdb_result_error(&raw);
    return error_from_duckdb(duckdb_result_error_type(&raw), message ? message : "query failed");
}

std::vector<Column> columns_of(duckdb_prepared_statement statement) {
    std::vector<Column> columns;
    const idx_t count = duckdb_prepared_statement_column_count(statement);
    for (idx_t i = 0; i < count; ++i) {
        const char* name = duckdb_prepared_statement_column_name(statement, i);
        columns.push_back({name ? name : "", column_type(statement, i).value_or(ColumnType::text)});
        duckdb_free(const_cast<char*>(name));
    }
    return columns;
}

std::optional<std::string> in_readable_types(const std::string& sql,
                                             duckdb_prepared_statement statement) {
    std::string select;
    std::string names;
    bool all_readable = true;
    const idx_t count = duckdb_prepared_statement_column_count(statement);
    for (idx_t i = 0; i < count; ++i) {
        const auto name = "c" + std::to_string(i);
        const bool readable = column_type(statement, i).has_value();
        all_readable = all_readable && readable;
        select += (i ? ", " : "") + (readable ? name : "CAST(" + name + " AS VARCHAR)");
        names += (i ? ", " : "") + name;
    }
    if (all_readable) return std::nullopt;
    const auto end = sql.find_last_not_of("; \t\r\n");
    return "SELECT " + select + " FROM (\n" + sql.substr(0, end + 1) + "\n) AS readable(" + names +
           ")";
}

base::Result<ResultTable> stream_rows(duckdb_prepared_statement statement,
                                      std::vector<Column> columns, Cap cap) {
    duckdb_pending_result raw_pending = nullptr;
    const auto started = duckdb_pending_prepared_streaming(statement, &raw_pending);
    const Pending pending{raw_pending};
    RawResult result;
    if (started != DuckDBSuccess) {
        return error_from_duckdb(DUCKDB_ERROR_EXECUTOR, duckdb_pending_error(raw_pending));
    }
    if (duckdb_execute_pending(raw_pending, &result.raw) != DuckDBSuccess) return result.error();

    ResultTable table{.columns = std::move(columns), .rows = {}};
    std::int64_t bytes = 0;
    while (const Chunk chunk{duckdb_fetch_chunk(result.raw)}) {
        if (!append(table, chunk.get(), cap, bytes)) {
            table.truncated = true;
            break;
        }
    }
    if (!table.truncated && duckdb_result_error(&result.raw)) return result.error();
    widen_integers(table);
    return table;
}

}  // namespace datapilot::worker
