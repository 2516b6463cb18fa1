#include "questions/metric_compiler.h"

#include <algorithm>
#include <utility>

#include "query_plan/enum_names.h"
#include "questions/editing/edited_conditions.h"

namespace datapilot::questions {
namespace {

using base::Text;
using catalog::ColumnType;
using definitions::Problem;
using definitions::ProblemCode;
using query_plan::Aggregate;
using query_plan::AggregateFunction;
using query_plan::Box;
using query_plan::Condition;
using query_plan::Expression;

// What an expression gives.
enum class Kind { number, date, other };

struct Typed {
    Expression expression;
    Kind kind = Kind::number;
};

Kind kind_of(ColumnType type) {
    switch (type) {
        case ColumnType::integer:
        case ColumnType::decimal:
            return Kind::number;
        case ColumnType::date:
        case ColumnType::timestamp:
            return Kind::date;
        default:
            return Kind::other;
    }
}

Text about(std::string french, std::string english, const std::string& name) {
    return {std::move(french) + " « " + name + " ».", std::move(english) + " “" + name + "”."};
}

// Compiles one expression; it throws the Problem that it meets.
class Walk {
  public:
    Walk(const catalog::Table& table, const definitions::Definitions& definitions,
         std::string metric)
        : table_(table), definitions_(definitions), names_{std::move(metric)} {}

    Typed expression(const definitions::Expression& of, const std::string& path) {
        path_ = path;
        return std::visit(*this, of.node);
    }

    Typed operator()(const definitions::Column& column) {
        const auto& known = known_column(column.name);
        if (!in_aggregate_) {
            blame(ProblemCode::not_an_aggregate,
                  about("Dites ce qu'il faut faire de la colonne (somme, moyenne…) :",
                        "Say what is made of the column (sum, average…):", column.name));
        }
        return {{query_plan::ColumnRef{0, column.name}}, kind_of(known.type)};
    }
    Typed operator()(const definitions::Number& number) {
        const bool whole = number.digits.find('.') == std::string::npos;
        const auto type = whole ? ColumnType::integer : ColumnType::decimal;
        return {{query_plan::Literal{type, number.digits}}};
    }
    Typed operator()(const definitions::MetricName& metric);
    Typed operator()(const definitions::Arithmetic& arithmetic);
    Typed operator()(const definitions::DaysBetween& days);
    Typed operator()(const definitions::Aggregate& aggregate);

  private:
    [[noreturn]] void blame(ProblemCode code, Text message) const {
        Problem problem{path_, names_.front()};
        problem.code = code;
        problem.message = std::move(message);
        throw problem;
    }

    const catalog::Column& known_column(const std::string& name) const {
        const auto* column = table_.find(name);
        if (!column) {
            blame(ProblemCode::column_missing,
                  about("La table « " + table_.name + " » n'a pas de colonne",
                        "The table “" + table_.name + "” has no column", name));
        }
        return *column;
    }

    Expression number(const definitions::Expression& of, const std::string& path) {
        auto typed = expression(of, path);
        if (typed.kind == Kind::number) return std::move(typed.expression);
        path_ = path;
        blame(ProblemCode::type_mismatch, {"Il faut un nombre ici.", "A number is needed here."});
    }
    Expression date(const definitions::Expression& of, const std::string& path) {
        auto typed = expression(of, path);
        if (typed.kind == Kind::date) return std::move(typed.expression);
        path_ = path;
        blame(ProblemCode::type_mismatch, {"Il faut une date ici.", "A date is needed here."});
    }

    Condition condition(const definitions::Test& test, const std::string& path);
    Condition column_test(const definitions::ColumnTest& test);
    std::vector<Condition> conditions(const std::vector<definitions::Test>& tests,
                                      const std::string& path);

