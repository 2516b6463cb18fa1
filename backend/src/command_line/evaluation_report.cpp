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
                      {"egress_bytes", 0}};
    if (!answer) {
        line["message"] = answer.error().message.french;
        line["code"] = base::name(answer.error().code);
        line["detail"] = answer.error().detail;
        return line;
    }
    line["status"] = answering::name(answer->status());
    line["ms"] = static_cast<double>(answer->usage.total.count()) / 1000.0;
    std::visit(Explain{line}, answer->result);
    return line;
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

}  // namespace datapilot::command_line
