#include "ai/conversation_repository.h"

#include <algorithm>
#include <boost/json.hpp>
#include <utility>

#include "audit/audit_log.h"
#include "postgres/page.h"
#include "query_plan/json.h"
#include "questions/language/tokens.h"

namespace datapilot::ai {
namespace {

namespace json = boost::json;
using runtime::Task;
using tenancy::TenantScope;

constexpr std::size_t most_kept_rows = 200;

base::Error no_such_conversation() {
    return {base::Errc::not_found,
            {"Cette conversation n'existe pas, ou a été supprimée avec sa source de données.",
             "No such conversation; it may have been deleted with its data source."}};
}

base::Error no_such_answer() {
    return {base::Errc::not_found,
            {"Cette réponse n'existe pas, ou a été supprimée avec sa source de données.",
             "No such answer; it may have been deleted with its data source."}};
}

Conversation conversation_from(const postgres::Row& row) {
    return {.id = row.id<base::ConversationId>("id"),
            .source = row.id<base::DataSourceId>("data_source_id"),
            .title = row.text("title"),
            .question_count = row.integer("question_count"),
            .created_at = row.instant("created_at"),
            .updated_at = row.instant("updated_at")};
}

// As it was sent, save for rows past those that a conversation shows again.
json::object kept_json(const answering::Answer& answer) {
    auto object = answering::to_json(answer);
    auto& rows = object["rows"].as_array();
    if (rows.size() > most_kept_rows) {
        rows.resize(most_kept_rows);
        object["row_count"] = most_kept_rows;
        object["truncated"] = true;
    }
    return object;
}

// The columns of the table `answers`.
struct AnswerRow {
    explicit AnswerRow(const answering::Answer& answer) {
        const auto object = kept_json(answer);
        question = answer.question;
        asked_at = answer.asked_at;
        status = answering::name(answer.status());
        engine = answering::name(answer.engine);
        language = object.at("language").as_string();
        sent = json::serialize(object);
        usage = json::serialize(object.at("usage"));
        if (const auto* outcome = std::get_if<answering::Outcome>(&answer.result)) {
            if (outcome->plan) plan = json::serialize(query_plan::to_json(*outcome->plan));
            sql = outcome->sql;
        }
    }

    std::string question;
    base::Instant asked_at{};
    std::string status;
    std::string engine;
    std::string language;
    std::string sent;
    std::string usage;
    std::optional<std::string> plan{};
    std::optional<std::string> sql{};
};

// A new conversation, or the one that goes on; nothing where that is not there any more.
Task<std::optional<base::ConversationId>> touch(postgres::Transaction* transaction,
                                                TenantScope scope, const Exchange* exchange) {
    if (exchange->conversation) {
        const auto rows = co_await transaction->query(
            "UPDATE conversations SET question_count = question_count + 1, updated_at = now() "
            "WHERE tenant_id = $1 AND id = $2 AND user_id = $3 RETURNING id",
            scope.tenant(), *exchange->conversation, scope.user());
        if (rows.empty()) co_return std::nullopt;
        co_return rows[0].id<base::ConversationId>("id");
    }
    const auto title = title_of(exchange->answer.question);
    const auto started = co_await transaction->attempt(
        "INSERT INTO conversations (tenant_id, user_id, data_source_id, title, question_count) "
        "VALUES ($1, $2, $3, $4, 1) RETURNING id",
        scope.tenant(), scope.user(), exchange->source, title);
    if (!started) co_return std::nullopt;
    co_return (*started)[0].id<base::ConversationId>("id");
}

// Who asked what, what ran, what left.
audit::Event event_of(const KeptAnswer& kept, const Exchange& exchange, const AnswerRow& row) {
    json::object detail{{"data_source_id", exchange.source.text()},
                        {"question", row.question},
                        {"status", row.status},
                        {"engine", row.engine},
                        {"egress_bytes", exchange.answer.usage.model.egress_bytes}};
    if (row.sql) detail["sql"] = *row.sql;
    return {.action = "question.asked",
            .object_type = "answer",
            .object_id = kept.id.text(),
            .request_id = exchange.request_id,
            .detail = std::move(detail)};
}

base::Result<std::optional<query_plan::QueryPlan>> plan_from(const postgres::Row& row) {
    using Plan = std::optional<query_plan::QueryPlan>;
    if (row.is_null("plan")) return Plan{};
    auto plan = query_plan::plan_from_json(json::parse(row.text("plan")));
    if (!plan) return plan.error();
    return Plan{std::move(*plan)};
}

json::object answer_from(const postgres::Row& row) {
    auto object = json::parse(row.text("answer")).as_object();
    // Answers that were kept before definitions were told of.
    if (!object.contains("definitions")) object["definitions"] = json::array{};
    object["id"] = row.text("id");
    object["conversation_id"] = row.text("conversation_id");
    return object;
}

json::value text_or_null(const std::optional<std::string>& text) {
    return text ? json::value(*text) : json::value(nullptr);
}

json::value feedback_in(const postgres::Row& row) {
    const auto verdict = row.optional_text("verdict");
    if (!verdict) return nullptr;
    return json::object{{"verdict", *verdict},
                        {"comment", text_or_null(row.optional_text("comment"))}};
}

}  // namespace

Task<base::Result<std::optional<query_plan::QueryPlan>>> ConversationRepository::last_plan(
    TenantScope scope, base::ConversationId id, base::DataSourceId source) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT (SELECT plan FROM answers WHERE answers.tenant_id = $1 "
        "    AND conversation_id = conversations.id AND plan IS NOT NULL "
        "    ORDER BY asked_at DESC, id DESC LIMIT 1) AS plan "
        "FROM conversations "
        "WHERE tenant_id = $1 AND id = $2 AND user_id = $3 AND data_source_id = $4",
        scope.tenant(), id, scope.user(), source);
    if (rows.empty()) co_return no_such_conversation();
    co_return plan_from(rows[0]);
}

