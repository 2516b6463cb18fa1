#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "definitions/expression.h"

namespace datapilot::definitions {

struct Definitions;

// A metric's expression as ANSI SQL over the columns of its table, for other tools to read: it is
// never run here.
std::string osi_text(const Expression& expression, const Definitions& definitions);
std::string osi_identifier(std::string_view name);

// What such a text says, where it is made of aggregates of columns, numbers and + - * /.
struct OsiExpression {
    Expression expression;
    std::string table{};  // where a column is qualified by it
};
std::optional<OsiExpression> expression_from_osi(std::string_view text);

}  // namespace datapilot::definitions
