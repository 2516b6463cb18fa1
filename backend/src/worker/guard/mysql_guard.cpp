#include "worker/guard/mysql_guard.h"

#include "worker/guard/mysql_walk.h"
#include "worker/guard/refusal.h"
#include "worker/guard/text_check.h"

namespace datapilot::worker::guard {
namespace {

constexpr TextLimits limits{.bytes = 16'384, .bracket_depth = 100, .operators = 2'000};

bool begins_query(const MysqlToken& token) {
    return token.is_word("select") || token.is_word("with") || token.is_sign('(');
}

}  // namespace

base::Result<ApprovedSql> MysqlGuard::approve(const UntrustedSql& sql, const MysqlTables& tables,
                                              MysqlFlavour flavour) {
    if (const auto readable = check_text(sql.text(), limits); !readable) return readable.error();
    auto text = mysql_tokens(sql.text());
    if (!text) return text.error();
    if (!begins_query(text->tokens.front())) {
        return refusal("seules les lectures (SELECT) sont permises.",
                       "only reading (SELECT) is allowed.");
    }
    MysqlWalk walk{text->tokens, tables, flavour};
    if (const auto walked = walk.run(); !walked) return walked.error();
    return ApprovedSql{std::move(text->sql)};
}

}  // namespace datapilot::worker::guard
