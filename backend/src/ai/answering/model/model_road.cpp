#include "ai/answering/model/model_road.h"

#include <boost/json/serialize.hpp>
#include <chrono>
#include <utility>

#include "ai/answering/model/agreement.h"
#include "ai/answering/model/definitions_text.h"
#include "ai/answering/model/draft_plan.h"
#include "ai/answering/model/prompt.h"
#include "ai/answering/nothing_matched.h"
#include "ai/answering/outcome.h"
#include "query_plan/sql.h"

namespace datapilot::ai::answering::model {
namespace {

using base::Errc;
using base::Error;
using runtime::Task;

constexpr int most_repairs = 2;
constexpr std::string_view choice_prefix = "model:";

const Error not_configured{
    Errc::model_not_configured,
    {"Aucun modèle de langage n'est configuré : posez la question avec les règles, ou demandez à "
     "un administrateur d'en configurer un.",
     "No language model is configured: ask with the rules, or have an administrator configure "
     "one."}};

const Error forbidden{
    Errc::egress_forbidden,
    {"Votre entreprise ne laisse rien sortir : aucun modèle de langage n'est interrogé. Posez la "
     "question avec les règles.",
     "Your company lets nothing leave: no language model is asked. Ask with the rules."}};

Error unusable(const Complaint& complaint) {
    return {Errc::model_answer_invalid,
            {"Le modèle n'a pas trouvé de requête valable pour cette question. Posez-la autrement, "
             "en nommant les colonnes.",
             "The model found no valid query for this question. Word it differently, naming the "
             "columns."},
            complaint.code + ": " + complaint.message};
}

// Of an engine's own words only those about names may leave: others repeat values of the data.
// DuckDB says what they are about, PostgreSQL begins with a state of class 42.
std::string may_leave(const Error& error) {
    for (const auto* about_names : {"Binder Error", "Catalog Error", "Parser Error", "42"}) {
        if (error.detail.starts_with(about_names)) return error.detail;
    }
    return error.message.english;
}

// A name that a server does not know may be one that the model made up.
bool is_mendable(Errc code) {
    return code == Errc::sql_refused || code == Errc::query_failed || code == Errc::schema_outdated;
}

std::string outcome_text(const Complaint& complaint, int repairs_left) {
    return boost::json::serialize(
        boost::json::object{{"error", to_json(complaint)}, {"repairs_left", repairs_left}});
}

results::Format format_of(query_plan::Format format) {
    switch (format) {
        case query_plan::Format::plain:
            return results::Format::plain;
        case query_plan::Format::money:
            return results::Format::eur;
        case query_plan::Format::percent:
            return results::Format::percent;
        case query_plan::Format::days:
            return results::Format::days;
    }
    return results::Format::plain;
}

const questions::Warning disagreement{
    "engines_disagree",
    {"Les règles donnent un autre résultat que le modèle pour cette question : vérifiez les "
     "filtres et la requête.",
     "The rules give another result than the model for this question: check the filters and the "
     "query."}};

}  // namespace

std::optional<Error> objection_to(const llm::Provider* provider, Egress egress) {
    if (!provider) return not_configured;
    if (egress == Egress::none) return forbidden;
    return std::nullopt;
}

bool is_model_choice(std::string_view choice) {
    return choice.starts_with(choice_prefix);
}

query_plan::Calendar ModelRoad::calendar() const {
    const auto& defined = subject_.rules.meanings().all().calendar;
    return {.time_zone = asked_.time_zone,
            .today = asked_.today,
            .first_day_of_week = defined.first_day_of_week,
            .first_fiscal_month = defined.first_fiscal_month};
}

Task<llm::Request> ModelRoad::first_request() {
    const auto shortlist = subject_.rules.shortlist(asked_.question, shortlist_limits);
    const auto count = std::to_string(shortlist.tables.size());
    base::Text shown{"Tables montrées au modèle : " + count, "Tables shown to the model: " + count};
    co_await narrator_.reached(Step::shortlist, std::move(shown));
    const auto& meanings = subject_.rules.meanings();
    Asking asking{.question = asked_.question,
                  .definitions = definitions_text(subject_.catalog, meanings, shortlist),
                  .language = narrator_.language(),
                  .calendar = calendar(),
                  .previous = asked_.previous,
                  .examples = asked_.examples,
                  .egress = guide_.egress};
    if (asked_.choice && is_model_choice(*asked_.choice)) {
        asking.meaning = asked_.choice->substr(choice_prefix.size());
    }
    co_return request_for(asking, subject_.catalog, shortlist);
}

Task<base::Result<llm::Answer>> ModelRoad::ask(llm::Request request) {
    const std::string model{guide_.provider.model()};
    base::Text reading{"Le modèle " + model + " lit la question",
                       "The model " + model + " reads the question"};
    co_await narrator_.reached(Step::model, std::move(reading));
    usage_.name = model;
    const auto start = std::chrono::steady_clock::now();
    auto completion = co_await guide_.provider.complete(std::move(request), {});
    usage_.time += std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - start);
    usage_.egress_bytes += completion.sent_bytes;
    if (!completion.answer) co_return completion.answer.error();
    usage_.name = completion.answer->model;
    usage_.input_tokens += completion.answer->usage.input;
    usage_.output_tokens += completion.answer->usage.output;
    co_return std::move(*completion.answer);
}

