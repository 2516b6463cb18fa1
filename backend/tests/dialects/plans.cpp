#include "dialects/plans.h"

#include <utility>

namespace datapilot::tests {
namespace {

using namespace query_plan;
using catalog::ColumnType;
using std::chrono::February;
using std::chrono::January;

constexpr auto table = "mesures";
constexpr base::Date new_year{std::chrono::year{2025}, January, std::chrono::day{1}};
constexpr base::Date after_winter{std::chrono::year{2025}, February, std::chrono::day{28}};

Expression column(std::string name) {
    return {ColumnRef{0, std::move(name)}};
}
Expression text(std::string value) {
    return {Literal{ColumnType::text, std::move(value)}};
}
Expression whole(std::string value) {
    return {Literal{ColumnType::integer, std::move(value)}};
}
Expression bucket(Grain grain, std::string name) {
    return {DateBucket{grain, column(std::move(name))}};
}
Expression rows_counted() {
    return {Aggregate{}};
}
Expression of(AggregateFunction function, Expression argument) {
    return {Aggregate{function, std::move(argument), {}}};
}
Expression of(AggregateFunction function, const char* name) {
    return of(function, column(name));
}
Expression only(Expression aggregate, Condition condition) {
    std::get<Aggregate>(aggregate.node).only = std::move(condition);
    return aggregate;
}
Expression divided(Expression one, Expression by) {
    return {Arithmetic{ArithmeticOperator::divide, {std::move(one), std::move(by)}}};
}
Expression minus(Expression one, Expression other) {
    return {Arithmetic{ArithmeticOperator::subtract, {std::move(one), std::move(other)}}};
}

Expression day(std::string iso) {
    return {Literal{ColumnType::date, std::move(iso)}};
}
Expression days(Expression from, Expression to) {
    return {DaysBetween{std::move(from), std::move(to)}};
}

Condition compared(Expression left, Comparator comparator, Expression right) {
    return {Comparison{std::move(left), comparator, std::move(right)}};
}
Condition equal(const char* name, const char* value) {
    return compared(column(name), Comparator::equal, text(value));
}
Condition matching(const char* name, TextMatch match, const char* pattern) {
    return {Matches{column(name), match, pattern}};
}
Condition not_(Condition condition) {
    return {Not{std::move(condition)}};
}

QueryPlan plan(Shape shape) {
    QueryPlan plan;
    plan.shape = shape;
    plan.sources = {{std::string{table}, {table, table}}};
    plan.calendar.today = new_year;
    return plan;
}

void add(QueryPlan& plan, Expression dimension) {
    const auto name = "d" + std::to_string(plan.dimensions.size());
    plan.dimensions.push_back({std::move(dimension), {name, name}});
}
void measure(QueryPlan& plan, Expression value, Transform transform = Transform::none) {
    const auto name = "m" + std::to_string(plan.measures.size());
    plan.measures.push_back({std::move(value), {name, name}, {}, transform});
}

QueryPlan total(std::vector<Expression> measures) {
    auto made = plan(Shape::aggregate);
    for (auto& one : measures) measure(made, std::move(one));
    return made;
}
QueryPlan by(Expression dimension, std::vector<Expression> measures) {
    auto made = total(std::move(measures));
    add(made, std::move(dimension));
    return made;
}
QueryPlan transformed(Expression dimension, Expression value, Transform transform) {
    auto made = plan(Shape::aggregate);
    add(made, std::move(dimension));
    measure(made, std::move(value), transform);
    return made;
}
QueryPlan ids_where(Condition condition) {
    auto made = plan(Shape::list);
    add(made, column("id"));
    made.filter = std::move(condition);
    return made;
}
// The ids in the order of a column, and then of themselves.
QueryPlan ids_by(const char* name, Direction direction, std::int64_t rows) {
    auto made = plan(Shape::list);
    add(made, column("id"));
    add(made, column(name));
    made.order = {{OrderByDimension{1}, direction}, {OrderByDimension{0}, Direction::ascending}};
    made.limit = Limit{rows};
    return made;
}
QueryPlan first_of_each(Expression group, const char* name, std::int64_t rows) {
    auto made = plan(Shape::aggregate);
    add(made, std::move(group));
    add(made, column("id"));
    measure(made, of(AggregateFunction::sum, name));
    made.order = {{OrderByMeasure{0}, Direction::descending},
                  {OrderByDimension{1}, Direction::ascending}};
    made.limit = Limit{rows, 0};
    return made;
}
QueryPlan cities(Condition condition) {
    auto made = plan(Shape::distinct);
    add(made, column("ville"));
    made.filter = std::move(condition);
    return made;
}
QueryPlan combined(SetOperator op, QueryPlan one, QueryPlan other) {
    one.set_operation = SetOperation{op, std::move(other)};
    return one;
}

void add_groups(std::vector<NamedPlan>& all) {
    all.push_back({"rows by city: case and accents tell values apart, absent is a group",
                   by(column("ville"), {rows_counted()})});
    for (const auto* name : {"jour", "instant"}) {
        for (const auto grain : {Grain::year, Grain::half_year, Grain::quarter, Grain::month,
                                 Grain::week, Grain::day, Grain::weekday, Grain::hour}) {
            // A day has no hours for PostgreSQL.
            if (grain == Grain::hour && name == std::string_view{"jour"}) continue;
            all.push_back({std::string{"rows by grain "} + std::to_string(static_cast<int>(grain)) +
                               " of " + name,
                           by(bucket(grain, name), {rows_counted()})});
        }
    }
    using enum AggregateFunction;
    all.push_back({"aggregates leave absent values out",
                   total({rows_counted(), of(count, "pièces"), of(sum, "pièces"),
                          of(average, "pièces"), of(minimum, "montant"), of(maximum, "montant"),
                          of(sum, "montant"), of(count_distinct, "ville"), of(maximum, "jour")})});
    all.push_back({"nothing adds up to nothing", [] {
                       auto none = total({rows_counted(), of(sum, "pièces")});
                       none.filter = equal("ville", "nulle part");
                       return none;
                   }()});
    all.push_back({"the median of an even number of values",
                   total({of(median, "heures"), of(median, "pièces"), of(average, "pièces")})});
    all.push_back({"the median of each month",
                   by(bucket(Grain::month, "jour"),
                      {of(median, "pièces"), of(median, "montant"), rows_counted()})});
    all.push_back({"the median of some rows beside that of all",
                   by(bucket(Grain::year, "jour"),
                      {only(of(median, "heures"),
                            compared(column("pièces"), Comparator::greater, whole("1"))),
                       of(median, "heures")})});
    all.push_back({"distinct cities of some rows beside all",
                   total({only(of(count_distinct, "ville"),
                               compared(column("pièces"), Comparator::less, whole("4"))),
                          of(count_distinct, "ville")})});
}

void add_arithmetic(std::vector<NamedPlan>& all) {
    using enum AggregateFunction;
    all.push_back({"a quotient of whole numbers is no whole number",
                   by(column("ville"), {divided(of(sum, "pièces"), of(sum, "heures"))})});
    all.push_back({"an average of quotients, and a division by zero is absent",
                   total({of(average, divided(column("pièces"), column("heures"))),
                          of(maximum, divided(column("pièces"), column("heures")))})});
    all.push_back({"thirds keep their digits",
                   total({divided(rows_counted(), whole("3000")),
                          minus(of(sum, "pièces"), divided(of(sum, "heures"), whole("7")))})});
    const auto month = [] { return bucket(Grain::month, "jour"); };
    all.push_back({"shares of whole numbers",
                   transformed(column("ville"), of(sum, "pièces"), Transform::share_of_total)});
    all.push_back(
        {"growth of whole numbers", transformed(month(), of(sum, "pièces"), Transform::growth)});
    all.push_back(
        {"a running total", transformed(month(), of(sum, "montant"), Transform::running_total)});
    all.push_back(
        {"a rank, absent last", transformed(month(), of(sum, "pièces"), Transform::rank)});
    all.push_back({"days between a day and an instant",
                   total({of(sum, days(column("jour"), column("instant"))),
                          of(maximum, days(day("2024-12-30"), column("instant")))})});
}

void add_filters(std::vector<NamedPlan>& all) {
    const auto add_one = [&](const char* name, Condition condition) {
        all.push_back({name, ids_where(std::move(condition))});
    };
    add_one("a value is itself, not its capitals", equal("ville", "Paris"));
    add_one("a value is itself, not without its accents", equal("ville", "Évreux"));
    add_one("one of some values",
            {OneOf{column("ville"), {{ColumnType::text, "LYON"}, {ColumnType::text, "paris"}}}});
    add_one("other than a value", compared(column("ville"), Comparator::not_equal, text("Lyon")));
    add_one("none of some values", not_({OneOf{column("ville"), {{ColumnType::text, "Lyon"}}}}));
    add_one("quotes", equal("note", "l'été"));
    add_one("double quotes", equal("note", "dit \"oui\""));
    add_one("a backslash", equal("note", "a\\b"));
    add_one("contained, case aside", matching("ville", TextMatch::contains, "pari"));
    add_one("contained, accents kept", matching("ville", TextMatch::contains, "Év"));
    add_one("a percent sign is one", matching("note", TextMatch::contains, "0 %"));
    add_one("an underscore is one", matching("note", TextMatch::contains, "s_t"));
    add_one("a backslash is one", matching("note", TextMatch::contains, "\\"));
    add_one("an exclamation mark is one", matching("note", TextMatch::contains, "!"));
    add_one("a beginning", matching("note", TextMatch::starts_with, "100"));
    add_one("an end", matching("note", TextMatch::ends_with, "TOTAL"));
    add_one("absent", {IsNull{column("ville")}});
    add_one("present", not_({IsNull{column("note")}}));
    add_one("a period of days", {InPeriod{column("jour"), new_year, after_winter}});
    add_one("a period of instants", {InPeriod{column("instant"), new_year, after_winter}});
    add_one("an exact amount",
            compared(column("montant"), Comparator::equal, {Literal{ColumnType::decimal, "0.1"}}));
    add_one("above the average",
            compared(column("pièces"), Comparator::greater,
                     {ScalarPlan{total({of(AggregateFunction::average, "pièces")})}}));
    add_one("among the first of another plan", {InPlan{column("id"), [] {
                                                           auto first = ids_by(
                                                               "montant", Direction::descending, 3);
                                                           first.dimensions[1].shown = false;
                                                           return first;
                                                       }()}});
}

void add_orders(std::vector<NamedPlan>& all) {
    all.push_back({"ascending, absent last", ids_by("pièces", Direction::ascending, 20)});
    all.push_back({"descending, absent last", ids_by("pièces", Direction::descending, 20)});
    all.push_back(
        {"the first of a list with absent values", ids_by("montant", Direction::ascending, 3)});
    all.push_back(
        {"the first two of each month", first_of_each(bucket(Grain::month, "jour"), "pièces", 2)});
    const auto few = [] { return compared(column("pièces"), Comparator::less, whole("4")); };
    const auto short_ = [] { return compared(column("heures"), Comparator::less, whole("5")); };
    all.push_back({"in both", combined(SetOperator::intersect, cities(few()), cities(short_()))});
    all.push_back({"in one alone", combined(SetOperator::except, cities(short_()), cities(few()))});
    all.push_back({"in either", combined(SetOperator::unite, cities(few()), cities(short_()))});
}

}  // namespace

std::vector<NamedPlan> table_of_plans() {
    std::vector<NamedPlan> all;
    add_groups(all);
    add_arithmetic(all);
    add_filters(all);
    add_orders(all);
    return all;
}

}  // namespace datapilot::tests
