#include "ai/answering/summary.h"
#include "results/decimal_digits.h"

#include <fmt/format.h>

#include <algorithm>

namespace datapilot::ai::answering {
namespace {

using results::Cell;
using results::Role;
using results::Row;

constexpr std::size_t most_listed = 3;

// The result seen by role, with its cells as a person reads them.
class View {
  public:
    View(const Outcome& outcome, base::Language language) : outcome_(outcome), language_(language) {
        for (std::size_t i = 0; i < outcome.columns.size(); ++i) {
            decimals_.push_back(results::decimals_of(outcome.columns[i], outcome.rows, i));
            const auto role = outcome.columns[i].role;
            if (role == Role::dimension) dimensions.push_back(i);
            if (role == Role::measure) measures.push_back(i);
        }
    }

    bool french() const { return language_ == base::Language::french; }
    const std::string& label(std::size_t column) const { return outcome_.columns[column].label; }

    std::string text(Row row, std::size_t column) const {
        auto text =
            results::shown(row[column], outcome_.columns[column], decimals_[column], language_);
        if (text.empty()) text = french() ? "(sans valeur)" : "(no value)";
        return text;
    }

    std::string name(Row row) const {
        std::string name;
        for (const auto dimension : dimensions) {
            if (!name.empty()) name += " · ";
            name += text(row, dimension);
        }
        return name;
    }

    std::vector<std::size_t> dimensions;
    std::vector<std::size_t> measures;

  private:
    const Outcome& outcome_;
    base::Language language_;
    std::vector<int> decimals_;
};

// The rows that have the measure, from the smallest to the greatest value.
std::vector<Row> ranked(const Outcome& outcome, std::size_t measure) {
    std::vector<Row> rows;
    for (const auto& row : outcome.rows) {
        if (!results::digits_of(row[measure]).empty()) rows.push_back(row);
    }
    std::ranges::stable_sort(rows, [&](Row left, Row right) {
        return results::less(results::digits_of(left[measure]), results::digits_of(right[measure]));
    });
    return rows;
}

bool equal(Row left, Row right, std::size_t measure) {
    const auto a = results::digits_of(left[measure]);
    const auto b = results::digits_of(right[measure]);
    return !results::less(a, b) && !results::less(b, a);
}

std::string sentence(std::string text) {
    // A label that ends with a full stop, or an abbreviation, already closes the sentence.
    return text.ends_with('.') ? text : text + ".";
}

std::string each_measure(const View& view, Row row) {
    std::string text;
    for (const auto measure : view.measures) {
        if (!text.empty()) text += " ; ";
        text += fmt::format("{} : {}", view.label(measure), view.text(row, measure));
    }
    return text;
}

std::string single_row(const Outcome& outcome, const View& view) {
    const auto& row = outcome.rows.front();
    if (!view.dimensions.empty()) {
        return sentence(fmt::format("{} — {}", view.name(row), each_measure(view, row)));
    }
    if (view.measures.size() != 1) return sentence(each_measure(view, row));
    const auto measure = view.measures.front();
    if (std::holds_alternative<std::monostate>(row[measure])) {
        return view.french() ? "Aucune valeur ne correspond à cette question."
                             : "No value matches this question.";
    }
    const auto& said = outcome.plan ? outcome.interpretation.text : view.label(measure);
    return sentence(fmt::format("{} : {}", said, view.text(row, measure)));
}

// Whether the question asked for the smallest first: « les 5 moins chers ».
bool smallest_first(const Outcome& outcome) {
    if (!outcome.plan) return false;
    for (const auto& order : outcome.plan->order) {
        if (!std::holds_alternative<query_plan::OrderByMeasure>(order.by)) continue;
        return order.direction == query_plan::Direction::ascending;
    }
    return false;
}

std::string over_time(const View& view, Row first, Row last, Row peak) {
    const auto measure = view.measures.front();
    return sentence(fmt::format(
        fmt::runtime(view.french() ? "{} : {} pour {}, {} pour {} ; le plus haut pour {} avec {}"
                                   : "{}: {} for {}, {} for {}; the highest for {} with {}"),
        view.label(measure), view.text(first, measure), view.name(first), view.text(last, measure),
        view.name(last), view.name(peak), view.text(peak, measure)));
}

std::string leader(const Outcome& outcome, const View& view, const std::vector<Row>& rising) {
    const auto measure = view.measures.front();
    const bool lowest = smallest_first(outcome);
    const Row first = lowest ? rising.front() : rising.back();
    const Row second = lowest ? rising[1] : rising[rising.size() - 2];
    if (equal(first, second, measure)) {
        return sentence(
            fmt::format(fmt::runtime(view.french() ? "{} : plusieurs à égalité avec {}, dont {}"
                                                   : "{}: several tie with {}, among them {}"),
                        view.label(measure), view.text(first, measure), view.name(first)));
    }
    const std::string_view french = lowest ? "{} : le plus bas pour {} avec {}, puis {} avec {}"
                                           : "{} : le plus élevé pour {} avec {}, puis {} avec {}";
    const std::string_view english = lowest ? "{}: the lowest for {} with {}, then {} with {}"
                                            : "{}: the highest for {} with {}, then {} with {}";
    return sentence(fmt::format(fmt::runtime(view.french() ? french : english), view.label(measure),
                                view.name(first), view.text(first, measure), view.name(second),
                                view.text(second, measure)));
}

std::string by_group(const Outcome& outcome, const View& view) {
    const auto rising = ranked(outcome, view.measures.front());
    if (rising.size() < 2) return {};
    if (outcome.chart.type == charts::ChartType::line && !outcome.chart.split_by) {
        return over_time(view, outcome.rows.front(), outcome.rows.back(), rising.back());
    }
    return leader(outcome, view, rising);
}

std::string listed(const Outcome& outcome, const View& view) {
    if (outcome.columns.size() != 1 || outcome.rows.size() > most_listed) return {};
    std::string text;
    for (const auto& row : outcome.rows) {
        if (!text.empty()) text += ", ";
        text += view.text(row, 0);
    }
    return sentence(fmt::format("{} : {}", outcome.columns.front().label, text));
}

}  // namespace

std::string summarise(const Outcome& outcome, base::Language language) {
    const View view{outcome, language};
    if (outcome.rows.empty()) {
        return view.french() ? "Aucune ligne ne correspond à cette question."
                             : "No row matches this question.";
    }
    if (view.measures.empty()) return listed(outcome, view);
    if (outcome.rows.size() == 1) return single_row(outcome, view);
    if (view.dimensions.empty()) return {};
    return by_group(outcome, view);
}

}  // namespace datapilot::ai::answering
