#include "dialects/three_engines.h"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <vector>

#include "query_plan/sql.h"
#include "support/query_outcome.h"
#include "worker/engines/sql_quote.h"

namespace datapilot::tests {
namespace {

namespace fs = std::filesystem;
using catalog::ColumnType;
using catalog::Dialect;

template <class Value>
Value the(base::Result<Value> result) {
    if (!result) throw std::runtime_error(result.error().message.english + result.error().detail);
    return std::move(*result);
}

// As a server of the dialect would have declared it.
std::string_view declared(ColumnType type, Dialect dialect) {
    const bool mysql = dialect == Dialect::mysql;
    switch (type) {
        case ColumnType::integer:
            return "BIGINT";
        case ColumnType::decimal:
            return "DECIMAL(30, 4)";
        case ColumnType::date:
            return "DATE";
        case ColumnType::timestamp:
            return mysql ? "DATETIME(6)" : "TIMESTAMP";
        case ColumnType::boolean:
            return "BOOLEAN";
        case ColumnType::text:
            break;
    }
    // The collation of an ordinary server, to which é, e and E are one letter.
    return mysql ? "VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci" : "TEXT";
}

std::string name_in(Dialect dialect, const std::string& name) {
    if (dialect == Dialect::mysql) return "`" + name + "`";
    return worker::quote_identifier(name);
}

std::string constant(const results::Cell& cell, Dialect dialect) {
    struct Write {
        Dialect dialect;
        std::string operator()(std::monostate) const { return "NULL"; }
        std::string operator()(bool value) const { return value ? "TRUE" : "FALSE"; }
        std::string operator()(std::int64_t value) const { return std::to_string(value); }
        std::string operator()(double value) const { return std::to_string(value); }
        std::string operator()(const results::Decimal& value) const { return value.digits; }
        std::string operator()(const std::string& value) const {
            auto text = worker::quote_literal(value);
            if (dialect != Dialect::mysql) return text;
            std::string escaped;
            for (const char c : text) escaped += c == '\\' ? "\\\\" : std::string(1, c);
            return escaped;
        }
    };
    return std::visit(Write{dialect}, cell);
}

template <class Parts, class Write>
std::string listed(const Parts& parts, Write write) {
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : ", ") + write(part);
    return "(" + text + ")";
}

std::string making_of(const catalog::Table& table, const results::ResultTable& rows,
                      Dialect dialect) {
    const auto name = name_in(dialect, table.name);
    std::string sql =
        "CREATE TABLE " + name + " " + listed(table.columns, [&](const catalog::Column& column) {
            return name_in(dialect, column.name) + " " +
                   std::string{declared(column.type, dialect)};
        });
    for (const auto& row : rows.rows) {
        sql += ";\nINSERT INTO " + name + " VALUES " +
               listed(row, [&](const results::Cell& cell) { return constant(cell, dialect); });
    }
    return sql;
}

}  // namespace

ThreeEngines::ThreeEngines(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
    std::ranges::sort(files);
    for (const auto& file : files) files_.add_file(file);
    the(files_.ingest());
    catalog_ = the(files_.describe());
    for (const auto& table : catalog_.tables) {
        const auto rows = all_rows(table);
        postgresql_.execute(making_of(table, rows, Dialect::postgresql));
        mariadb_.execute(making_of(table, rows, Dialect::mysql));
    }
}

results::ResultTable ThreeEngines::all_rows(const catalog::Table& table) {
    return the(files_.query("SELECT * FROM " + worker::quote_identifier(table.name))).table;
}

catalog::Catalog ThreeEngines::catalog_of(Dialect dialect) const {
    auto catalog = catalog_;
    catalog.dialect = dialect;
    if (dialect == Dialect::duckdb) return catalog;
    for (auto& table : catalog.tables) {
        table.schema = dialect == Dialect::mysql ? mariadb_.name() : "public";
        table.relation = table.name;
    }
    return catalog;
}

base::Result<results::ResultTable> ThreeEngines::run(const std::string& sql, Dialect dialect) {
    const workers::QueryJob job{.location = {}, .sql = sql};
    auto outcome = [&] {
        switch (dialect) {
            case Dialect::postgresql:
                return postgresql_.query(job);
            case Dialect::mysql: {
                worker::CollectedRows rows{{job.row_cap, job.byte_cap}};
                const auto read = mysql_.query(mariadb_.location(), job, rows,
                                               worker::PostgresqlSource::patience());
                return worker::outcome_of(read, std::move(rows));
            }
            case Dialect::duckdb:
                break;
        }
        return files_.query(sql);
    }();
    if (!outcome) return outcome.error();
    return std::move(outcome->table);
}

ThreeEngines::Answer ThreeEngines::ask(const query_plan::QueryPlan& plan, Dialect dialect) {
    const auto sql = query_plan::to_sql(plan, catalog_of(dialect), dialect);
    if (!sql) return {{}, sql.error()};
    return {sql->text, run(sql->text, dialect)};
}

}  // namespace datapilot::tests
