#include "questions/policy.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "query_plan/interpretation.h"
#include "query_plan/sql.h"
#include "questions/confidence.h"
#include "questions/suggestions.h"
#include "questions/used_definitions.h"
#include "questions/vague_words.h"

namespace datapilot::questions {
namespace {

constexpr double close_second = 0.03;
constexpr double rival_of_the_same_name = 0.3;
constexpr double chosen_is_meant = 0.95;
constexpr std::size_t most_choices = 3;
constexpr std::size_t examples = 3;

Refusal refusal(const Source& source, const Question& question, base::Text message) {
    Refusal out;
    out.message = std::move(message);
    out.examples = suggested_questions(source, question.language, examples);
    return out;
}

// What no other engine should answer either.
Refusal out_of_scope(const Source& source, const Question& question, base::Text message) {
    auto out = refusal(source, question, std::move(message));
    out.code = base::Errc::question_out_of_scope;
    return out;
}

std::string quoted_list(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "\"" : ", \"") + word + "\"";
    return out;
}

Refusal names_the_words(const Source& source, const Question& question,
                        const std::vector<std::string>& words) {
    const auto list = quoted_list(words);
    auto out =
        refusal(source, question,
                {"Je ne sais pas interpréter " + list + ".", "I cannot interpret " + list + "."});
    out.unknown_words = words;
    return out;
}

// The table and column of a plan's only measure, where it aggregates a plain column.
std::optional<std::pair<std::string, std::string>> measured_column(
    const query_plan::QueryPlan& plan) {
    using query_plan::Aggregate;
    if (plan.measures.size() != 1) return std::nullopt;
    const auto* aggregate = std::get_if<Aggregate>(&plan.measures[0].value.node);
    if (!aggregate || !aggregate->argument) return std::nullopt;
    const auto* column = std::get_if<query_plan::ColumnRef>(&(*aggregate->argument)->node);
    if (!column) return std::nullopt;
    const auto* table = std::get_if<std::string>(&plan.sources[column->source].from);
    return table ? std::optional(std::pair(*table, column->column)) : std::nullopt;
}

// Two tables have a column of this name, and nothing says which: the catalogue's price or the one
// that was paid.
bool same_name_elsewhere(const Candidate& best, const Candidate& other) {
    const auto here = measured_column(best.plan);
    const auto there = measured_column(other.plan);
    return here && there && here->second == there->second && here->first != there->first &&
           best.score - other.score < rival_of_the_same_name;
}

// Whatever order they were named in.
void sort_dimensions(query_plan::QueryPlan& plan) {
    if (plan.set_operation) return;  // its columns are matched by their places
    std::vector<std::size_t> places(plan.dimensions.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::ranges::stable_sort(places, {}, [&](std::size_t place) {
        return std::tie(plan.dimensions[place].label.french, plan.dimensions[place].label.english);
    });
    const auto move = [&](std::size_t& index) {
        index = static_cast<std::size_t>(std::ranges::find(places, index) - places.begin());
    };
    for (auto& order : plan.order) {
        if (auto* by = std::get_if<query_plan::OrderByDimension>(&order.by)) move(by->index);
    }
    if (plan.limit && plan.limit->per_dimension) move(*plan.limit->per_dimension);
    std::vector<query_plan::Dimension> sorted;
    sorted.reserve(places.size());
    for (const auto place : places) sorted.push_back(std::move(plan.dimensions[place]));
    plan.dimensions = std::move(sorted);
}

// The same rows under another name: « CA » and « somme du montant » of one column.
bool same_rows(const Source& source, query_plan::QueryPlan left, query_plan::QueryPlan right) {
    for (auto* plan : {&left, &right}) {
        sort_dimensions(*plan);
        for (std::size_t i = 0; i < plan->measures.size(); ++i) {
            const auto name = std::to_string(i);
            plan->measures[i].label = {name, name};
        }
    }
    const auto first = query_plan::to_sql(left, source.catalog, source.catalog.dialect);
    const auto second = query_plan::to_sql(right, source.catalog, source.catalog.dialect);
    return first && second && first->text == second->text;
}

std::string choice_label(const Question& question, const Candidate& candidate) {
    const auto said = query_plan::interpret(candidate.plan, question.language);
    const auto measured = measured_column(candidate.plan);
    return measured ? said.text + " (" + measured->first + ")" : said.text;
}

std::multiset<std::string> tables_of(const query_plan::QueryPlan& plan) {
    std::multiset<std::string> tables;
    for (const auto& source : plan.sources) {
        if (const auto* table = std::get_if<std::string>(&source.from)) tables.insert(*table);
    }
    return tables;
}

// Choices that read the same over the same tables are no choice.
bool reads_the_same(const Question& question, const Candidate& left, const Candidate& right) {
    return tables_of(left.plan) == tables_of(right.plan) &&
           choice_label(question, left) == choice_label(question, right);
}

// Vague words are asked back about, others are named.
Reading asked_or_named(const Source& source, const Question& question,
                       const std::vector<std::string>& words) {
    auto asked = asked_about_vague_words(source, question, words);
    if (!asked) return names_the_words(source, question, words);
    if (question.choice) {
        const auto chosen = std::ranges::find(asked->choices, *question.choice, &Choice::id);
        if (chosen != asked->choices.end()) return Understood{chosen->plan, 0.95};
    }
    return *std::move(asked);
}

Clarification ask_back(const Question& question, const std::vector<Candidate>& candidates) {
    const bool french = question.language == base::Language::french;
    Clarification out;
    out.question = french ? "Que voulez-vous dire ?" : "What do you mean?";
    for (const auto& candidate : candidates) {
        if (out.choices.size() == most_choices) break;
        out.choices.push_back({std::to_string(out.choices.size() + 1),
                               choice_label(question, candidate), candidate.plan});
    }
    return out;
}

// Too doubtful to be answered: the readings are shown, each one click.
Clarification is_this_meant(const Question& question, const std::vector<Candidate>& candidates) {
    std::vector<Candidate> different;
    for (const auto& candidate : candidates) {
        const bool known = std::ranges::any_of(different, [&](const Candidate& other) {
            return choice_label(question, other) == choice_label(question, candidate);
        });
        if (!known && candidate.unused.empty()) different.push_back(candidate);
    }
    auto out = ask_back(question, different);
    const bool french = question.language == base::Language::french;
    out.question = french ? "Je ne suis pas sûr d'avoir compris. Est-ce bien cela ?"
                          : "I am not sure that I understood. Is it this?";
    return out;
}

// The choice that was made among these, or the question back.
Reading unless_chosen(const Question& question, Clarification asked) {
    if (question.choice) {
        const auto chosen = std::ranges::find(asked.choices, *question.choice, &Choice::id);
        if (chosen != asked.choices.end()) return Understood{chosen->plan, chosen_is_meant};
    }
    return asked;
}

bool uses_own_metric(const Source& source, const query_plan::QueryPlan& plan) {
    const auto& definitions = source.meanings.all();
    return std::ranges::any_of(definitions_used(source, plan), [&](const UsedDefinition& used) {
        const auto* metric = definitions::find_metric(definitions, used.name);
        return metric && metric->origin == definitions::Origin::edited;
    });
}

// What a company has defined is meant before what was only inferred.
void prefer_defined(const Source& source, std::vector<Candidate>& close) {
    const auto is_defined = [&](const Candidate& candidate) {
        return uses_own_metric(source, candidate.plan);
    };
    if (std::ranges::none_of(close, is_defined)) return;
    std::erase_if(close, [&](const Candidate& candidate) { return !is_defined(candidate); });
}

}  // namespace

Reading decide(const Source& source, const Question& question, const Understanding& understanding) {
    if (understanding.writes) {
        return out_of_scope(source, question,
                            {"Je réponds à des questions : je ne modifie jamais les données.",
                             "I answer questions: I never change the data."});
    }
    if (understanding.forecasts) {
        return out_of_scope(source, question,
                            {"Je réponds d'après les données : je ne fais pas de prévision.",
                             "I answer from the data: I do not make forecasts."});
    }
    if (understanding.candidates.empty()) {
        if (!understanding.unknown.empty()) {
            return asked_or_named(source, question, understanding.unknown);
        }
        return refusal(
            source, question,
            {"Je n'ai pas compris cette question.", "I did not understand this question."});
    }
    const auto& best = understanding.candidates.front();
    if (!best.unused.empty()) return asked_or_named(source, question, best.unused);
    std::vector<Candidate> close;
    for (const auto& candidate : understanding.candidates) {
        const bool rival =
            candidate.score >= best.score - close_second || same_name_elsewhere(best, candidate);
        if (!rival) continue;
        const bool known = std::ranges::any_of(close, [&](const Candidate& other) {
            return reads_the_same(question, other, candidate) ||
                   same_rows(source, other.plan, candidate.plan);
        });
        if (!known) close.push_back(candidate);
    }
    if (close.size() > 1) prefer_defined(source, close);
    if (close.size() > 1) {
        return unless_chosen(question, ask_back(question, close));
    }
    const auto& meant = close.front();
    const auto evidence = evidence_of(understanding.candidates);
    const auto confidence = confidence_of(evidence);
    if (confidence < least_confidence()) {
        return unless_chosen(question, is_this_meant(question, understanding.candidates));
    }
    Understood out{meant.plan, confidence};
    out.evidence = evidence;
    return out;
}

}  // namespace datapilot::questions
