#pragma once

#include <string>

#include "base/text.h"

namespace datapilot::definitions {

enum class Severity { error, warning };

enum class ProblemCode {
    table_missing,
    column_missing,
    metric_missing,
    metric_circular,
    type_mismatch,
    not_an_aggregate,
    expression_invalid,
    value_unknown,
    name_taken,
    synonym_ambiguous
};

// What of some definitions does not fit a schema. With an error, the item is left out when
// questions are read.
struct Problem {
    std::string path;  // "metrics.2.expression"
    std::string item;  // what it is about, by name
    Severity severity = Severity::error;
    ProblemCode code = ProblemCode::expression_invalid;
    base::Text message{};
};

}  // namespace datapilot::definitions