Task<base::Result<KeptAnswer>> ConversationRepository::keep(TenantScope scope, Exchange exchange) {
    const AnswerRow row{exchange.answer};
    auto transaction = co_await pool_.begin(scope);
    const auto conversation = co_await touch(&transaction, scope, &exchange);
    if (!conversation) co_return no_such_conversation();
    const auto rows = co_await transaction.query(
        "INSERT INTO answers (tenant_id, conversation_id, asked_at, question, language, status, "
        "engine, plan, sql, answer, usage) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id",
        scope.tenant(), *conversation, row.asked_at, row.question, row.language, row.status,
        row.engine, row.plan, row.sql, row.sent, row.usage);
    const KeptAnswer kept{rows[0].id<base::AnswerId>("id"), *conversation};
    auto event = event_of(kept, exchange, row);
    co_await audit::record(&transaction, scope, std::move(event));
    co_await transaction.commit();
    co_return kept;
}

Task<ConversationPage> ConversationRepository::list(TenantScope scope, ConversationList request) {
    const auto& page = request.page;
    // Folded; the titles and questions are, too, as far as French and English need it.
    const auto words = questions::language::fold(request.words);
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT id, data_source_id, title, question_count, created_at, updated_at "
        "FROM conversations WHERE tenant_id = $1 AND user_id = $2 "
        "AND ($3::uuid IS NULL OR data_source_id = $3) "
        "AND ($4::timestamptz IS NULL OR (updated_at, id) < ($4, $5::uuid)) "
        "AND ($7 = '' OR (SELECT bool_and(position(word IN said) > 0) FROM ("
        "  SELECT lower(regexp_replace(normalize(replace(replace(translate(concat_ws(' ', title, "
        "    (SELECT string_agg(question, ' ') FROM answers "
        "     WHERE answers.tenant_id = $1 AND conversation_id = conversations.id)), "
        "    'Œ’', 'œ'''), 'œ', 'oe'), 'æ', 'ae'), NFD), '[\\u0300-\\u036f]', '', 'g')) AS said"
        ") AS everything, unnest(string_to_array($7, ' ')) AS word)) "
        "ORDER BY updated_at DESC, id DESC LIMIT $6",
        scope.tenant(), scope.user(), request.source_id, postgres::time_after(page),
        postgres::id_after(page), postgres::rows_to_read(page), words);
    co_return postgres::page_of(rows, page, conversation_from, [](const Conversation& last) {
        return base::TimeCursor{last.updated_at, last.id.text()};
    });
}

Task<base::Result<Conversation>> ConversationRepository::find(TenantScope scope,
                                                              base::ConversationId id) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT id, data_source_id, title, question_count, created_at, updated_at "
        "FROM conversations WHERE tenant_id = $1 AND id = $2 AND user_id = $3",
        scope.tenant(), id, scope.user());
    if (rows.empty()) co_return no_such_conversation();
    co_return conversation_from(rows[0]);
}

