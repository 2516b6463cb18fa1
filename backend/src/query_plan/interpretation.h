#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "query_plan/query_plan.h"

namespace datapilot::query_plan {

enum class ChipKind { measure, dimension, filter, period, order, limit };

// One part of the plan as the user sees and edits it.
struct Chip {
    ChipKind kind = ChipKind::measure;
    std::string label;
    Words words;            // where in the question, for highlighting
    std::string plan_path;  // a JSON pointer into to_json(plan)
};

struct Interpretation {
    std::string text;  // « Somme de montant HT par région, en 2025 »
    std::vector<Chip> chips;
};

std::string_view name(ChipKind kind);

Interpretation interpret(const QueryPlan& plan, base::Language language);

enum class OutputRole { dimension, measure, other };

// A column of the result, in the order of the SQL's columns.
struct OutputColumn {
    std::string name;   // as in the SQL
    std::string label;  // for the user
    OutputRole role = OutputRole::other;
    std::string
        format;  // "", "money", "percent", "days", "year", "quarter", "month", "week", "day"
    std::string unit{};  // shown after the number, where the format does not say it
};

std::string_view name(OutputRole role);

std::vector<OutputColumn> output_columns(const QueryPlan& plan, base::Language language);

}  // namespace datapilot::query_plan
