#include "questions/formula.h"

#include <algorithm>

#include "questions/labels.h"

namespace datapilot::questions {
namespace {

using base::Text;
using query_plan::AggregateFunction;
using query_plan::ArithmeticOperator;
using query_plan::Condition;
using query_plan::Expression;

Text joined(const Text& left, const Text& between, const Text& right) {
    if (left.french.empty()) return right;
    return {left.french + between.french + right.french,
            left.english + between.english + right.english};
}

Text around(const char* before, const Text& inner, const char* after) {
    return {before + inner.french + after, before + inner.english + after};
}

Text prefix(AggregateFunction function) {
    switch (function) {
        case AggregateFunction::count_rows:
            return {"nombre de lignes", "number of rows"};
        case AggregateFunction::count:
            return {"nombre de ", "number of "};
        case AggregateFunction::count_distinct:
            return {"nombre de valeurs distinctes de ", "number of distinct values of "};
        case AggregateFunction::sum:
            return {"somme de ", "sum of "};
        case AggregateFunction::average:
            return {"moyenne de ", "average of "};
        case AggregateFunction::median:
            return {"médiane de ", "median of "};
        case AggregateFunction::minimum:
            return {"minimum de ", "minimum of "};
        case AggregateFunction::maximum:
            return {"maximum de ", "maximum of "};
    }
    return {};
}

const char* sign(ArithmeticOperator op) {
    switch (op) {
        case ArithmeticOperator::add:
            return " + ";
        case ArithmeticOperator::subtract:
            return " − ";
        case ArithmeticOperator::multiply:
            return " × ";
        case ArithmeticOperator::divide:
            return " ÷ ";
    }
    return " ";
}

class Say {
  public:
    Say(const Source& source, std::size_t table) : source_(source), table_(table) {}

    Text expression(const Expression& of) { return std::visit(*this, of.node); }

    Text operator()(const query_plan::ColumnRef& column) {
        const auto& columns = source_.catalog.tables[table_].columns;
        const auto found = std::ranges::find(columns, column.column, &catalog::Column::name);
        if (found == columns.end()) return {column.column, column.column};
        return label_of(source_, {table_, static_cast<std::size_t>(found - columns.begin())});
    }
    Text operator()(const query_plan::Literal& literal) {
        Text text{literal.text, literal.text};
        std::ranges::replace(text.french, '.', ',');
        return text;
    }
    Text operator()(const query_plan::Arithmetic& arithmetic) {
        const Text between{sign(arithmetic.op), sign(arithmetic.op)};
        Text out;
        for (const auto& operand : arithmetic.operands) {
            const bool nests = std::holds_alternative<query_plan::Arithmetic>(operand.node);
            const auto said = expression(operand);
            out = joined(out, between, nests ? around("(", said, ")") : said);
        }
        return out;
    }
    Text operator()(const query_plan::DaysBetween& days) {
        const auto from = expression(*days.from), to = expression(*days.to);
        return {"jours de " + from.french + " à " + to.french,
                "days from " + from.english + " to " + to.english};
    }
    Text operator()(const query_plan::Aggregate& aggregate) {
        auto out = prefix(aggregate.function);
        if (aggregate.argument) {
            const auto of = expression(**aggregate.argument);
            out = {out.french + of.french, out.english + of.english};
        }
        if (!aggregate.only) return out;
        return joined(out, {" ", " "}, around("(", condition(**aggregate.only), ")"));
    }
    // No metric holds these.
    Text operator()(const query_plan::DateBucket&) { return {}; }
    Text operator()(const query_plan::ScalarPlan&) { return {}; }

  private:
    Text condition(const Condition& of) {
        if (const auto* all = std::get_if<query_plan::AllOf>(&of.node)) {
            return list(all->conditions, {" et ", " and "});
        }
        if (const auto* any = std::get_if<query_plan::AnyOf>(&of.node)) {
            return list(any->conditions, {" ou ", " or "});
        }
        return of.label;
    }
    Text list(const std::vector<Condition>& conditions, const Text& between) {
        Text out;
        for (const auto& one : conditions) {
            const bool nests = one.label.french.empty();
            const auto said = condition(one);
            out = joined(out, between, nests ? around("(", said, ")") : said);
        }
        return out;
    }

    const Source& source_;
    std::size_t table_;
};

}  // namespace

Text formula_of(const Expression& expression, const Source& source, std::size_t table) {
    return Say(source, table).expression(expression);
}

}  // namespace datapilot::questions
