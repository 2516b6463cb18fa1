#include "worker/guard/postgresql_guard.h"

#include <algorithm>
#include <limits>

#include "worker/guard/postgresql_parse.h"
#include "worker/guard/postgresql_shape.h"
#include "worker/guard/postgresql_tree.h"
#include "worker/guard/refusal.h"
#include "worker/guard/text_check.h"

namespace datapilot::worker::guard {
namespace {

constexpr TextLimits limits{.bytes = 16 << 10, .bracket_depth = 100, .operators = 1'000};

base::Result<void> check_one_select(PostgresqlTree& tree) {
    const auto& root = tree.root();
    if (root.n_stmts != 1) {
        return refusal("elle contient plusieurs instructions, ou aucune ; une seule est permise.",
                       "it holds several statements, or none; exactly one is allowed.");
    }
    const auto* statement = root.stmts[0]->stmt;
    if (!statement || statement->node_case != PG_QUERY__NODE__NODE_SELECT_STMT) {
        return refusal("seule une requête SELECT est permise.", "only a SELECT query is allowed.");
    }
    return {};
}

base::Result<PostgresqlTree> checked(const std::string& sql, const ExposedSchema& exposed) {
    auto tree = PostgresqlTree::parse(sql);
    if (!tree) return tree.error();
    if (auto done = check_one_select(*tree); !done) return done.error();
    if (auto done = check_shape(tree->root()); !done) return done.error();
    if (auto done = check_tree(*tree, exposed); !done) return done.error();
    return tree;
}

// A limit that the query computes, or writes as no integer, stays: what passes the rows then ends
// the connection.
bool limits_itself(const PgQuery__Node& limit, std::int32_t rows) {
    if (limit.node_case != PG_QUERY__NODE__NODE_A_CONST) return true;
    const auto& constant = *limit.a_const;
    if (constant.isnull) return false;
    return constant.val_case != PG_QUERY__A__CONST__VAL_IVAL || constant.ival->ival <= rows;
}

void limit_rows(PostgresqlTree& tree, std::int64_t rows) {
    auto& query = *tree.root().stmts[0]->stmt->select_stmt;
    const auto most = static_cast<std::int32_t>(
        std::clamp<std::int64_t>(rows, 0, std::numeric_limits<std::int32_t>::max()));
    if (query.limit_count && limits_itself(*query.limit_count, most)) return;
    auto* number = tree.make<PgQuery__Integer>(pg_query__integer__init);
    number->ival = most;
    auto* value = tree.make<PgQuery__AConst>(pg_query__a__const__init);
    value->val_case = PG_QUERY__A__CONST__VAL_IVAL;
    value->ival = number;
    query.limit_count = tree.make<PgQuery__Node>(pg_query__node__init);
    query.limit_count->node_case = PG_QUERY__NODE__NODE_A_CONST;
    query.limit_count->a_const = value;
    query.limit_option = PG_QUERY__LIMIT_OPTION__LIMIT_OPTION_COUNT;
}

}  // namespace

base::Result<ApprovedSql> PostgresqlGuard::approve(const UntrustedSql& sql,
                                                   const ExposedSchema& exposed,
                                                   std::int64_t rows) {
    if (auto done = check_text(sql.text(), limits); !done) return done.error();
    auto tree = checked(sql.text(), exposed);
    if (!tree) return tree.error();
    limit_rows(*tree, rows);
    auto text = tree->deparse();
    if (!text) return text.error();
    // What will be run is looked at too: the writer of trees is not trusted either.
    if (const auto again = checked(*text, exposed); !again) return again.error();
    return ApprovedSql{std::move(*text)};
}

}  // namespace datapilot::worker::guard