    const catalog::Table& table_;
    const definitions::Definitions& definitions_;
    std::vector<std::string> names_;  // of the metrics that are being compiled, outermost first
    bool in_aggregate_ = false;
    std::string path_;
};

Typed Walk::operator()(const definitions::MetricName& metric) {
    if (in_aggregate_) {
        blame(ProblemCode::expression_invalid,
              about("Une mesure est déjà un agrégat :", "A metric is an aggregate already:",
                    metric.name));
    }
    if (std::ranges::find(names_, metric.name) != names_.end()) {
        blame(ProblemCode::metric_circular,
              about("Cette mesure dépend d'elle-même par", "This metric depends on itself through",
                    metric.name));
    }
    const auto* known = definitions::find_metric(definitions_, metric.name);
    if (!known || known->origin == definitions::Origin::deleted) {
        blame(ProblemCode::metric_missing,
              about("Il n'y a pas de mesure", "There is no metric", metric.name));
    }
    if (known->table != table_.name) {
        blame(ProblemCode::expression_invalid,
              about("Cette mesure est d'une autre table :", "This metric is of another table:",
                    metric.name));
    }
    names_.push_back(metric.name);
    const auto path = path_;
    try {
        auto out = expression(known->expression, path);
        names_.pop_back();
        return out;
    } catch (Problem& problem) {
        problem.path = path;  // where this metric names the one that is wrong
        throw;
    }
}

Typed Walk::operator()(const definitions::Arithmetic& arithmetic) {
    const auto path = path_ + '.' + std::string{query_plan::name_of(arithmetic.op)};
    query_plan::Arithmetic out{arithmetic.op, {}};
    for (std::size_t i = 0; i < arithmetic.operands.size(); ++i) {
        out.operands.push_back(number(arithmetic.operands[i], path + '.' + std::to_string(i)));
    }
    return {{std::move(out)}};
}

Typed Walk::operator()(const definitions::DaysBetween& days) {
    const auto path = path_ + ".days_between.";
    auto from = date(*days.from, path + '0');
    return {{query_plan::DaysBetween{std::move(from), date(*days.to, path + '1')}}};
}

Typed Walk::operator()(const definitions::Aggregate& aggregate) {
    if (in_aggregate_) {
        blame(ProblemCode::expression_invalid, {"Un agrégat ne peut pas en contenir un autre.",
                                                "An aggregate cannot hold another one."});
    }
    const auto path = path_;
    Aggregate out;
    out.function = aggregate.function;
    auto kind = Kind::number;
    in_aggregate_ = true;
    if (aggregate.of) {
        const bool adds = aggregate.function == AggregateFunction::sum ||
                          aggregate.function == AggregateFunction::average ||
                          aggregate.function == AggregateFunction::median;
        const bool picks = aggregate.function == AggregateFunction::minimum ||
                           aggregate.function == AggregateFunction::maximum;
        if (adds) {
            out.argument = number(**aggregate.of, path + ".of");
        } else {
            auto of = expression(**aggregate.of, path + ".of");
            if (picks) kind = of.kind;
            out.argument = std::move(of.expression);
        }
    }
    if (aggregate.where) out.only = condition(*aggregate.where, path + ".where");
    in_aggregate_ = false;
    return {{std::move(out)}, kind};
}

Condition Walk::condition(const definitions::Test& test, const std::string& path) {
    path_ = path;
    if (const auto* all = std::get_if<definitions::AllOf>(&test.node)) {
        return {query_plan::AllOf{conditions(all->tests, path + ".all_of")}};
    }
    if (const auto* any = std::get_if<definitions::AnyOf>(&test.node)) {
        return {query_plan::AnyOf{conditions(any->tests, path + ".any_of")}};
    }
    return column_test(std::get<definitions::ColumnTest>(test.node));
}

std::vector<Condition> Walk::conditions(const std::vector<definitions::Test>& tests,
                                        const std::string& path) {
    std::vector<Condition> out;
    for (std::size_t i = 0; i < tests.size(); ++i) {
        out.push_back(condition(tests[i], path + '.' + std::to_string(i)));
    }
    return out;
}

Condition Walk::column_test(const definitions::ColumnTest& test) {
    const auto& column = known_column(test.column);
    const FilterPart part{std::nullopt, test.op, test.values};
    auto made = condition_of(
        part, {{query_plan::ColumnRef{0, column.name}}, column.type, {column.name, column.name}});
    if (!made) {
        blame(ProblemCode::type_mismatch,
              about("Ces valeurs ne conviennent pas à la colonne",
                    "These values do not suit the column", test.column));
    }
    return std::move(*made);
}

std::vector<std::string> names_of(const definitions::MetricDefinition& metric) {
    std::vector<std::string> names;
    const auto add = [&](std::string name) {
        const bool known = std::ranges::find(names, name) != names.end();
        if (!name.empty() && !known) names.push_back(std::move(name));
    };
    add(metric.naming.label);
    for (const auto& synonym : metric.naming.synonyms) add(synonym);
    add(metric.name);
    return names;
}

// One aggregate of all rows is the aggregate of what each row holds; a ratio is of the whole only.
void place(Expression compiled, Metric& metric) {
    auto* aggregate = std::get_if<Aggregate>(&compiled.node);
    const bool of_rows = aggregate && aggregate->argument && !aggregate->only &&
                         aggregate->function != AggregateFunction::count &&
                         aggregate->function != AggregateFunction::count_distinct;
    if (of_rows) {
        metric.function = aggregate->function;
        metric.row = std::move(**aggregate->argument);
    } else {
        metric.whole = std::move(compiled);
    }
}

}  // namespace

std::variant<Metric, Problem> MetricCompiler::compile(
    const definitions::MetricDefinition& defined) const {
    const auto table = std::ranges::find(catalog_.tables, defined.table, &catalog::Table::name);
    if (table == catalog_.tables.end()) {
        Problem problem{"table", defined.name};
        problem.code = ProblemCode::table_missing;
        problem.message = about("Il n'y a pas de table", "There is no table", defined.table);
        return problem;
    }
    Metric out;
    out.table = static_cast<std::size_t>(table - catalog_.tables.begin());
    out.names = names_of(defined);
    const auto& label = out.names.front();
    out.label = {label, label};
    out.format = defined.style.format;
    out.unit = defined.style.unit;
    out.turnover = defined.main;
    out.name = defined.name;
    out.description = defined.naming.description;
    try {
        Walk walk(*table, definitions_, defined.name);
        auto typed = walk.expression(defined.expression, "expression");
        if (typed.kind != Kind::number) {
            Problem problem{"expression", defined.name};
            problem.code = ProblemCode::type_mismatch;
            problem.message = {"Une mesure est un nombre.", "A metric is a number."};
            return problem;
        }
        place(std::move(typed.expression), out);
    } catch (const Problem& problem) {
        return problem;
    }
    return out;
}

}  // namespace datapilot::questions