Task<base::Result<Answered>> ModelRoad::answer(questions::Reading by_rules) {
    auto request = co_await first_request();
    for (int repairs_left = most_repairs;; --repairs_left) {
        auto said = co_await ask(request);
        if (!said) co_return said.error();
        if (said->stop == llm::StopReason::refused) {
            co_return Answered{Refusal{Errc::question_out_of_scope,
                                       base::Text{"Le modèle refuse de répondre à cette question.",
                                                  "The model refuses to answer this question."}
                                           .in(narrator_.language()),
                                       subject_.rules.suggestions(narrator_.language(), 3)}};
        }
        const auto* call = std::get_if<llm::ToolCall>(&said->content);
        Taken taken = Mendable{{"no_call", "answer by calling one of the functions"}};
        if (call) taken = co_await take(*call);
        if (auto* answered = std::get_if<Answered>(&taken)) {
            evidence_.repairs = most_repairs - repairs_left;
            auto* understood = std::get_if<questions::Understood>(&by_rules);
            if (understood) co_await compare(*answered, std::move(*understood));
            weigh(*answered);
            co_return std::move(*answered);
        }
        if (auto* error = std::get_if<Error>(&taken)) co_return std::move(*error);
        auto& mendable = std::get<Mendable>(taken);
        if (repairs_left == 0) {
            co_return mendable.error ? std::move(*mendable.error) : unusable(mendable.complaint);
        }
        auto outcome = outcome_text(mendable.complaint, repairs_left - 1);
        if (call) {
            request.messages.emplace_back(llm::Attempt{*call, std::move(outcome)});
        } else {
            request.messages.emplace_back(llm::UserText{std::move(outcome)});
        }
        co_await tell_repair(most_repairs - repairs_left + 1);
    }
}

Task<void> ModelRoad::tell_repair(int repair) {
    const auto number = std::to_string(repair) + "/" + std::to_string(most_repairs);
    base::Text repaired{"Correction demandée au modèle (" + number + ")",
                        "The model is asked to mend its answer (" + number + ")"};
    co_await narrator_.reached(Step::repair, std::move(repaired));
}

Task<ModelRoad::Taken> ModelRoad::take(const llm::ToolCall& call) {
    auto proposed = proposal_of(call);
    if (auto* complaint = std::get_if<Complaint>(&proposed)) {
        co_return Mendable{std::move(*complaint)};
    }
    auto& proposal = std::get<Proposal>(proposed);
    if (auto* refusal = std::get_if<DraftRefusal>(&proposal)) {
        co_return Answered{Refusal{Errc::question_out_of_scope, std::move(refusal->reason),
                                   subject_.rules.suggestions(narrator_.language(), 3)}};
    }
    if (auto* question = std::get_if<DraftQuestion>(&proposal)) {
        co_return Answered{clarification_of(std::move(*question))};
    }
    if (auto* sql = std::get_if<DraftSql>(&proposal)) {
        auto outcome = outcome_of(std::move(*sql));
        co_return co_await run(std::move(outcome));
    }
    auto planned = outcome_of(std::get<DraftPlan>(proposal));
    if (auto* mendable = std::get_if<Mendable>(&planned)) co_return std::move(*mendable);
    co_return co_await run(std::get<Outcome>(std::move(planned)));
}

