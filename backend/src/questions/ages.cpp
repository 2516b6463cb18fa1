#include "questions/ages.h"

#include <algorithm>
#include <initializer_list>

#include "questions/language/identifiers.h"

namespace datapilot::questions {
namespace {

using catalog::ColumnType;
using query_plan::Aggregate;
using query_plan::Arithmetic;
using query_plan::ArithmeticOperator;
using query_plan::Box;
using query_plan::ColumnRef;
using query_plan::DateBucket;
using query_plan::DaysBetween;
using query_plan::Expression;
using query_plan::Literal;

// Stands for the day of the question.
constexpr std::string_view day_of_question = "today";

std::string padded(unsigned number, std::size_t width) {
    auto digits = std::to_string(number);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

std::string iso(base::Date day) {
    return padded(static_cast<unsigned>(static_cast<int>(day.year())), 4) + "-" +
           padded(static_cast<unsigned>(day.month()), 2) + "-" +
           padded(static_cast<unsigned>(day.day()), 2);
}

std::optional<Expression> years_since(const catalog::Column& column, Role role) {
    const Expression since{ColumnRef{0, column.name}};
    const Expression today{Literal{ColumnType::date, std::string(day_of_question)}};
    if (role == Role::date) {
        const Expression days{DaysBetween{since, today}};
        return Expression{Arithmetic{ArithmeticOperator::divide,
                                     {days, {Literal{ColumnType::decimal, "365.25"}}}}};
    }
    if (role != Role::year) return std::nullopt;
    const Expression year{DateBucket{query_plan::Grain::year, Box<Expression>(today)}};
    return Expression{Arithmetic{ArithmeticOperator::subtract, {year, since}}};
}

void add(std::vector<Metric>& out, std::size_t table, const catalog::Column& column, Role role,
         std::vector<std::string> names, const base::Text& label) {
    auto years = years_since(column, role);
    if (!years) return;
    Metric metric;
    metric.table = table;
    metric.name = names.front() + "_" + std::to_string(table);
    metric.names = std::move(names);
    metric.label = {label.french + " (" + column.name + ")",
                    label.english + " (" + column.name + ")"};
    metric.function = query_plan::AggregateFunction::average;
    metric.row = std::move(*years);
    out.push_back(std::move(metric));
}

}  // namespace

std::vector<Metric> with_ages(std::vector<Metric> metrics, const catalog::Catalog& catalog,
                              const std::vector<TableFacts>& facts) {
    for (std::size_t t = 0; t < catalog.tables.size(); ++t) {
        const auto& columns = catalog.tables[t].columns;
        const bool people = std::ranges::any_of(facts[t].columns, [](const ColumnFacts& column) {
            return column.role == Role::person_name;
        });
        const auto known = [&](std::initializer_list<std::string_view> words) {
            return std::ranges::any_of(columns, [&](const auto& column) {
                return language::says_any(column.name, words);
            });
        };
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const auto role = facts[t].columns[c].role;
            const bool born =
                language::says_any(columns[c].name, {"naissance", "birth", "birthday", "dob"});
            const bool came =
                people &&
                language::says_any(columns[c].name, {"embauche", "entree", "recrutement", "hire",
                                                     "hired", "hiring", "anciennete"});
            if (born && !known({"age"})) {
                add(metrics, t, columns[c], role, {"age"}, {"Âge", "Age"});
            } else if (came && role == Role::date && !known({"seniority"})) {
                add(metrics, t, columns[c], role, {"anciennete", "seniority"},
                    {"Ancienneté", "Seniority"});
            }
        }
    }
    return metrics;
}

namespace {

struct OnDay {
    base::Date today;

    void operator()(Literal& literal) const {
        if (literal.type == ColumnType::date && literal.text == day_of_question) {
            literal.text = iso(today);
        }
    }
    void operator()(Arithmetic& value) const {
        for (auto& operand : value.operands) std::visit(*this, operand.node);
    }
    void operator()(DaysBetween& days) const {
        std::visit(*this, days.from->node);
        std::visit(*this, days.to->node);
    }
    void operator()(DateBucket& bucket) const { std::visit(*this, bucket.date->node); }
    void operator()(Aggregate& value) const {
        if (value.argument) std::visit(*this, (*value.argument)->node);
    }
    template <class Other>
    void operator()(Other&) const {}
};

}  // namespace

Expression on_day(Expression expression, base::Date today) {
    std::visit(OnDay{today}, expression.node);
    return expression;
}

}  // namespace datapilot::questions
