#include "query_plan/dialect.h"

#include "query_plan/enum_names.h"

#include <spdlog/fmt/fmt.h>

namespace datapilot::query_plan {
namespace {

using catalog::ColumnType;
using catalog::Dialect;

std::string with_doubled(std::string_view text, char mark) {
    std::string out;
    for (const char c : text) {
        if (c == mark) out += mark;
        out += c;
    }
    return out;
}

std::string text_literal(Dialect dialect, std::string_view text) {
    std::string escaped = with_doubled(text, '\'');
    if (dialect == Dialect::mysql) escaped = with_doubled(escaped, '\\');
    return "'" + escaped + "'";
}

// The part of a date that DuckDB and PostgreSQL give as a number.
std::string part_of_date(std::string_view part, std::string_view date) {
    return fmt::format("CAST(EXTRACT({} FROM {}) AS INTEGER)", part, date);
}

std::string mysql_bucket(Grain grain, std::string_view date) {
    switch (grain) {
        case Grain::year:
            return fmt::format("YEAR({})", date);
        case Grain::half_year:
            return fmt::format("MAKEDATE(YEAR({0}), 1) + INTERVAL 6 * (MONTH({0}) > 6) MONTH",
                               date);
        case Grain::quarter:
            return fmt::format("MAKEDATE(YEAR({0}), 1) + INTERVAL QUARTER({0}) - 1 QUARTER", date);
        case Grain::month:
            return fmt::format("DATE({0}) - INTERVAL DAY({0}) - 1 DAY", date);
        case Grain::week:
            return fmt::format("DATE({0}) - INTERVAL WEEKDAY({0}) DAY", date);
        case Grain::day:
            return fmt::format("DATE({})", date);
        case Grain::weekday:
            return fmt::format("WEEKDAY({}) + 1", date);
        case Grain::hour:
            return fmt::format("HOUR({})", date);
    }
    return std::string(date);
}

std::string filter(std::string_view condition) {
    return fmt::format(" FILTER (WHERE {})", condition);
}

}  // namespace

std::string quoted(Dialect dialect, std::string_view identifier) {
    const char mark = dialect == Dialect::mysql ? '`' : '"';
    return mark + with_doubled(identifier, mark) + mark;
}

std::string literal(Dialect dialect, const Literal& value) {
    switch (value.type) {
        case ColumnType::integer:
        case ColumnType::decimal:
        case ColumnType::boolean:
            return value.text;
        case ColumnType::date:
            return "DATE " + text_literal(dialect, value.text);
        case ColumnType::timestamp:
            return "TIMESTAMP " + text_literal(dialect, value.text);
        case ColumnType::text:
            break;
    }
    return text_literal(dialect, value.text);
}

std::string text_match(Dialect dialect, std::string_view text, TextMatch match,
                       std::string_view pattern) {
    std::string like = match == TextMatch::starts_with ? "" : "%";
    for (const char c : pattern) {
        if (c == '%' || c == '_' || c == '!') like += '!';
        like += c;
    }
    if (match != TextMatch::ends_with) like += '%';
    if (dialect != Dialect::mysql) {
        return fmt::format("{} ILIKE {} ESCAPE '!'", text, text_literal(dialect, like));
    }
    return fmt::format("LOWER({}) LIKE LOWER({}) COLLATE utf8mb4_bin ESCAPE '!'", text,
                       text_literal(dialect, like));
}

std::string date_bucket(Dialect dialect, Grain grain, std::string_view date) {
    if (dialect == Dialect::mysql) return mysql_bucket(grain, date);
    switch (grain) {
        case Grain::year:
            return dialect == Dialect::duckdb ? fmt::format("year({})", date)
                                              : part_of_date("YEAR", date);
        case Grain::half_year:
            return fmt::format(
                "CAST(date_trunc('year', {0}) + CASE WHEN EXTRACT(MONTH FROM {0}) > 6 THEN "
                "INTERVAL '6 months' ELSE INTERVAL '0 months' END AS DATE)",
                date);
        case Grain::weekday:
            return part_of_date("ISODOW", date);
        case Grain::hour:
            return part_of_date("HOUR", date);
        default:
            return fmt::format("CAST(date_trunc('{}', {}) AS DATE)", name_of(grain), date);
    }
}

std::string days_between(Dialect dialect, std::string_view from, std::string_view to) {
    switch (dialect) {
        case Dialect::duckdb:
            return fmt::format("date_diff('day', {}, {})", from, to);
        case Dialect::postgresql:
            return fmt::format("(CAST({} AS DATE) - CAST({} AS DATE))", to, from);
        case Dialect::mysql:
            return fmt::format("DATEDIFF({}, {})", to, from);
    }
    return {};
}

std::string as_text(Dialect dialect, std::string_view expression) {
    return fmt::format("CAST({} AS {})", expression,
                       dialect == Dialect::mysql ? "CHAR" : "VARCHAR");
}

std::string halved(Dialect dialect, std::string_view decimal) {
    return dialect == Dialect::duckdb ? fmt::format("1.0 * {}", decimal) : std::string{decimal};
}

std::string median(Dialect dialect, std::string_view argument, std::string_view condition) {
    const auto over = condition.empty() ? std::string{} : filter(condition);
    return dialect == Dialect::duckdb
               ? fmt::format("MEDIAN({}){}", argument, over)
               : fmt::format("PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY {}){}", argument, over);
}

std::string only_where(Dialect dialect, std::string_view function, std::string_view distinct,
                       std::string_view argument, std::string_view condition) {
    if (dialect != Dialect::mysql) {
        return fmt::format("{}({}{}){}", function, distinct, argument, filter(condition));
    }
    return fmt::format("{}({}CASE WHEN {} THEN {} END)", function, distinct, condition,
                       argument == "*" ? "1" : argument);
}

std::string divisible(Dialect dialect, std::string_view whole) {
    if (dialect != Dialect::postgresql) return std::string{whole};
    return fmt::format("CAST({} AS NUMERIC)", whole);
}

std::string_view percent_of(Dialect dialect) {
    return dialect == Dialect::postgresql ? "100.0" : "100";
}

std::string exact_text(Dialect dialect, std::string_view text) {
    if (dialect != Dialect::mysql) return std::string{text};
    return fmt::format("CONVERT({} USING utf8mb4) COLLATE utf8mb4_bin", text);
}

std::string exact_keys(Dialect dialect, std::string_view text) {
    if (dialect != Dialect::mysql) return std::string{text};
    return fmt::format("{0}, CAST({0} AS BINARY)", text);
}

std::string exact_literal(Dialect dialect, std::string_view literal) {
    return fmt::format("{}{}", literal, dialect == Dialect::mysql ? " COLLATE utf8mb4_bin" : "");
}

std::string order_term(Dialect dialect, const OrderKey& key, Direction direction) {
    const bool descends = direction == Direction::descending;
    const auto down = descends ? " DESC" : "";
    if (dialect != Dialect::mysql) return fmt::format("{}{} NULLS LAST", key.value, down);
    // MySQL takes an absent value for the smallest.
    if (descends || key.computed.empty()) return key.value + down;
    return fmt::format("{} IS NULL, {}", key.computed, key.value);
}

}  // namespace datapilot::query_plan
