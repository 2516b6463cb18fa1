#include "ai/answering/answer_question.h"

#include <algorithm>
#include <utility>

#include "ai/answering/model/model_road.h"
#include "ai/answering/nothing_matched.h"
#include "ai/answering/outcome.h"
#include "ai/answering/question_check.h"
#include "query_plan/sql.h"

namespace datapilot::ai::answering {
namespace {

using runtime::Task;

constexpr std::size_t most_suggestions = 3;

Clarification clarification_of(const questions::Clarification& asked_back,
                               base::Language language) {
    Clarification clarification{asked_back.question, {}};
    for (const auto& choice : asked_back.choices) {
        clarification.choices.push_back(
            {choice.id, choice.label, query_plan::interpret(choice.plan, language).text});
    }
    return clarification;
}

Refusal refusal_of(const questions::Refusal& refused, base::Language language) {
    return {refused.code, refused.message.in(language), refused.examples};
}

std::vector<std::string> suggestions_after(const questions::RuleEngine& rules,
                                           const Answer& answer) {
    auto suggestions = rules.suggestions(answer.language, most_suggestions + 1);
    std::erase(suggestions, answer.question);
    if (suggestions.size() > most_suggestions) suggestions.resize(most_suggestions);
    return suggestions;
}

std::vector<questions::UsedDefinition> definitions_of(const questions::RuleEngine& rules,
                                                      const Answer& answer) {
    const auto* outcome = std::get_if<Outcome>(&answer.result);
    if (!outcome || !outcome->plan) return {};
    return rules.definitions_used(*outcome->plan);
}

Outcome outcome_of(const WrittenSql& sql, const catalog::Catalog& catalog) {
    return {.sql = sql.text, .dialect = catalog.dialect, .confidence = 1};
}

base::Result<Outcome> outcome_before_running(const questions::Understood& understood,
                                             const catalog::Catalog& catalog,
                                             base::Language language) {
    auto outcome = planned_outcome(understood.plan, catalog, language);
    if (!outcome) return outcome.error();
    outcome->ignored_words = understood.ignored_words;
    outcome->confidence = understood.confidence;
    outcome->evidence = understood.evidence;
    return outcome;
}

// What the rules did not understand may be a model's to answer; what nobody should answer, a
// change of the data or a forecast, is not.
bool is_left_open(const questions::Reading& reading) {
    const auto* refused = std::get_if<questions::Refusal>(&reading);
    return refused && refused->code == base::Errc::question_not_understood;
}

// The work on one question; it lives in the frame of answer_question.
class Work {
  public:
    Work(Subject subject, Asked asked, Means means)
        : subject_(subject),
          asked_(std::move(asked)),
          means_(std::move(means)),
          narrator_(means_.tell, asked_.language.value_or(language_of(asked_.question))) {
        answer_.question = asked_.question;
        answer_.language = narrator_.language();
        answer_.asked_at = asked_.asked_at;
        if (asked_.edited) {
            answer_.engine = asked_.edited->engine;
            answer_.edited_from = asked_.edited->from;
        }
    }

    Task<base::Result<Answer>> answer() {
        auto found = co_await result();
        if (!found) co_return found.error();
        answer_.result = std::move(*found);
        answer_.definitions = definitions_of(subject_.rules, answer_);
        answer_.suggestions = suggestions_after(subject_.rules, answer_);
        answer_.usage.total = narrator_.elapsed();
        co_return std::move(answer_);
    }

  private:
    using AnyResult = decltype(Answer::result);

    Task<base::Result<AnyResult>> result() {
        const auto* sql =
            asked_.edited ? std::get_if<WrittenSql>(&asked_.edited->reading) : nullptr;
        if (sql) {
            auto outcome = outcome_of(*sql, subject_.catalog);
            auto ran = co_await run(std::move(outcome), {});
            if (!ran) co_return ran.error();
            co_return std::move(*ran);
        }
        auto reading = co_await read();
        if (!reading) co_return reading.error();
        answer_.usage.understand = narrator_.elapsed();
        const bool model_choice = asked_.choice && model::is_model_choice(*asked_.choice);
        if (!asked_.edited && (asked_.engine == EngineWish::model || model_choice)) {
            co_return co_await by_model(std::move(*reading));
        }
        if (asked_.engine == EngineWish::automatic && is_left_open(*reading) &&
            means_.model.provider) {
            co_return co_await by_model_or_rules(std::move(*reading));
        }
        co_return co_await by_rules(std::move(*reading));
    }

    Task<base::Result<questions::Reading>> read() {
        if (asked_.edited) {
            auto& plan = std::get<query_plan::QueryPlan>(asked_.edited->reading);
            co_return questions::Understood{.plan = std::move(plan), .confidence = 1};
        }
        questions::Question question{.text = asked_.question,
                                     .language = answer_.language,
                                     .today = asked_.today,
                                     .previous = asked_.previous,
                                     .choice = asked_.choice};
        if (!means_.read) co_return subject_.rules.read(question);
        co_return co_await means_.read(&subject_.rules, std::move(question));
    }

