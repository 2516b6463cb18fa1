#include "ai/verified/verified_question_repository.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <utility>

#include "query_plan/json.h"
#include "runtime/log.h"

namespace datapilot::ai::verified {
namespace {

using runtime::Task;
using tenancy::TenantScope;

constexpr std::int64_t most_of_a_source = 500;

base::Error too_many() {
    return {base::Errc::conflict,
            {"Cette source a déjà 500 questions vérifiées : supprimez-en d'abord.",
             "This data source has 500 verified questions already: delete some first."}};
}

base::Error no_such_question() {
    return {base::Errc::not_found,
            {"Cette question vérifiée n'existe pas, ou elle a été supprimée.",
             "There is no such verified question, or it was deleted."}};
}

}  // namespace

Task<base::Result<void>> VerifiedQuestionRepository::keep(TenantScope scope,
                                                          NewVerifiedQuestion question) {
    auto transaction = co_await pool_.begin(scope);
    const auto plan = boost::json::serialize(query_plan::to_json(question.plan));
    const auto rows = co_await transaction.query(
        "INSERT INTO verified_questions "
        "    (tenant_id, data_source_id, question, pattern, plan, created_by) "
        "SELECT $1, $2, $3, $4, $5, $6 WHERE (SELECT count(*) FROM verified_questions "
        "    WHERE tenant_id = $1 AND data_source_id = $2) < $7 "
        "ON CONFLICT (tenant_id, data_source_id, pattern) "
        "DO UPDATE SET question = $3, plan = $5, created_by = $6 RETURNING id",
        scope.tenant(), question.source, question.question, question.pattern, plan, scope.user(),
        most_of_a_source);
    if (rows.empty()) co_return too_many();
    co_await transaction.commit();
    co_return base::Result<void>{};
}

Task<std::vector<VerifiedQuestion>> VerifiedQuestionRepository::of_source(
    TenantScope scope, base::DataSourceId source) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT id, question, pattern, plan, created_at FROM verified_questions "
        "WHERE tenant_id = $1 AND data_source_id = $2 ORDER BY created_at DESC, id DESC LIMIT $3",
        scope.tenant(), source, most_of_a_source);
    std::vector<VerifiedQuestion> all;
    for (const auto row : rows) {
        auto plan = query_plan::plan_from_json(boost::json::parse(row.text("plan")));
        // A plan of an older version that can no longer be read vouches for nothing.
        if (!plan) {
            runtime::log::warning("verified_question_unreadable", {{"id", row.text("id")}});
            continue;
        }
        all.push_back({row.id<VerifiedQuestionId>("id"), row.text("question"), row.text("pattern"),
                       std::move(*plan), row.instant("created_at")});
    }
    co_return all;
}

Task<base::Result<void>> VerifiedQuestionRepository::remove(TenantScope scope,
                                                            base::DataSourceId source,
                                                            VerifiedQuestionId id) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "DELETE FROM verified_questions "
        "WHERE tenant_id = $1 AND data_source_id = $2 AND id = $3 RETURNING id",
        scope.tenant(), source, id);
    if (rows.empty()) co_return no_such_question();
    co_await transaction.commit();
    co_return base::Result<void>{};
}

}  // namespace datapilot::ai::verified