Task<base::Result<Conversation>> ConversationRepository::rename(TenantScope scope,
                                                                base::ConversationId id,
                                                                std::string title) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "UPDATE conversations SET title = $4 WHERE tenant_id = $1 AND id = $2 AND user_id = $3 "
        "RETURNING id, data_source_id, title, question_count, created_at, updated_at",
        scope.tenant(), id, scope.user(), title);
    if (rows.empty()) co_return no_such_conversation();
    co_await transaction.commit();
    co_return conversation_from(rows[0]);
}

Task<base::Result<void>> ConversationRepository::remove(TenantScope scope, base::ConversationId id,
                                                        std::string request_id) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "DELETE FROM conversations WHERE tenant_id = $1 AND id = $2 AND user_id = $3 "
        "RETURNING data_source_id, question_count",
        scope.tenant(), id, scope.user());
    if (rows.empty()) co_return no_such_conversation();
    audit::Event event{.action = "conversation.deleted",
                       .object_type = "conversation",
                       .object_id = id.text(),
                       .request_id = std::move(request_id),
                       .detail = {{"data_source_id", rows[0].text("data_source_id")},
                                  {"question_count", rows[0].integer("question_count")}}};
    co_await audit::record(&transaction, scope, std::move(event));
    co_await transaction.commit();
    co_return base::Result<void>{};
}

Task<std::vector<json::object>> ConversationRepository::answers(TenantScope scope,
                                                                base::ConversationId id,
                                                                std::int64_t most) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT answers.id, conversation_id, answer, verdict, comment "
        "FROM answers LEFT JOIN feedback ON (feedback.tenant_id, feedback.answer_id, "
        "    feedback.user_id) = (answers.tenant_id, answers.id, $3) "
        "WHERE answers.tenant_id = $1 AND conversation_id = $2 "
        "ORDER BY asked_at DESC, answers.id DESC LIMIT $4",
        scope.tenant(), id, scope.user(), most);
    std::vector<json::object> answers;
    for (const auto row : rows) {
        answers.push_back(answer_from(row));
        answers.back()["feedback"] = feedback_in(row);
    }
    std::ranges::reverse(answers);
    co_return answers;
}

Task<base::Result<PastAnswer>> ConversationRepository::answer(TenantScope scope,
                                                              base::AnswerId id) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "SELECT answers.id, conversation_id, question, language, engine, plan, sql, answer, "
        "data_source_id "
        "FROM answers JOIN conversations "
        "ON (conversations.tenant_id, conversations.id) = "
        "    (answers.tenant_id, answers.conversation_id) "
        "WHERE answers.tenant_id = $1 AND answers.id = $2 AND user_id = $3",
        scope.tenant(), id, scope.user());
    if (rows.empty()) co_return no_such_answer();
    const auto row = rows[0];
    auto plan = plan_from(row);
    if (!plan) co_return plan.error();
    co_return PastAnswer{
        .source = row.id<base::DataSourceId>("data_source_id"),
        .conversation = row.id<base::ConversationId>("conversation_id"),
        .question = row.text("question"),
        .language = row.text("language") == "en" ? base::Language::english : base::Language::french,
        .engine = answering::engine_from(row.text("engine")),
        .plan = std::move(*plan),
        .sql = row.optional_text("sql"),
        .answer = answer_from(row)};
}

Task<base::Result<void>> ConversationRepository::judge(TenantScope scope, Feedback feedback) {
    auto transaction = co_await pool_.begin(scope);
    const auto rows = co_await transaction.query(
        "INSERT INTO feedback (tenant_id, answer_id, user_id, verdict, comment) "
        "SELECT answers.tenant_id, answers.id, user_id, $4, $5 "
        "FROM answers JOIN conversations "
        "ON (conversations.tenant_id, conversations.id) = "
        "    (answers.tenant_id, answers.conversation_id) "
        "WHERE answers.tenant_id = $1 AND answers.id = $2 AND user_id = $3 "
        "ON CONFLICT (tenant_id, answer_id, user_id) DO UPDATE SET verdict = $4, comment = $5 "
        "RETURNING id",
        scope.tenant(), feedback.answer, scope.user(), name(feedback.verdict), feedback.comment);
    if (rows.empty()) co_return no_such_answer();
    co_await transaction.commit();
    co_return base::Result<void>{};
}

}  // namespace datapilot::ai
