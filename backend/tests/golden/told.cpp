#include "golden/told.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <sstream>

#include "query_plan/sql.h"
#include "results/result_table.h"

namespace datapilot::tests {
namespace {

using namespace ai::answering;

std::string indented(const std::string& text) {
    std::string out;
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        out += line.empty() ? "\n" : "  " + line + "\n";
    }
    return out;
}

std::string cell(const results::Cell& value) {
    if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
    const auto json = results::to_json(value);
    if (json.is_null()) return "-";
    return json.is_string() ? std::string(json.get_string()) : boost::json::serialize(json);
}

// Rows that no order was asked for stand in one all the same.
std::string rows(const Outcome& outcome) {
    constexpr std::size_t most = 12;
    std::vector<results::Row> sorted{outcome.rows.begin(), outcome.rows.end()};
    if (outcome.plan->order.empty()) {
        std::ranges::sort(sorted, [](const auto& left, const auto& right) {
            return std::ranges::lexicographical_compare(left, right);
        });
    }
    std::string text;
    for (const auto& shown : outcome.columns) {
        text += (text.empty() ? "" : " | ") + shown.column.name;
    }
    for (std::size_t i = 0; i < sorted.size() && i < most; ++i) {
        std::string row;
        for (const auto& value : sorted[i]) row += (row.empty() ? "" : " | ") + cell(value);
        text += "\n" + row;
    }
    const auto hidden = outcome.rows.size() > most ? outcome.rows.size() - most : 0;
    if (hidden > 0) text += fmt::format("\n… and {} more", hidden);
    return text;
}

std::string chart(const charts::ChartSpec& spec) {
    std::string text{charts::name(spec.type)};
    if (spec.x) text += " x=" + *spec.x;
    for (const auto& series : spec.series) text += " y=" + series.column;
    if (spec.split_by) text += " by=" + *spec.split_by;
    if (spec.stacked) text += " stacked";
    return text;
}

struct Tell {
    const Answer& answer;
    const catalog::Catalog& catalog;

    std::string operator()(const Outcome& outcome) const {
        std::string text = outcome.interpretation.text + "\n";
        for (const auto& chip : outcome.interpretation.chips) {
            text += fmt::format("[{}] {}\n", query_plan::name(chip.kind), chip.label);
        }
        for (const auto& warning : answer.warnings) text += "(" + warning.code + ")\n";
        for (const auto dialect :
             {catalog::Dialect::duckdb, catalog::Dialect::postgresql, catalog::Dialect::mysql}) {
            const auto sql = query_plan::to_sql(*outcome.plan, catalog, dialect, answer.language);
            text += fmt::format("\n-- {}\n{}\n", catalog::name(dialect),
                                sql ? sql->text : sql.error().message.english);
        }
        return text + "\n-- rows\n" + rows(outcome) + "\n\n-- chart\n" + chart(outcome.chart) +
               "\n";
    }
    std::string operator()(const Clarification& clarification) const {
        std::string text = clarification.question + "\n";
        for (const auto& choice : clarification.choices) text += "- " + choice.label + "\n";
        return text;
    }
    std::string operator()(const Refusal& refusal) const {
        std::string text = refusal.message + "\n";
        for (const auto& example : refusal.examples) text += "- " + example + "\n";
        return text;
    }
};

}  // namespace

std::string told(const Answer& answer, const catalog::Catalog& catalog) {
    return indented(std::visit(Tell{answer, catalog}, answer.result));
}

}  // namespace datapilot::tests