std::variant<Outcome, ModelRoad::Mendable> ModelRoad::outcome_of(const DraftPlan& draft) const {
    auto made = plan_from_draft(draft, subject_.catalog, subject_.rules.joins(), calendar());
    if (auto* complaint = std::get_if<Complaint>(&made)) return Mendable{std::move(*complaint)};
    auto& plan = std::get<query_plan::QueryPlan>(made);
    if (subject_.rules.uses_hidden_columns(plan)) {
        return Mendable{{"unknown_column", "the schema shows no such column"}};
    }
    const auto& catalog = subject_.catalog;
    auto sql = query_plan::to_sql(plan, catalog, catalog.dialect, narrator_.language());
    if (!sql) return Mendable{{"invalid_plan", sql.error().detail}};
    auto interpretation = query_plan::interpret(plan, narrator_.language());
    return Outcome{.plan = std::move(plan),
                   .interpretation = std::move(interpretation),
                   .sql = std::move(sql->text),
                   .dialect = catalog.dialect};
}

Outcome ModelRoad::outcome_of(DraftSql draft) const {
    Outcome outcome{.interpretation = {std::move(draft.sentence), {}},
                    .sql = std::move(draft.sql),
                    .dialect = subject_.catalog.dialect};
    for (auto& column : draft.columns) {
        outcome.columns.push_back(
            {{}, std::move(column.label), column.role, format_of(column.format)});
    }
    return outcome;
}

Clarification ModelRoad::clarification_of(DraftQuestion draft) const {
    Clarification clarification{std::move(draft.question), {}};
    for (auto& choice : draft.choices) {
        clarification.choices.push_back(
            {std::string{choice_prefix} + choice.meaning, std::move(choice.label), choice.meaning});
    }
    return clarification;
}

Task<ModelRoad::Taken> ModelRoad::run(Outcome outcome) {
    base::Text sentence{outcome.interpretation.text, outcome.interpretation.text};
    co_await narrator_.reached(Step::understood, std::move(sentence));
    auto ran = co_await run_outcome(std::move(outcome), run_, asked_.row_cap, narrator_);
    if (ran) {
        co_return Answered{std::move(ran->outcome), {}, ran->sql_time, ran->rows_scanned};
    }
    auto error = ran.error();
    if (!is_mendable(error.code)) co_return std::move(error);
    Complaint complaint{std::string{base::name(error.code)}, may_leave(error)};
    co_return Mendable{std::move(complaint), std::move(error)};
}

Task<void> ModelRoad::compare(Answered& answered, questions::Understood understood) {
    auto* outcome = std::get_if<Outcome>(&answered.result);
    if (!outcome) co_return;
    base::Text comparing{"Comparaison avec les règles", "Comparison with the rules"};
    co_await narrator_.reached(Step::compare, std::move(comparing));
    understood.plan.calendar = calendar();
    const auto& catalog = subject_.catalog;
    const auto sql = query_plan::to_sql(understood.plan, catalog, catalog.dialect);
    if (!sql) co_return;
    auto ran = co_await run_(sql->text, asked_.row_cap);
    // What only the rules' query fails at says nothing of the model's.
    if (!ran) co_return;
    const bool same = agree(outcome->rows, ran->table.rows);
    evidence_.with_rules = same ? Agreement::agrees : Agreement::disagrees;
    if (!same) answered.warnings.push_back(disagreement);
}

void ModelRoad::weigh(Answered& answered) {
    auto* outcome = std::get_if<Outcome>(&answered.result);
    if (!outcome) return;
    evidence_.is_plan = outcome->plan.has_value();
    evidence_.coverage = coverage_of(asked_.question, outcome->sql, subject_.catalog);
    evidence_.is_empty = found_nothing(*outcome);
    outcome->confidence = confidence_of(evidence_);
}

}  // namespace datapilot::ai::answering::model