    Task<base::Result<AnyResult>> by_rules(questions::Reading reading) {
        if (const auto* asked_back = std::get_if<questions::Clarification>(&reading)) {
            co_return clarification_of(*asked_back, answer_.language);
        }
        if (const auto* refused = std::get_if<questions::Refusal>(&reading)) {
            co_return refusal_of(*refused, answer_.language);
        }
        auto outcome = co_await run(std::get<questions::Understood>(std::move(reading)));
        if (!outcome) co_return outcome.error();
        co_return std::move(*outcome);
    }

    // Where no model can be had, the rules' own word stands, with the reason as a warning.
    Task<base::Result<AnyResult>> by_model_or_rules(questions::Reading reading) {
        auto answered = co_await by_model(reading);
        if (answered) co_return std::move(*answered);
        const auto& error = answered.error();
        answer_.engine = Engine::rules;
        answer_.warnings.push_back({std::string{base::name(error.code)}, error.message});
        co_return co_await by_rules(std::move(reading));
    }

    Task<base::Result<AnyResult>> by_model(questions::Reading reading) {
        if (auto objection = model::objection_to(means_.model.provider, means_.model.egress)) {
            co_return std::move(*objection);
        }
        model::ModelRoad road{
            subject_, asked_, narrator_, means_.run, {*means_.model.provider, means_.model.egress}};
        auto answered = co_await road.answer(std::move(reading));
        answer_.usage.model = road.usage();
        if (!answered) co_return answered.error();
        answer_.engine = Engine::model;
        answer_.usage.sql = answered->sql_time;
        answer_.usage.rows_scanned = answered->rows_scanned;
        auto* outcome = std::get_if<Outcome>(&answered->result);
        if (!outcome) co_return std::move(answered->result);
        auto warnings = co_await with_blame(*outcome, std::move(answered->warnings));
        answer_.warnings = warnings_about(*outcome, std::move(warnings));
        Event rows = RowsReady{outcome->columns, outcome->rows};
        co_await narrator_.tell(std::move(rows));
        co_return std::move(answered->result);
    }

    Task<base::Result<Outcome>> run(questions::Understood understood) {
        understood.plan.calendar.time_zone = asked_.time_zone;
        auto outcome = outcome_before_running(understood, subject_.catalog, answer_.language);
        if (!outcome) co_return outcome.error();
        answer_.usage.understand = narrator_.elapsed();
        co_await tell_what_was_understood(*outcome);
        co_return co_await run(std::move(*outcome), std::move(understood.warnings));
    }

    Task<base::Result<Outcome>> run(Outcome outcome, std::vector<questions::Warning> warnings) {
        auto ran = co_await run_outcome(std::move(outcome), means_.run, asked_.row_cap, narrator_);
        if (!ran) co_return ran.error();
        answer_.usage.sql = ran->sql_time;
        answer_.usage.rows_scanned = ran->rows_scanned;
        warnings = co_await with_blame(ran->outcome, std::move(warnings));
        answer_.warnings = warnings_about(ran->outcome, std::move(warnings));
        Event rows = RowsReady{ran->outcome.columns, ran->outcome.rows};
        co_await narrator_.tell(std::move(rows));
        co_return std::move(ran->outcome);
    }

    // Says which filter left nothing, where a quick count can tell; a count that fails tells
    // nothing.
    Task<std::vector<questions::Warning>> with_blame(const Outcome& outcome,
                                                     std::vector<questions::Warning> warnings) {
        if (!outcome.plan || !found_nothing(outcome)) co_return warnings;
        const auto counts = counting_plan(*outcome.plan, subject_.catalog);
        if (!counts) co_return warnings;
        const auto sql = query_plan::to_sql(*counts, subject_.catalog, outcome.dialect);
        if (!sql) co_return warnings;
        const auto ran = co_await means_.run(sql->text, 1);
        if (!ran || ran->table.rows.size() != 1) co_return warnings;
        auto blamed = blamed_filter(outcome, ran->table.rows[0]);
        if (blamed) warnings.push_back(std::move(*blamed));
        co_return warnings;
    }

    Task<void> tell_what_was_understood(const Outcome& outcome) {
        const auto& sentence = outcome.interpretation.text;
        base::Text understood{sentence, sentence};
        co_await narrator_.reached(Step::understood, std::move(understood));
        auto tables = tables_used(*outcome.plan, subject_.catalog);
        co_await narrator_.reached(Step::tables, std::move(tables));
        base::Text written{"Requête SQL écrite", "SQL written"};
        co_await narrator_.reached(Step::sql, std::move(written));
    }

    Subject subject_;
    Asked asked_;
    Means means_;
    Narrator narrator_;
    Answer answer_;
};

}  // namespace

Task<base::Result<Answer>> answer_question(Subject subject, Asked asked, Means means) {
    if (auto objection = objection_to(asked.question)) co_return std::move(*objection);
    Work work{subject, std::move(asked), std::move(means)};
    co_return co_await work.answer();
}

}  // namespace datapilot::ai::answering
