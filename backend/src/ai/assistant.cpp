#include "ai/assistant.h"

#include <boost/json.hpp>
#include <utility>

#include "ai/answering/model/model_road.h"
#include "ai/verified/nearest_questions.h"
#include "ai/verified/question_pattern.h"
#include "ai/verified/verified_questions.h"
#include "query_plan/json.h"
#include "tenancy/role.h"

namespace datapilot::ai {
namespace {

using runtime::Task;
using tenancy::TenantScope;

constexpr std::size_t most_suggestions = 6;
constexpr std::size_t most_examples = 3;
constexpr std::int64_t most_exported_rows = 100'000;
constexpr std::int64_t most_exported_bytes = 64 << 20;

base::Error nothing_to_export() {
    return {base::Errc::conflict,
            {"Cette question n'a pas donné de lignes : il n'y a rien à exporter.",
             "This question gave no rows: there is nothing to export."}};
}

base::Error nothing_to_edit() {
    return {base::Errc::conflict,
            {"Cette réponse n'a pas de lecture à modifier : posez la question à nouveau.",
             "This answer has no reading to change: ask the question again."}};
}

base::Error nothing_to_verify() {
    return {base::Errc::conflict,
            {"Cette réponse n'a pas de plan : seules les questions comprises par les règles ou "
             "traduites en plan peuvent être vérifiées.",
             "This answer has no plan: only questions that were read as a plan can be verified."}};
}

base::Error may_not_verify() {
    return {base::Errc::forbidden,
            {"Votre rôle ne permet pas de vérifier des questions. Demandez à un éditeur.",
             "Your role does not allow you to verify questions. Ask an editor."}};
}

// The columns of a past answer as they were shown.
std::vector<results::ShownColumn> columns_shown(const boost::json::object& answer,
                                                const std::vector<results::Column>& columns) {
    const auto& shown = answer.at("columns").as_array();
    std::vector<results::ShownColumn> all;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        results::ShownColumn column{columns[i], columns[i].name};
        if (i < shown.size()) column.label = shown[i].as_object().at("label").as_string();
        all.push_back(std::move(column));
    }
    return all;
}

// Whether the SQL is made from a plan, not written by a person or a model.
bool is_planned_here(const answering::Asked& asked) {
    if (asked.edited) {
        return std::holds_alternative<query_plan::QueryPlan>(asked.edited->reading);
    }
    const bool chosen = asked.choice && answering::model::is_model_choice(*asked.choice);
    return asked.engine != answering::EngineWish::model && !chosen;
}

// The plan that was vouched for answers this very question; of others, the nearest are examples for
// a model.
void use_verified(answering::Asked& asked, const std::vector<verified::VerifiedQuestion>& verified,
                  const catalog::Catalog& catalog) {
    if (asked.engine != answering::EngineWish::model && !asked.choice) {
        auto plan = verified::plan_of(verified, asked.question, catalog, asked.today);
        if (plan) {
            asked.edited = answering::Edited{{}, answering::Engine::verified, std::move(*plan)};
            return;
        }
    }
    if (asked.engine != answering::EngineWish::rules) {
        asked.examples = verified::nearest(verified, asked.question, most_examples);
    }
}

}  // namespace

Task<base::Result<PreparedQuestion>> Assistant::prepare(TenantScope scope, QueryRequest request,
                                                        std::string request_id) {
    auto source = co_await means_.sources.find(scope, request.source);
    if (!source) co_return source.error();
    if (request.conversation) {
        auto plan =
            co_await means_.conversations.last_plan(scope, *request.conversation, request.source);
        if (!plan) co_return plan.error();
        request.asked.previous = std::move(*plan);
    }
    auto knowledge = co_await means_.knowledge.about(scope, *source);
    if (!knowledge) co_return knowledge.error();
    const auto verified = co_await means_.verified.of_source(scope, request.source);
    use_verified(request.asked, verified, (*knowledge)->subject().catalog);
    co_return PreparedQuestion{std::move(*source), std::move(*knowledge),
                               std::move(request.conversation), std::move(request.asked),
                               std::move(request_id)};
}

