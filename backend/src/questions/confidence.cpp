#include "questions/confidence.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "questions/language/data_file.h"
#include "questions/language/table_text.h"

namespace datapilot::questions {
namespace {

using query_plan::Condition;
using query_plan::QueryPlan;

// How many features there are: the rows of the file but for the first two.
constexpr std::size_t features = 9;

struct Weights {
    double bias = 0;
    double least = 0;
    std::vector<double> of;

    static const Weights& built_in() {
        static const Weights weights = [] {
            Weights out;
            for (const auto& row : language::rows_of(language::data_file("confidence.tsv"), 2)) {
                const double number = std::stod(row[1]);
                if (row[0] == "least") {
                    out.least = number;
                } else if (row[0] == "bias") {
                    out.bias = number;
                } else {
                    out.of.push_back(number);
                }
            }
            if (out.of.size() != features) throw std::logic_error("confidence.tsv lacks weights");
            return out;
        }();
        return weights;
    }
};

bool asks_within(const Condition& condition) {
    using query_plan::AllOf;
    using query_plan::AnyOf;
    const auto& node = condition.node;
    if (const auto* all = std::get_if<AllOf>(&node)) {
        return std::ranges::any_of(all->conditions, asks_within);
    }
    if (const auto* any = std::get_if<AnyOf>(&node)) {
        return std::ranges::any_of(any->conditions, asks_within);
    }
    if (const auto* negated = std::get_if<query_plan::Not>(&node)) {
        return asks_within(*negated->condition);
    }
    return std::holds_alternative<query_plan::Exists>(node) ||
           std::holds_alternative<query_plan::InPlan>(node);
}

double between_0_and_1(double value) {
    return std::clamp(value, 0.0, 1.0);
}

}  // namespace

std::vector<double> evidence_of(const std::vector<Candidate>& candidates) {
    constexpr double far_behind = 0.6;
    constexpr double many_joins = 3;
    const auto& best = candidates.front();
    const auto& plan = best.plan;
    const double margin = candidates.size() > 1 ? best.score - candidates[1].score : far_behind;
    double certainty = 1;
    for (const auto& join : plan.joins) certainty *= join.certainty;
    const bool nested = std::ranges::any_of(plan.sources, [](const query_plan::Source& source) {
        return !std::holds_alternative<std::string>(source.from);
    });
    return {between_0_and_1(-best.settled),
            between_0_and_1(1 - margin / far_behind),
            between_0_and_1(1 - best.cut),
            between_0_and_1(static_cast<double>(plan.joins.size()) / many_joins),
            1 - certainty,
            between_0_and_1(best.doubt),
            plan.filter && asks_within(*plan.filter) ? 1.0 : 0.0,
            plan.limit ? 1.0 : 0.0,
            nested || plan.having || plan.set_operation ? 1.0 : 0.0};
}

double confidence_of(const std::vector<double>& evidence) {
    const auto& weights = Weights::built_in();
    double sum = weights.bias;
    for (std::size_t i = 0; i < evidence.size(); ++i) sum += weights.of.at(i) * evidence[i];
    return 1 / (1 + std::exp(-sum));
}

double least_confidence() {
    return Weights::built_in().least;
}

}  // namespace datapilot::questions
