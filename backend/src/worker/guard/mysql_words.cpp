#include "worker/guard/mysql_words.h"

#include <algorithm>
#include <array>

namespace datapilot::worker::guard {
namespace {

using std::string_view;

// clang-format off
constexpr auto query_words = std::to_array<string_view>({
    "all", "and", "as", "asc", "between", "binary", "both", "by", "case", "char", "collate", "cross",
    "day_hour", "day_microsecond", "day_minute", "day_second", "decimal", "desc", "distinct",
    "distinctrow", "div", "double", "dual", "else", "except", "exists", "false", "float", "for", "from",
    "group", "groups", "having", "hour_microsecond", "hour_minute", "hour_second", "in", "inner", "int",
    "integer", "intersect", "interval", "is", "join", "lateral", "leading", "left", "like", "limit",
    "minute_microsecond", "minute_second", "mod", "natural", "not", "null", "numeric", "on", "or",
    "order", "outer", "over", "partition", "precision", "range", "recursive", "regexp", "right", "rlike",
    "row", "rows", "second_microsecond", "select", "separator", "straight_join", "then", "trailing",
    "true", "union", "unsigned", "using", "varchar", "when", "where", "window", "with", "xor",
    "year_month",
});

// Reserved everywhere, so that no stored function bears their name.
constexpr auto group_words = std::to_array<string_view>({
    "all", "and", "as", "between", "binary", "by", "case", "char", "decimal", "distinct", "div", "double",
    "else", "exists", "float", "from", "group", "having", "in", "interval", "is", "join", "like", "limit",
    "not", "on", "or", "over", "regexp", "rlike", "select", "then", "union", "using", "varchar", "when",
    "where", "xor", "except", "intersect",
});

constexpr auto refused_reserved = std::to_array<string_view>({
    "accessible", "add", "alter", "analyze", "asensitive", "before", "bigint", "blob", "call", "cascade",
    "change", "character", "check", "column", "condition", "constraint", "continue", 
    "create", "cube", "current_role", "current_user", "cursor", "databases", "dec", "declare", "default",
    "delayed", "delete", "delete_domain_id", "describe", "deterministic", "do_domain_ids", "drop", "each",
    "elseif", "empty", "enclosed", "escaped", "exit", "explain", "fetch", "float4", "float8", "force",
    "foreign", "fulltext", "function", "general", "generated", "get", "grant", "high_priority", "ignore",
    "ignore_domain_ids", "ignore_server_ids", "index", "infile", "inout", "insensitive", "int1", "int2",
    "int3", "int4", "int8", "into", "io_after_gtids", "io_before_gtids", "iterate", "json_table", "key",
    "keys", "kill", "leave", "library", "linear", "lines", "load", "lock", "long", "longblob", "longtext",
    "loop", "low_priority", "manual", "master_bind", "master_heartbeat_period",
    "master_ssl_verify_server_cert", "match", "maxvalue", "mediumblob", "mediumint", "mediumtext",
    "middleint", "modifies", "no_write_to_binlog", "of", "optimize",
    "optimizer_costs", "option", "optionally", "out", "outfile", "page_checksum", "parallel",
    "parse_vcol_expr", "primary", "procedure", "purge", "qualify", "read", "reads", "read_write", "real",
    "references", "ref_system_id", "release", "rename", "require", "resignal", "restrict", "return",
    "returning", "revoke", "schemas", "sensitive", "set", "show", "signal", "slow", "smallint", "spatial",
    "specific", "sql", "sql_big_result", "sql_calc_found_rows", "sql_small_result", "sqlexception",
    "sqlstate", "sqlwarning", "ssl", "starting", "stats_auto_recalc", "stats_persistent",
    "stats_sample_pages", "stored", "system", "table", "tablesample", "terminated", "tinyblob", "tinyint",
    "tinytext", "to", "trigger", "undo", "unique", "unlock", "update", "usage", "use", "values",
    "varbinary", "varcharacter", "varying", "virtual", "while", "write", "zerofill",
});

// Functions whose names are reserved words: nothing but functions.
constexpr auto reserved_functions = std::to_array<string_view>({
    "convert", "cume_dist", "current_date", "current_time", "current_timestamp", "database",
    "dense_rank", "first_value", "grouping", "if", "insert", "lag", "last_value", "lead", "localtime",
    "localtimestamp", "nth_value", "ntile", "percent_rank", "rank", "repeat", "replace", "row_number",
    "schema", "sysdate", "utc_date", "utc_time", "utc_timestamp",
});

constexpr auto bare_functions = std::to_array<string_view>({
    "current_date", "current_time", "current_timestamp", "localtime", "localtimestamp", "utc_date",
    "utc_time", "utc_timestamp",
});

constexpr auto functions = std::to_array<string_view>({
    // Aggregates and windows.
    "avg", "bit_and", "bit_or", "bit_xor", "count", "cume_dist", "dense_rank", "first_value",
    "group_concat", "json_arrayagg", "json_objectagg", "lag", "last_value", "lead", "max",
    "min", "nth_value", "ntile", "percent_rank", "rank",
    "row_number", "std", "stddev", "stddev_pop", "stddev_samp", "sum", "var_pop", "var_samp", "variance",
    // Choice.
    "coalesce", "greatest", "if", "ifnull", "isnull", "least", "nullif",
    // Numbers.
    "abs", "acos", "asin", "atan", "atan2", "bit_count", "ceil", "ceiling", "conv", "cos", "cot", "crc32",
    "degrees", "exp", "floor", "format", "ln", "log", "log10", "log2", "mod", "pi", "pow", "power",
    "radians", "round", "sign", "sin", "sqrt", "tan", "truncate",
    // Text.
    "ascii", "bin", "bit_length", "char", "char_length", "character_length", "concat", "concat_ws", "elt",
    "field", "find_in_set", "from_base64", "hex", "insert", "instr", "lcase", "left", "length",
    "locate", "lower", "lpad", "ltrim", "make_set", "md5", "mid", "oct", "octet_length",
    "ord", "position", "quote", "regexp_instr", "regexp_replace", "regexp_substr",
    "repeat", "replace", "reverse", "right", "rpad", "rtrim", "sha1", "sha2", "soundex", "space",
    "strcmp", "substr", "substring", "substring_index", "to_base64", "trim", "ucase", "unhex",
    "upper",
    // Dates and times.
    "adddate", "addtime", "convert_tz", "curdate", "current_date", "current_time",
    "current_timestamp", "curtime", "date", "date_add", "date_format", "date_sub", "datediff", "day",
    "dayname", "dayofmonth", "dayofweek", "dayofyear", "extract", "from_days", "from_unixtime",
    "get_format", "hour", "last_day", "localtime", "localtimestamp", "makedate", "maketime",
    "microsecond", "minute", "month", "monthname", "now", "period_add", "period_diff", "quarter",
    "sec_to_time", "second", "str_to_date", "subdate", "subtime", "time", "time_format", "time_to_sec",
    "timediff", "timestamp", "timestampadd", "timestampdiff", "to_days", "to_seconds", "unix_timestamp",
    "utc_date", "utc_time", "utc_timestamp", "week", "weekday", "weekofyear", "year", "yearweek",
    // Other.
    "cast", "convert", "inet_aton", "inet_ntoa", "json_array", "json_contains", "json_extract",
    "json_keys", "json_length", "json_object", "json_quote", "json_type", "json_unquote", "json_valid",
    "json_value",
});

// What only one of the two has: on the other the name could be that of a stored function.
constexpr auto functions_of_mariadb = std::to_array<string_view>({
    "add_months", "median", "nvl", "nvl2", "percentile_cont", "percentile_disc", "to_char",
});
constexpr auto functions_of_mysql = std::to_array<string_view>({
    "any_value", "grouping", "regexp_like",
});
// clang-format on

template <class List>
bool holds(const List& list, string_view word) {
    return std::ranges::find(list, word) != list.end();
}

}  // namespace

bool is_mysql_query_word(string_view word) {
    return holds(query_words, word);
}

bool is_mysql_reserved(string_view word) {
    return holds(query_words, word) || holds(refused_reserved, word) ||
           holds(reserved_functions, word);
}

bool opens_mysql_group(string_view word) {
    return holds(group_words, word);
}

bool is_mysql_function(string_view word, MysqlFlavour flavour) {
    if (holds(functions, word)) return true;
    return flavour == MysqlFlavour::mariadb ? holds(functions_of_mariadb, word)
                                            : holds(functions_of_mysql, word);
}

bool is_mysql_bare_function(string_view word) {
    return holds(bare_functions, word);
}

}  // namespace datapilot::worker::guard
