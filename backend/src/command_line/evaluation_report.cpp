#include "command_line/evaluation_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <map>

#include "results/decimal_digits.h"
#include "results/display.h"

namespace datapilot::command_line {
namespace {

namespace json = boost::json;
namespace answering = ai::answering;

// Sets of questions write a moment with a blank: "2018-03-09 19:03:21".
json::array evaluated_rows(const answering::Outcome& outcome) {
    auto rows = results::rows_to_json(outcome.rows);
    for (std::size_t i = 0; i < outcome.columns.size(); ++i) {
        if (outcome.columns[i].column.type != results::ColumnType::timestamp) continue;
        for (auto& row : rows) {
            auto* moment = row.as_array()[i].if_string();
            if (moment && moment->size() > 10) (*moment)[10] = ' ';
        }
    }
    return rows;
}

// What explains an answer to whoever tunes the rules; score.py does not read it.
struct Explain {
    json::object& line;

    void operator()(const answering::Outcome& outcome) const {
        json::array names;
        for (const auto& shown : outcome.columns) names.emplace_back(shown.column.name);
        line["columns"] = std::move(names);
        line["rows"] = evaluated_rows(outcome);
        line["sql"] = outcome.sql;
        line["interpretation"] = outcome.interpretation.text;
        line["confidence"] = outcome.confidence;
        line["evidence"] = json::array(outcome.evidence.begin(), outcome.evidence.end());
    }
    void operator()(const answering::Clarification& clarification) const {
        json::array labels;
        for (const auto& choice : clarification.choices) labels.emplace_back(choice.label);
        line["message"] = clarification.question;
        line["choices"] = std::move(labels);
    }
    void operator()(const answering::Refusal& refusal) const { line["message"] = refusal.message; }
};

std::string quantile(const std::vector<double>& sorted, double share) {
    if (sorted.empty()) return "—";
    const auto place = static_cast<std::size_t>(static_cast<double>(sorted.size()) * share);
    const auto value = sorted[std::min(place, sorted.size() - 1)];
    return results::french_number(fmt::format("{:.3f}", value), 1);
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", results::french_number(std::to_string(count), 0),
                       count < 2 ? one : many);
}

std::string percent(std::size_t part, std::size_t whole) {
    if (whole == 0) return "—";
    const auto share = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    return results::french_number(fmt::format("{:.3f}", share), 1) + " %";
}

std::string usage_euros(std::int64_t micro_euros) {
    constexpr std::int64_t micro_euros_of_a_euro = 1'000'000;
    return fmt::format("{}.{:06}", micro_euros / micro_euros_of_a_euro,
                       micro_euros % micro_euros_of_a_euro);
}

}  // namespace

json::object evaluated(const std::string& id, const base::Result<answering::Answer>& answer) {
    json::object line{{"id", id},
                      {"status", "error"},
                      {"columns", json::array{}},
                      {"rows", json::array{}},
                      {"engine", "rules"},
                      {"sql", nullptr},
                      {"ms", nullptr},
                      {"tokens_in", 0},
                      {"tokens_out", 0},
                      {"egress_bytes", 0}};
    if (!answer) {
        line["message"] = answer.error().message.french;
        line["code"] = base::name(answer.error().code);
        line["detail"] = answer.error().detail;
        return line;
    }
    line["status"] = answering::name(answer->status());
    line["ms"] = static_cast<double>(answer->usage.total.count()) / 1000.0;
    line["engine"] = answering::name(answer->engine);
    line["tokens_in"] = answer->usage.model.input_tokens;
    line["tokens_out"] = answer->usage.model.output_tokens;
    line["egress_bytes"] = answer->usage.model.egress_bytes;
    std::visit(Explain{line}, answer->result);
    return line;
}

std::int64_t sum_of(const std::vector<json::object>& lines, std::string_view field) {
    std::int64_t sum = 0;
    for (const auto& line : lines) {
        const auto* number = line.if_contains(field);
        if (number && number->is_number()) sum += number->to_number<std::int64_t>();
    }
    return sum;
}

std::string evaluation_summary(const std::vector<json::object>& lines,
                               std::chrono::milliseconds total) {
    std::map<std::string, std::size_t, std::less<>> counts;
    std::vector<double> times;
    for (const auto& line : lines) {
        ++counts[std::string{line.at("status").as_string()}];
        if (line.at("ms").is_double()) times.push_back(line.at("ms").as_double());
    }
    std::ranges::sort(times);
    return fmt::format(
        "{} : {}, {}, {}, {}\nPar question : p50 {} ms, p99 {} ms ; en tout {} s\n",
        counted(lines.size(), "question", "questions"),
        counted(counts["answered"], "réponse", "réponses"),
        counted(counts["needs_clarification"], "demande de précision", "demandes de précision"),
        counted(counts["refused"], "refus", "refus"), counted(counts["error"], "erreur", "erreurs"),
        quantile(times, 0.5), quantile(times, 0.99),
        results::french_number(fmt::format("{}.{:03}", total.count() / 1000, total.count() % 1000),
                               1));
}

// Of the questions that can be answered, and of those that should not be.
std::string score_summary(const EvaluationSet& set, const std::vector<json::object>& lines) {
    using enum KnownAnswer::Expected;
    std::size_t known = 0, answered = 0, right = 0, vague = 0, honest = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& question = set.questions[i].known;
        const std::string_view status = lines[i].at("status").as_string();
        if (question.expected == rows) {
            ++known;
            if (status != "answered") continue;
            ++answered;
            right += is_right(lines[i].at("rows").as_array(), question) ? 1 : 0;
        } else if (question.expected != unknown) {
            ++vague;
            const bool refusal = question.expected == refused && status == "refused";
            honest += refusal || status == "needs_clarification" ? 1 : 0;
        }
    }
    std::string text;
    if (known > 0) {
        text +=
            fmt::format("Résultats connus : {} ; justesse {}, couverture {}, précision {}\n", known,
                        percent(right, known), percent(answered, known), percent(right, answered));
    }
    if (vague > 0) {
        text += fmt::format("Sans réponse possible : {} ; reconnues {}\n", vague,
                            percent(honest, vague));
    }
    return text;
}

std::string model_summary(const std::vector<json::object>& lines, std::int64_t micro_euros) {
    const auto input = sum_of(lines, "tokens_in");
    const auto output = sum_of(lines, "tokens_out");
    if (input + output == 0) return {};
    return fmt::format("Modèle : {} jetons lus, {} écrits, {} octets sortis, {} €\n",
                       results::french_number(std::to_string(input), 0),
                       results::french_number(std::to_string(output), 0),
                       results::french_number(std::to_string(sum_of(lines, "egress_bytes")), 0),
                       results::french_number(usage_euros(micro_euros), 4));
}

}  // namespace datapilot::command_line
