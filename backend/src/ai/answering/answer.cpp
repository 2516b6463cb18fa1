#include "ai/answering/answer.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "ai/answering/answer_json.h"
#include "query_plan/json.h"

namespace datapilot::ai::answering {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 4> engines{"verified", "rules", "model", "person"};

json::array texts(const std::vector<std::string>& all) {
    json::array array;
    for (const auto& text : all) array.emplace_back(text);
    return array;
}

json::value text_or_null(std::string_view text) {
    if (text.empty()) return nullptr;
    return json::string{text};
}

json::value name_or_null(const std::optional<std::string>& text) {
    return text ? json::value(json::string{*text}) : json::value(nullptr);
}

double milliseconds(std::chrono::microseconds time) {
    return static_cast<double>(time.count()) / 1000.0;
}

// The words that a part of the plan came from, as they stand in the question.
std::string words_of(const query_plan::Words& words, std::string_view question) {
    std::string text;
    for (const auto& span : words) {
        if (span.begin >= span.end || span.end > question.size()) continue;
        if (!text.empty()) text += " … ";
        text += question.substr(span.begin, span.end - span.begin);
    }
    return text;
}

json::object interpretation_json(const Outcome& outcome, std::string_view question) {
    json::array chips;
    for (const auto& chip : outcome.interpretation.chips) {
        chips.push_back(json::object{{"kind", query_plan::name(chip.kind)},
                                     {"label", chip.label},
                                     {"words", words_of(chip.words, question)},
                                     {"plan_path", chip.plan_path}});
    }
    return {{"text", outcome.interpretation.text},
            {"chips", std::move(chips)},
            {"ignored_words", texts(outcome.ignored_words)}};
}

json::object to_json(const Clarification& clarification) {
    json::array choices;
    for (const auto& choice : clarification.choices) {
        choices.push_back(
            json::object{{"id", choice.id}, {"label", choice.label}, {"preview", choice.preview}});
    }
    return {{"question", clarification.question}, {"choices", std::move(choices)}};
}

json::object to_json(const Refusal& refusal) {
    return {{"code", base::name(refusal.code)},
            {"message", refusal.message},
            {"examples", texts(refusal.examples)}};
}

json::object to_json(const Usage& usage) {
    return {{"understand_ms", milliseconds(usage.understand)},
            {"sql_ms", milliseconds(usage.sql)},
            {"total_ms", milliseconds(usage.total)},
            {"model_ms", milliseconds(usage.model.time)},
            {"input_tokens", usage.model.input_tokens},
            {"output_tokens", usage.model.output_tokens},
            {"egress_bytes", usage.model.egress_bytes},
            {"rows_scanned",
             usage.rows_scanned ? json::value(*usage.rows_scanned) : json::value(nullptr)}};
}

json::array definitions_json(const Answer& answer) {
    json::array all;
    for (const auto& used : answer.definitions) {
        all.push_back(questions::to_json(used, answer.language));
    }
    return all;
}

// The fields that every answer has, at the value of one that was not run.
json::object nothing_run(const Answer& answer) {
    return {{"question", answer.question},
            {"asked_at", base::iso_utc(answer.asked_at)},
            {"status", name(answer.status())},
            {"engine", name(answer.engine)},
            {"model", text_or_null(answer.engine == Engine::model ? answer.usage.model.name : "")},
            {"edited_from",
             answer.edited_from ? json::value(answer.edited_from->text()) : json::value(nullptr)},
            {"language", answer.language == base::Language::french ? "fr" : "en"},
            {"confidence", 0},
            {"interpretation", nullptr},
            {"clarification", nullptr},
            {"refusal", nullptr},
            {"plan", nullptr},
            {"sql", nullptr},
            {"dialect", nullptr},
            {"columns", json::array{}},
            {"rows", json::array{}},
            {"row_count", 0},
            {"truncated", false},
            {"chart", nullptr},
            {"summary", nullptr},
            {"definitions", definitions_json(answer)},
            {"warnings", warnings_to_json(answer.warnings, answer.language)},
            {"suggestions", texts(answer.suggestions)},
            {"usage", to_json(answer.usage)}};
}

struct Fill {
    const Answer& answer;
    json::object& object;

    void operator()(const Outcome& outcome) const {
        object["confidence"] = outcome.confidence;
        // SQL that a person wrote is its own interpretation.
        if (outcome.plan || !outcome.interpretation.text.empty()) {
            object["interpretation"] = interpretation_json(outcome, answer.question);
        }
        if (outcome.plan) object["plan"] = query_plan::to_json(*outcome.plan);
        object["sql"] = outcome.sql;
        object["dialect"] = catalog::name(outcome.dialect);
        object["columns"] = columns_to_json(outcome.columns);
        object["rows"] = results::rows_to_json(outcome.rows);
        object["row_count"] = outcome.rows.size();
        object["truncated"] = outcome.truncated;
        object["chart"] = chart_to_json(outcome.chart);
        object["summary"] = text_or_null(outcome.summary);
    }
    void operator()(const Clarification& clarification) const {
        object["clarification"] = to_json(clarification);
    }
    void operator()(const Refusal& refusal) const { object["refusal"] = to_json(refusal); }
};

}  // namespace

std::string_view name(Status status) {
    switch (status) {
        case Status::answered:
            return "answered";
        case Status::needs_clarification:
            return "needs_clarification";
        case Status::refused:
            return "refused";
    }
    return "refused";
}

std::string_view name(Engine engine) {
    return engines[static_cast<std::size_t>(engine)];
}

Engine engine_from(std::string_view name) {
    return static_cast<Engine>(std::ranges::find(engines, name) - engines.begin());
}

json::object chart_to_json(const charts::ChartSpec& chart) {
    json::array series;
    for (const auto& one : chart.series) {
        series.push_back(json::object{{"column", one.column}, {"label", one.label}});
    }
    return {{"type", charts::name(chart.type)}, {"x", name_or_null(chart.x)},
            {"series", std::move(series)},      {"split_by", name_or_null(chart.split_by)},
            {"horizontal", chart.horizontal},   {"stacked", chart.stacked}};
}

json::array warnings_to_json(const std::vector<questions::Warning>& warnings,
                             base::Language language) {
    json::array all;
    for (const auto& warning : warnings) {
        all.push_back(
            json::object{{"code", warning.code}, {"message", warning.message.in(language)}});
    }
    return all;
}

json::array columns_to_json(const std::vector<results::ShownColumn>& columns) {
    json::array all;
    for (const auto& shown : columns) {
        all.push_back(json::object{{"name", shown.column.name},
                                   {"label", shown.label},
                                   {"type", results::name(shown.column.type)},
                                   {"role", results::name(shown.role)},
                                   {"format", text_or_null(results::name(shown.format))},
                                   {"unit", text_or_null(shown.unit)},
                                   {"additive", shown.additive}});
    }
    return all;
}

json::object to_json(const Answer& answer) {
    auto object = nothing_run(answer);
    std::visit(Fill{answer, object}, answer.result);
    return object;
}

}  // namespace datapilot::ai::answering
