#include "worker/guard/postgresql_functions.h"

#include <algorithm>
#include <array>

namespace datapilot::worker::guard {
namespace {

using std::string_view;

// Each list is sorted, which the compiler checks. None of these reads or changes anything but its
// arguments, runs SQL from a text, waits, or asks the server about itself.
constexpr auto aggregates = std::to_array<string_view>({
    "any_value",
    "array_agg",
    "avg",
    "bit_and",
    "bit_or",
    "bit_xor",
    "bool_and",
    "bool_or",
    "corr",
    "count",
    "covar_pop",
    "covar_samp",
    "every",
    "json_agg",
    "json_object_agg",
    "jsonb_agg",
    "jsonb_object_agg",
    "max",
    "min",
    "mode",
    "percentile_cont",
    "percentile_disc",
    "range_agg",
    "regr_avgx",
    "regr_avgy",
    "regr_count",
    "regr_intercept",
    "regr_r2",
    "regr_slope",
    "regr_sxx",
    "regr_sxy",
    "regr_syy",
    "stddev",
    "stddev_pop",
    "stddev_samp",
    "string_agg",
    "sum",
    "var_pop",
    "var_samp",
    "variance",
});

constexpr auto windows = std::to_array<string_view>({
    "cume_dist",
    "dense_rank",
    "first_value",
    "lag",
    "last_value",
    "lead",
    "nth_value",
    "ntile",
    "percent_rank",
    "rank",
    "row_number",
});

constexpr auto numbers = std::to_array<string_view>({
    "abs",     "acos",    "acosd", "asin",       "asind",     "atan",         "atan2", "atan2d",
    "atand",   "cbrt",    "ceil",  "ceiling",    "cos",       "cosd",         "cosh",  "cot",
    "cotd",    "degrees", "div",   "erf",        "erfc",      "exp",          "floor", "gcd",
    "lcm",     "ln",      "log",   "log10",      "min_scale", "mod",          "pi",    "power",
    "radians", "round",   "scale", "sign",       "sin",       "sind",         "sinh",  "sqrt",
    "tan",     "tand",    "tanh",  "trim_scale", "trunc",     "width_bucket",
});

constexpr auto texts = std::to_array<string_view>({
    "ascii",
    "bit_count",
    "bit_length",
    "btrim",
    "char_length",
    "character_length",
    "chr",
    "concat",
    "concat_ws",
    "decode",
    "encode",
    "initcap",
    "is_normalized",
    "left",
    "length",
    "like_escape",
    "lower",
    "lpad",
    "ltrim",
    "md5",
    "normalize",
    "octet_length",
    "overlay",
    "position",
    "regexp_count",
    "regexp_instr",
    "regexp_like",
    "regexp_match",
    "regexp_matches",
    "regexp_replace",
    "regexp_split_to_array",
    "regexp_split_to_table",
    "regexp_substr",
    "repeat",
    "replace",
    "reverse",
    "right",
    "rpad",
    "rtrim",
    "similar_to_escape",
    "split_part",
    "starts_with",
    "string_to_array",
    "string_to_table",
    "strpos",
    "substr",
    "substring",
    "to_hex",
    "translate",
    "upper",
});

constexpr auto dates = std::to_array<string_view>({
    "age",
    "clock_timestamp",
    "date",
    "date_bin",
    "date_part",
    "date_trunc",
    "extract",
    "isfinite",
    "justify_days",
    "justify_hours",
    "justify_interval",
    "localtime",
    "localtimestamp",
    "make_date",
    "make_interval",
    "make_time",
    "make_timestamp",
    "make_timestamptz",
    "now",
    "overlaps",
    "statement_timestamp",
    "timezone",
    "to_char",
    "to_date",
    "to_number",
    "to_timestamp",
    "transaction_timestamp",
});

constexpr auto arrays = std::to_array<string_view>({
    "array_append",
    "array_cat",
    "array_dims",
    "array_length",
    "array_lower",
    "array_ndims",
    "array_position",
    "array_positions",
    "array_prepend",
    "array_remove",
    "array_replace",
    "array_to_string",
    "array_upper",
    "cardinality",
    "generate_series",
    "trim_array",
    "unnest",
});

constexpr auto json = std::to_array<string_view>({
    "array_to_json",
    "json_array_elements",
    "json_array_elements_text",
    "json_array_length",
    "json_build_array",
    "json_build_object",
    "json_each",
    "json_each_text",
    "json_extract_path",
    "json_extract_path_text",
    "json_object_keys",
    "json_strip_nulls",
    "json_typeof",
    "jsonb_array_elements",
    "jsonb_array_elements_text",
    "jsonb_array_length",
    "jsonb_build_array",
    "jsonb_build_object",
    "jsonb_each",
    "jsonb_each_text",
    "jsonb_extract_path",
    "jsonb_extract_path_text",
    "jsonb_object_keys",
    "jsonb_pretty",
    "jsonb_strip_nulls",
    "jsonb_typeof",
    "row_to_json",
    "to_json",
    "to_jsonb",
});

constexpr auto ranges_and_networks = std::to_array<string_view>({
    "broadcast",   "daterange", "family",    "host",      "int4range",    "int8range", "isempty",
    "lower_inc",   "lower_inf", "masklen",   "network",   "num_nonnulls", "num_nulls", "numrange",
    "range_merge", "tsrange",   "tstzrange", "upper_inc", "upper_inf",
});

// No type that looks a name up in the catalog (regclass and the like), none that is a program of
// its own (xml, tsquery, jsonpath).
constexpr auto types = std::to_array<string_view>({
    "bit",       "bool",      "bpchar",    "bytea", "char",   "cidr",      "date",
    "daterange", "float4",    "float8",    "inet",  "int2",   "int4",      "int4range",
    "int8",      "int8range", "interval",  "json",  "jsonb",  "macaddr",   "money",
    "name",      "numeric",   "numrange",  "text",  "time",   "timestamp", "timestamptz",
    "timetz",    "tsrange",   "tstzrange", "uuid",  "varbit", "varchar",
});

constexpr auto operators = std::to_array<string_view>({
    "!=", "!~",  "!~*", "!~~", "!~~*", "#",  "#>", "#>>", "%",  "&",   "&&", "*",  "+",  "-",
    "->", "->>", "-|-", "/",   "<",    "<<", "<=", "<>",  "<@", "=",   ">",  ">=", ">>", "?",
    "?&", "?|",  "@",   "@>",  "^",    "^@", "|",  "|/",  "||", "||/", "~",  "~*", "~~", "~~*",
});

static_assert(std::ranges::is_sorted(aggregates));
static_assert(std::ranges::is_sorted(windows));
static_assert(std::ranges::is_sorted(numbers));
static_assert(std::ranges::is_sorted(texts));
static_assert(std::ranges::is_sorted(dates));
static_assert(std::ranges::is_sorted(arrays));
static_assert(std::ranges::is_sorted(json));
static_assert(std::ranges::is_sorted(ranges_and_networks));
static_assert(std::ranges::is_sorted(types));
static_assert(std::ranges::is_sorted(operators));

template <class List>
bool holds(const List& list, string_view name) {
    return std::ranges::binary_search(list, name);
}

}  // namespace

bool is_allowed_postgresql_function(string_view name) {
    return holds(aggregates, name) || holds(windows, name) || holds(numbers, name) ||
           holds(texts, name) || holds(dates, name) || holds(arrays, name) || holds(json, name) ||
           holds(ranges_and_networks, name);
}

bool is_allowed_postgresql_type(string_view name) {
    return holds(types, name);
}

bool is_allowed_postgresql_operator(string_view name) {
    return holds(operators, name);
}

}  // namespace datapilot::worker::guard