Task<base::Result<void>> Assistant::judge(TenantScope scope, Feedback feedback) {
    const bool verify = feedback.verify == Verify::yes;
    if (verify && scope.role() < tenancy::Role::editor) {
        co_return may_not_verify();
    }
    auto past = co_await means_.conversations.answer(scope, feedback.answer);
    if (!past) co_return past.error();
    if (verify && !past->plan) co_return nothing_to_verify();
    auto kept = co_await means_.conversations.judge(scope, std::move(feedback));
    if (!kept || !verify) co_return kept;
    auto pattern = verified::pattern_of(past->question, *past->plan, past->plan->calendar.today);
    verified::NewVerifiedQuestion question{past->source, std::move(past->question),
                                           std::move(pattern), std::move(*past->plan)};
    co_return co_await means_.verified.keep(std::move(scope), std::move(question));
}

Task<base::Result<PreparedQuestion>> Assistant::prepare_again(TenantScope scope,
                                                              const PastAnswer* past) {
    auto source = co_await means_.sources.find(scope, past->source);
    if (!source) co_return source.error();
    auto knowledge = co_await means_.knowledge.about(std::move(scope), *source);
    if (!knowledge) co_return knowledge.error();
    answering::Asked asked{.question = past->question, .language = past->language};
    if (past->plan) asked.time_zone = past->plan->calendar.time_zone;
    co_return PreparedQuestion{
        std::move(*source), std::move(*knowledge), past->conversation, std::move(asked), {}};
}

Task<base::Result<PreparedQuestion>> Assistant::prepare(TenantScope scope, RunRequest request,
                                                        std::string request_id) {
    using answering::Edited;
    auto past = co_await means_.conversations.answer(scope, request.answer);
    if (!past) co_return past.error();
    auto prepared = co_await prepare_again(std::move(scope), &*past);
    if (!prepared) co_return prepared.error();
    prepared->request_id = std::move(request_id);
    prepared->asked.asked_at = request.asked_at;
    if (auto* sql = std::get_if<answering::WrittenSql>(&request.change)) {
        if (!past->sql) co_return nothing_to_edit();
        prepared->asked.edited = Edited{request.answer, answering::Engine::person, std::move(*sql)};
        co_return std::move(*prepared);
    }
    if (!past->plan) co_return nothing_to_edit();
    const auto& edits = std::get<std::vector<questions::PlanEdit>>(request.change);
    auto plan = prepared->knowledge->rules().edited(std::move(*past->plan), edits);
    if (!plan) co_return plan.error();
    prepared->asked.edited = Edited{request.answer, past->engine, std::move(*plan)};
    co_return std::move(*prepared);
}

Task<base::Result<boost::json::object>> Assistant::choices(TenantScope scope, base::AnswerId id) {
    auto past = co_await means_.conversations.answer(scope, std::move(id));
    if (!past) co_return past.error();
    if (!past->plan) co_return nothing_to_edit();
    const auto prepared = co_await prepare_again(std::move(scope), &*past);
    if (!prepared) co_return prepared.error();
    // Off the event loop: the ways between a thousand tables take their time.
    auto choose = [known = prepared->knowledge, plan = std::move(*past->plan),
                   language = past->language] { return known->rules().choices(plan, language); };
    co_return co_await means_.blocking.run(std::move(choose));
}

