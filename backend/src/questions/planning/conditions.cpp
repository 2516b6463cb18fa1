#include <algorithm>
#include <set>

#include "questions/labels.h"
#include "questions/planning/plan_builder.h"

// Tests become conditions on joined rows, or on related rows that must exist.
namespace datapilot::questions {

using catalog::ColumnType;
using query_plan::Aggregate;
using query_plan::AggregateFunction;
using query_plan::AllOf;
using query_plan::AnyOf;
using query_plan::Box;
using query_plan::ColumnRef;
using query_plan::Comparator;
using query_plan::Comparison;
using query_plan::Condition;
using query_plan::Expression;
using query_plan::Literal;
using query_plan::QueryPlan;

namespace {

Expression number(const std::string& digits) {
    const bool whole = digits.find('.') == std::string::npos;
    return {Literal{whole ? ColumnType::integer : ColumnType::decimal, digits}};
}

Condition negated(Condition condition) {
    const auto label = negated_label(condition.label);
    const auto words = condition.words;
    condition.label = {};
    if (auto* comparison = std::get_if<Comparison>(&condition.node)) {
        constexpr Comparator opposite[] = {Comparator::not_equal,        Comparator::equal,
                                           Comparator::greater_or_equal, Comparator::greater,
                                           Comparator::less_or_equal,    Comparator::less};
        comparison->comparator = opposite[static_cast<std::size_t>(comparison->comparator)];
        return {*comparison, label, words};
    }
    return {query_plan::Not{std::move(condition)}, label, words};
}

// Joined to the condition before by « ou ».
void add_either(std::vector<Condition>& conditions, Condition condition, bool either) {
    if (!either || conditions.empty()) {
        conditions.push_back(std::move(condition));
        return;
    }
    auto before = std::move(conditions.back());
    conditions.pop_back();
    const base::Text label{before.label.french + " ou " + condition.label.french,
                           before.label.english + " or " + condition.label.english};
    auto words = before.words;
    words.insert(words.end(), condition.words.begin(), condition.words.end());
    before.label = {};
    condition.label = {};
    conditions.push_back({AnyOf{{std::move(before), std::move(condition)}}, label, words});
}

}  // namespace

bool PlanBuilder::add_tests() {
    return std::ranges::all_of(request_.tests, [&](const Test& test) { return add_test(test); });
}

bool PlanBuilder::add_test(const Test& test) {
    if (test.kind == TestKind::existence) return add_existence(test);
    Element element;
    if (test.kind == TestKind::value && !test.values.empty()) {
        element = test.values.front().column;
    } else if (test.column && !test.column->candidates.empty()) {
        element = test.column->candidates.front().element;
    } else {
        return false;
    }
    if (element.is_table()) {
        return test.kind == TestKind::number && add_count_test(test);
    }
    const auto where = place(test, element);
    if (!where) return false;
    auto made = condition(test, where->source);
    if (!made) return false;
    put(test, *where, std::move(*made));
    return true;
}

std::optional<PlanBuilder::Place> PlanBuilder::place(const Test& test, Element element) {
    const auto found = path(element.table, test.words);
    if (!found) return std::nullopt;
    if (!multiplies(*found)) return Place{sources_->follow(*found)};
    // Rows that the question shows are joined already: the test is about them.
    if (const auto joined = sources_->find(element.table); joined && !test.negated && !test.apart) {
        return Place{*joined};
    }
    const auto first = std::ranges::find_if(*found, &JoinStep::multiplies);
    const auto outer = sources_->follow(JoinPath(found->begin(), first));
    const JoinPath rest(std::next(first), found->end());
    Related* related = nullptr;
    // « qui n'ont pas accueilli de concert en 2014 »: the negation is of the whole.
    for (const auto& known : related_) {
        const bool same_way =
            known->outer == outer && known->step.relationship == first->relationship;
        const bool bare =
            known->conditions.empty() && !known->having && !known->negated && !known->apart;
        if (test.negated && same_way && bare && !joined_between(known->tokens, test.words)) {
            known->negated = true;
            return Place{known->inner.follow(rest), known.get()};
        }
    }
    for (const auto& known : related_) {
        const bool same_way =
            known->outer == outer && known->step.relationship == first->relationship;
        const bool joins_in = !test.negated || (known->negated && known->conditions.empty());
        if (same_way && joins_in && !test.either && !known->apart && !test.apart &&
            known->inner.base_table() == first->to) {
            related = known.get();
        }
    }
    if (!related) {
        related_.push_back(std::make_unique<Related>(
            Related{outer, *first, JoinedSources(source_.catalog, first->to)}));
        related = related_.back().get();
        related->tokens = test.words;
        related->negated = test.negated;
        related->apart = test.apart;
        related->either = test.either;
    }
    return Place{related->inner.follow(rest), related};
}

void PlanBuilder::put(const Test& test, const Place& where, Condition made) {
    made.words = words(test.words);
    if (where.related) {
        auto& related = *where.related;
        // Inside a negated group the condition is said as it is.
        if (test.negated && !related.negated) made = negated(std::move(made));
        add_either(related.conditions, std::move(made), test.either && !related.conditions.empty());
        return;
    }
    if (test.negated) made = negated(std::move(made));
    add_either(conditions_, std::move(made), test.either);
}

// Whether « et », « mais », « ou » stand between.
bool PlanBuilder::joined_between(language::TokenRange left, language::TokenRange right) const {
    static const std::set<std::string, std::less<>> joins = {"et",  "mais", "ou",
                                                             "and", "but",  "or"};
    for (auto i = left.last; i < right.first; ++i) {
        if (joins.contains(context_.tokens[i].folded)) return true;
    }
    return false;
}

bool PlanBuilder::add_existence(const Test& test) {
    if (!test.column || test.column->candidates.empty()) return false;
    const auto element = test.column->candidates.front().element;
    const auto base = sources_->base_table();
    if (element.table == base) {
        if (!element.column) return !test.negated;
        Condition empty{query_plan::IsNull{column(0, element)}};
        const auto label = label_of(source_, element);
        empty.label = {label.french + " : vide", label.english + ": empty"};
        if (!test.negated) empty = negated(std::move(empty));
        empty.words = words(test.words);
        conditions_.push_back(std::move(empty));
        return true;
    }
    const auto found = path(element.table, test.words);
    if (!found) return false;
    if (!multiplies(*found)) return !test.negated;
    const auto where = place(test, {element.table});
    if (!where || !where->related) return false;
    const auto label = label_of(source_, {element.table});
    where->related->label = test.negated
                                ? base::Text{"sans " + label.french, "without " + label.english}
                                : base::Text{"avec " + label.french, "with " + label.english};
    where->related->words = words(test.words);
    return true;
}

// « plus de 15 commandes »: a number of related rows, or of rows in each group.
bool PlanBuilder::add_count_test(const Test& test) {
    const auto table = test.column->candidates.front().element.table;
    const auto label = aggregate_label(AggregateFunction::count_rows, label_of(source_, {table}));
    const Expression count{Aggregate{AggregateFunction::count_rows}};
    auto made = number_condition(test, count);
    if (!made) return false;
    if (test.negated) *made = negated(std::move(*made));
    made->label = comparison_label(label, test.comparator, test.low);
    made->words = words(test.words);
    if (table == sources_->base_table()) {
        if (plan_.dimensions.empty() || !plan_.measures.empty()) return false;
        // Each row has its own name: there is nothing to count.
        const auto labels = label_elements(table);
        const bool own_rows = std::ranges::any_of(dimension_elements_, [&](const Element& element) {
            return element.table == table && (source_.role(element) == Role::key ||
                                              std::ranges::find(labels, element) != labels.end());
        });
        if (own_rows) return false;
        plan_.shape = query_plan::Shape::aggregate;
        having_.push_back(std::move(*made));
        return true;
    }
    Test existing = test;
    existing.negated = false;
    const auto where = place(existing, {table});
    if (!where || !where->related || where->related->having) return false;
    where->related->having = std::move(*made);
    return true;
}

std::optional<Condition> PlanBuilder::number_condition(const Test& test,
                                                       const Expression& column) const {
    if (!test.high.empty()) {
        return Condition{query_plan::Between{column, number(test.low), number(test.high)}};
    }
    if (test.numbers.size() > 1) {
        query_plan::OneOf one_of{column, {}};
        for (const auto& digits : test.numbers) {
            one_of.values.push_back(std::get<Literal>(number(digits).node));
        }
        return Condition{std::move(one_of)};
    }
    const auto& digits = test.numbers.empty() ? test.low : test.numbers.front();
    if (digits.empty()) return std::nullopt;
    return Condition{Comparison{column, test.comparator, number(digits)}};
}

std::optional<Condition> PlanBuilder::period_condition(const Test& test, Element element,
                                                       std::size_t source) const {
    const auto& range = test.period.range;
    const auto& described = source_.column(element);
    if (source_.role(element) == Role::date) {
        return Condition{query_plan::InPeriod{column(source, element), range.begin, range.end}};
    }
    if (source_.role(element) != Role::year || described.type != ColumnType::integer) {
        return std::nullopt;
    }
    const auto year = [](base::Date date) { return std::to_string(static_cast<int>(date.year())); };
    const auto value = column(source, element);
    if (range.begin && range.end) {
        const auto first = year(*range.begin);
        const auto last = std::to_string(static_cast<int>(range.end->year()) - 1);
        if (first == last) return Condition{Comparison{value, Comparator::equal, number(first)}};
        return Condition{query_plan::Between{value, number(first), number(last)}};
    }
    if (range.begin) {
        return Condition{
            Comparison{value, Comparator::greater_or_equal, number(year(*range.begin))}};
    }
    if (!range.end) return std::nullopt;
    return Condition{Comparison{value, Comparator::less, number(year(*range.end))}};
}

// The column against an aggregate of it over all rows of its table.
Condition PlanBuilder::average_condition(const Test& test, std::size_t source) const {
    const auto element = test.column->candidates.front().element;
    QueryPlan all;
    all.shape = query_plan::Shape::aggregate;
    all.sources.push_back({source_.table(element).name});
    const auto label = aggregate_label(test.function, label_of(source_, element));
    all.measures.push_back(
        {{Aggregate{test.function, Box<Expression>(column(0, element))}}, label});
    Condition made{Comparison{
        column(source, element), test.comparator, {query_plan::ScalarPlan{std::move(all)}}}};
    made.label = comparison_label(label_of(source_, element), test.comparator, label.french);
    return made;
}

std::optional<Condition> PlanBuilder::condition(const Test& test, std::size_t source) const {
    const bool by_value = test.kind == TestKind::value && !test.values.empty();
    const auto element =
        by_value ? test.values.front().column : test.column->candidates.front().element;
    const auto label = label_of(source_, element);
    const auto labelled = [&](Condition made, base::Text text) {
        made.label = std::move(text);
        return made;
    };
    switch (test.kind) {
        case TestKind::value: {
            if (!by_value) {
                return labelled(
                    {query_plan::Matches{column(source, element), query_plan::TextMatch::contains,
                                         test.pattern}},
                    values_label(label, {test.pattern}));
            }
            query_plan::OneOf one_of{column(source, element), {}};
            for (const auto& stored : test.values.front().stored) {
                one_of.values.push_back({ColumnType::text, stored});
            }
            return labelled({std::move(one_of)}, values_label(label, test.values.front().stored));
        }
        case TestKind::text:
            return labelled(
                {query_plan::Matches{column(source, element), test.match, test.pattern}},
                values_label(label, {"« " + test.pattern + " »"}));
        case TestKind::number: {
            auto made = number_condition(test, column(source, element));
            if (!made) return std::nullopt;
            const auto digits = test.high.empty() ? test.low : test.low + " … " + test.high;
            std::string many;
            for (const auto& one : test.numbers) many += (many.empty() ? "" : ", ") + one;
            return labelled(
                std::move(*made),
                comparison_label(label, test.comparator, test.numbers.empty() ? digits : many));
        }
        case TestKind::period: {
            auto made = period_condition(test, element, source);
            if (!made) return std::nullopt;
            return labelled(std::move(*made), period_label(test.period.range));
        }
        case TestKind::average:
            return average_condition(test, source);
        case TestKind::columns: {
            const auto other = test.other->candidates.front().element;
            if (other.table != element.table || other.is_table()) return std::nullopt;
            return labelled(
                {Comparison{column(source, element), test.comparator, column(source, other)}},
                comparison_label(label, test.comparator, label_of(source_, other).french));
        }
        default:
            return std::nullopt;
    }
}

void PlanBuilder::close_related() {
    for (auto& related : related_) {
        const bool either = related->either;
        add_either(conditions_, related_condition(*related), either);
    }
}

Condition PlanBuilder::related_condition(Related& related) const {
    const auto& link = source_.catalog.relationships[related.step.relationship];
    QueryPlan inner;
    auto label = related.label;
    auto said = related.words;
    for (const auto& one : related.conditions) {
        const auto& text = one.label;
        label = label.french.empty() ? text
                                     : base::Text{label.french + ", " + text.french,
                                                  label.english + ", " + text.english};
        said.insert(said.end(), one.words.begin(), one.words.end());
    }
    if (related.conditions.size() == 1) inner.filter = std::move(related.conditions.front());
    if (related.conditions.size() > 1)
        inner.filter = Condition{AllOf{std::move(related.conditions)}};
    std::move(related.inner).move_into(inner);
    Condition made{AllOf{}};
    if (related.having) {
        label = label.french.empty()
                    ? related.having->label
                    : base::Text{related.having->label.french + ", " + label.french,
                                 related.having->label.english + ", " + label.english};
        inner.shape = query_plan::Shape::aggregate;
        inner.dimensions.push_back(
            {{ColumnRef{0, link.from_column}}, {link.from_column, link.from_column}});
        inner.having = std::move(related.having);
        made.node =
            query_plan::InPlan{{ColumnRef{related.outer, link.to_column}}, std::move(inner)};
    } else {
        made.node = query_plan::Exists{
            std::move(inner),
            {{ColumnRef{related.outer, link.to_column}, ColumnRef{0, link.from_column}}}};
    }
    if (related.negated) {
        made = Condition{query_plan::Not{std::move(made)}};
        if (related.label.french.empty()) label = negated_label(label);
    }
    made.label = label;
    made.words = std::move(said);
    return made;
}

}  // namespace datapilot::questions
