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

// A sum of integers can pass 64 bits: such a column is a decimal, whose digits are exact.
void widen(ColumnType& type, const Cell& cell) {
    const bool is_decimal = std::holds_alternative<results::Decimal>(cell);
    if (type == ColumnType::integer && is_decimal) type = ColumnType::decimal;
}

// Gives the chunk's rows to the sink; false once it wants no more.
bool pass_on(duckdb_data_chunk chunk, std::vector<Column>& columns, RowSink& sink) {
    std::vector<CellReader> readers;
    for (idx_t i = 0; i < columns.size(); ++i) {
        readers.emplace_back(duckdb_data_chunk_get_vector(chunk, i));
    }
    std::vector<Cell> cells;
    const idx_t count = duckdb_data_chunk_get_size(chunk);
    for (idx_t row = 0; row < count; ++row) {
        cells.resize(readers.size());
        for (std::size_t i = 0; i < readers.size(); ++i) {
            cells[i] = readers[i].read(row);
            widen(columns[i].type, cells[i]);
        }
        if (!sink.add(cells)) return false;
    }
    return true;
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

base::Result<void> stream_rows(duckdb_prepared_statement statement, std::vector<Column> columns,
                               RowSink& sink) {
    duckdb_pending_result raw_pending = nullptr;
    const auto started = duckdb_pending_prepared_streaming(statement, &raw_pending);
    const Pending pending{raw_pending};
    RawResult result;
    if (started != DuckDBSuccess) {
        return error_from_duckdb(DUCKDB_ERROR_EXECUTOR, duckdb_pending_error(raw_pending));
    }
    if (duckdb_execute_pending(raw_pending, &result.raw) != DuckDBSuccess) return result.error();

    bool wants_more = true;
    while (wants_more) {
        const Chunk chunk{duckdb_fetch_chunk(result.raw)};
        if (!chunk) break;
        wants_more = pass_on(chunk.get(), columns, sink);
    }
    if (wants_more && duckdb_result_error(&result.raw)) return result.error();
    sink.end(columns);
    return {};
}

}  // namespace datapilot::worker