Task<base::Result<boost::json::object>> Assistant::answer(TenantScope scope,
                                                          PreparedQuestion prepared,
                                                          answering::EventSink tell) {
    const auto seat = co_await means_.models.seat_for(scope);
    workers::QueryJob caps;
    caps.time_zone = prepared.asked.time_zone;
    answering::Means means{.run = runner(scope, prepared.source, std::move(caps)),
                           .read = reader(),
                           .tell = std::move(tell),
                           .model = seat.means()};
    const bool is_of_a_plan = is_planned_here(prepared.asked);
    auto answer = co_await answering::answer_question(prepared.knowledge->subject(),
                                                      std::move(prepared.asked), std::move(means));
    if (!answer) {
        means_.journal.note_failure(answer.error().code);
        // A plan names only what the catalog has: where the server has it not, the catalog is old.
        const bool unknown = answer.error().code == base::Errc::sql_refused;
        if (!unknown || !is_of_a_plan || !prepared.source.server) co_return answer.error();
        co_return co_await means_.sources.outdated(std::move(scope), std::move(prepared.source),
                                                   answer.error());
    }
    auto object = answering::to_json(*answer);
    const JournalEntry entry{scope, prepared.request_id, *answer};
    Exchange exchange{prepared.source.id, std::move(prepared.conversation), std::move(*answer),
                      std::move(prepared.request_id)};
    const auto kept = co_await means_.conversations.keep(std::move(scope), std::move(exchange));
    if (!kept) co_return kept.error();
    means_.journal.note(entry, kept->id);
    object["id"] = kept->id.text();
    object["conversation_id"] = kept->conversation.text();
    object["feedback"] = nullptr;
    co_return object;
}

Task<base::Result<std::vector<std::string>>> Assistant::suggestions(TenantScope scope,
                                                                    base::DataSourceId source,
                                                                    base::Language language) {
    auto found = co_await means_.sources.find(scope, std::move(source));
    if (!found) co_return found.error();
    auto knowledge = co_await means_.knowledge.about(std::move(scope), std::move(*found));
    if (!knowledge) co_return knowledge.error();
    co_return (*knowledge)->rules().suggestions(language, most_suggestions);
}

Task<base::Result<questions::TypedText>> Assistant::complete(TenantScope scope,
                                                             base::DataSourceId source,
                                                             TypedQuestion typed) {
    auto found = co_await means_.sources.find(scope, std::move(source));
    if (!found) co_return found.error();
    auto knowledge = co_await means_.knowledge.about(std::move(scope), std::move(*found));
    if (!knowledge) co_return knowledge.error();
    auto complete = [known = std::move(*knowledge), typed = std::move(typed)] {
        return known->rules().complete(typed.text, typed.language, typed.today);
    };
    co_return co_await means_.blocking.run(std::move(complete));
}

Task<base::Result<AllRows>> Assistant::all_rows(TenantScope scope, base::AnswerId id) {
    auto past = co_await means_.conversations.answer(scope, std::move(id));
    if (!past) co_return past.error();
    if (!past->sql) co_return nothing_to_export();
    auto source = co_await means_.sources.find(scope, past->source);
    if (!source) co_return source.error();
    workers::QueryJob caps;
    caps.byte_cap = most_exported_bytes;
    if (past->plan) caps.time_zone = past->plan->calendar.time_zone;
    const auto run = runner(std::move(scope), std::move(*source), std::move(caps));
    auto ran = co_await run(*past->sql, most_exported_rows);
    if (!ran) co_return ran.error();
    auto columns = columns_shown(past->answer, ran->table.columns);
    co_return AllRows{std::move(past->question), std::move(columns), std::move(ran->table.rows)};
}

answering::RunQuery Assistant::runner(TenantScope scope, data_sources::DataSource source,
                                      workers::QueryJob caps) {
    return [this, scope = std::move(scope), source = std::move(source), caps = std::move(caps)](
               std::string sql, std::int64_t row_cap) {
        auto job = caps;
        job.sql = std::move(sql);
        job.row_cap = row_cap;
        return means_.sources.query(scope, source, std::move(job), query_time_);
    };
}

// Off the event loop: a question made to be hard holds up nobody else.
answering::ReadQuestion Assistant::reader() {
    return [this](const questions::RuleEngine* rules, questions::Question question) {
        return means_.blocking.run(
            [rules, question = std::move(question)] { return rules->read(question); });
    };
}

}  // namespace datapilot::ai
