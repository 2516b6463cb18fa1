#include "worker/guard/duckdb_guard.h"

#include <algorithm>
#include <boost/json.hpp>

#include "worker/guard/duckdb_tree.h"
#include "worker/guard/refusal.h"
#include "worker/guard/text_check.h"

namespace datapilot::worker::guard {
namespace {

namespace json = boost::json;

// In JSON, each node of the tree is up to three levels deep.
constexpr std::size_t deepest_json = 1'200;
constexpr std::int64_t parser_memory = 128 << 20;

base::Error not_understood(std::string_view why) {
    return refusal("ce n'est pas une requête SELECT que DuckDB comprend. Corrigez le SQL.",
                   "it is not a SELECT query that DuckDB understands. Correct the SQL.",
                   std::string{why});
}

}  // namespace

base::Result<DuckdbGuard> DuckdbGuard::start() {
    const EngineLimits limits{.memory_bytes = parser_memory,
                              .threads = 1,
                              .temporary_directory = {},
                              .temporary_bytes = 0};
    auto parser = Connection::open("", Access::read_write, limits);
    if (!parser) return parser.error();
    if (auto done = parser->lock(); !done) return done.error();
    return DuckdbGuard{std::move(*parser)};
}

base::Result<std::string> DuckdbGuard::parse(const std::string& sql) {
    const auto parsed = parser_.rows("SELECT CAST(json_serialize_sql($1::VARCHAR) AS VARCHAR)",
                                     {1, 64 << 20}, {sql});
    if (!parsed) return not_understood(parsed.error().detail);
    if (parsed->rows.size() != 1) return not_understood("no tree");
    const auto* text = std::get_if<std::string>(&parsed->rows[0][0]);
    if (!text) return not_understood("no tree");
    return *text;
}

base::Result<ApprovedSql> DuckdbGuard::approve(const UntrustedSql& sql,
                                               const std::set<std::string>& tables) {
    if (auto done = check_text(sql.text()); !done) return done.error();
    auto serialized = parse(sql.text());
    if (!serialized) return serialized.error();
    json::parse_options options;
    options.max_depth = deepest_json;
    boost::system::error_code failure;
    const auto tree = json::parse(*serialized, failure, {}, options);
    if (failure) return not_understood(failure.message());
    if (auto done = check_tree(tree, tables); !done) return done.error();
    return ApprovedSql{sql.text()};
}

std::string table_key(std::string_view name) {
    std::string key{name};
    std::ranges::transform(key, key.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return key;
}

}  // namespace datapilot::worker::guard
