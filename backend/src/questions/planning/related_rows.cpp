#include <algorithm>
#include <set>

#include "questions/labels.h"
#include "questions/planning/condition_parts.h"
#include "questions/planning/plan_builder.h"
#include "questions/yes_no.h"

// Rows of other tables that must or must not exist, or of which so many must.
namespace datapilot::questions {

using query_plan::Aggregate;
using query_plan::AggregateFunction;
using query_plan::AllOf;
using query_plan::Box;
using query_plan::ColumnRef;
using query_plan::Condition;
using query_plan::Expression;
using query_plan::QueryPlan;

namespace {

// Groups that are chosen by their size are listed once, where one column is enough to name them.
Condition among_related(std::size_t outer, const std::vector<query_plan::JoinOn>& on,
                        QueryPlan related) {
    if (related.having && on.size() == 1) {
        return {query_plan::InPlan{{ColumnRef{outer, on.front().left_column}}, std::move(related)}};
    }
    std::vector<query_plan::Correlation> same;
    for (const auto& [outer_column, inner_column] : on) {
        same.push_back({ColumnRef{outer, outer_column}, ColumnRef{0, inner_column}});
    }
    return {query_plan::Exists{std::move(related), std::move(same)}};
}

}  // namespace

// « ont visité *le club Bastille* »: the club of the visit, whichever the member's own is.
PlanBuilder::Related* PlanBuilder::act_said_before(const Test& test, Element element) const {
    if (test.kind != TestKind::value || test.either || test.apart) return nullptr;
    if (element.table == sources_->base_table()) return nullptr;
    for (const auto& known : related_) {
        const bool said = known->tokens.size() > 0 && known->tokens.first < test.words.first &&
                          std::all_of(context_.tokens.begin() + known->tokens.first + 1,
                                      context_.tokens.begin() + test.words.first,
                                      [](const auto& token) { return token.stop; });
        if (!said || known->apart || known->part != test.part) continue;
        const auto of_act = source_.joins.path(known->inner.base_table(), element.table);
        if (of_act && of_act->size() == 1 && !multiplies(*of_act)) return known.get();
    }
    return nullptr;
}

std::optional<PlanBuilder::Place> PlanBuilder::place(const Test& test, Element element) {
    if (auto* act = act_said_before(test, element)) {
        const auto of_act = source_.joins.path(act->inner.base_table(), element.table);
        return Place{act->inner.follow(*of_act), act};
    }
    const auto found = path(element.table, test.words);
    if (!found) return std::nullopt;
    if (!multiplies(*found)) return Place{sources_->follow(*found)};
    // What was added up before it was joined cannot be tested any more.
    if (pre_aggregates_) return std::nullopt;
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
            known->part == test.part && known->inner.base_table() == first->to) {
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
        related->part = test.part;
    }
    return Place{related->inner.follow(rest), related};
}

// Whether « et », « mais », « ou », « ni » stand between.
bool PlanBuilder::joined_between(language::TokenRange left, language::TokenRange right) const {
    static const std::set<std::string, std::less<>> joins = {"et",  "mais", "ou", "ni",
                                                             "and", "but",  "or", "nor"};
    for (auto i = left.last; i < right.first; ++i) {
        if (joins.contains(context_.tokens[i].folded)) return true;
    }
    return false;
}

// « sans internat », where INTERNAT says oui or non: the rows that say no.
std::optional<Condition> PlanBuilder::flag_condition(Element element, bool holds) const {
    const auto& described = source_.column(element);
    const auto said = holds ? yes_value(described) : no_value(described);
    if (!said) return std::nullopt;
    return Condition{query_plan::OneOf{column(0, element), {{described.type, *said}}},
                     values_label(label_of(source_, element), {*said}),
                     {}};
}

// « tickets sans agent »: what they would refer to is not there.
bool PlanBuilder::add_absent_reference(const Test& test, const JoinPath& path) {
    if (path.size() != 1) return false;
    QueryPlan inner;
    JoinedSources(source_.catalog, path.front().to).move_into(inner);
    auto there = among_related(0, joined_on(source_.catalog, path.front()), std::move(inner));
    Condition absent{query_plan::Not{std::move(there)}};
    const auto label = label_of(source_, {path.front().to});
    absent.label = {"sans " + label.french, "without " + label.english};
    absent.words = words(test.words);
    (test.part ? parts_ : conditions_).push_back(std::move(absent));
    return true;
}

bool PlanBuilder::add_existence(const Test& test) {
    if (!test.column || test.column->candidates.empty()) return false;
    const auto element = test.column->candidates.front().element;
    const auto base = sources_->base_table();
    if (element.table == base) {
        if (!element.column) return !test.negated;
        if (auto flag = flag_condition(element, !test.negated)) {
            flag->words = words(test.words);
            (test.part ? parts_ : conditions_).push_back(std::move(*flag));
            return true;
        }
        Condition empty{query_plan::IsNull{column(0, element)}};
        const auto label = label_of(source_, element);
        // « tickets sans pourboire »: none, or nothing.
        if (source_.fact(element).additive()) {
            Condition zero{
                query_plan::Comparison{column(0, element),
                                       query_plan::Comparator::equal,
                                       {query_plan::Literal{catalog::ColumnType::integer, "0"}}}};
            empty = Condition{query_plan::AnyOf{{std::move(empty), std::move(zero)}}};
        }
        if (const auto none = none_values(source_.column(element)); !none.empty()) {
            query_plan::OneOf one_of{column(0, element), {}};
            for (const auto& value : none)
                one_of.values.push_back({catalog::ColumnType::text, value});
            empty = Condition{query_plan::AnyOf{{std::move(empty), Condition{std::move(one_of)}}}};
        }
        empty.label = {label.french + " : vide", label.english + ": empty"};
        if (!test.negated) empty = negated(std::move(empty));
        empty.words = words(test.words);
        (test.part ? parts_ : conditions_).push_back(std::move(empty));
        return true;
    }
    const auto found = path(element.table, test.words);
    if (!found) return false;
    if (!multiplies(*found)) return !test.negated || add_absent_reference(test, *found);
    const auto where = place(test, {element.table});
    if (where && !where->related && !test.negated) return true;  // joined rows are there
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
    const auto rows = rows_of(table, 0);
    const auto compared = [&](Expression count) {
        auto made = number_condition(test, count);
        if (!made) return made;
        if (test.negated) *made = negated(std::move(*made));
        made->label = comparison_label(rows.label, test.comparator, test.low);
        made->words = words(test.words);
        return made;
    };
    auto made = compared(rows.value);
    if (!made) return false;
    if (table == sources_->base_table()) {
        if (plan_.dimensions.empty() || !plan_.measures.empty() || test.distinct) return false;
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
    auto& related = *where->related;
    // « dans plus de 5 restaurants »: of the reservations, as many restaurants.
    const auto further = source_.joins.path(related.inner.base_table(), table);
    if (further && !further->empty() && !multiplies(*further)) {
        const auto key = source_.facts[table].key;
        if (!key) return false;
        made = compared({Aggregate{AggregateFunction::count_distinct,
                                   Box<Expression>(column(where->source, {table, *key}))}});
        if (!made) return false;
    }
    // « moins de 3 commandes »: those that have none as well.
    const bool few = test.comparator == query_plan::Comparator::less ||
                     test.comparator == query_plan::Comparator::less_or_equal;
    const bool bare = related.conditions.empty() && related.label.french.empty();
    if (few && bare && !test.negated && !related.negated && !related.apart) {
        auto said = made->label;
        made = negated(std::move(*made));
        made->label = std::move(said);
        related.negated = related.few = true;
    }
    related.having = std::move(*made);
    return true;
}

void PlanBuilder::close_related() {
    for (auto& related : related_) {
        const bool either = related->either;
        add_either(related->part ? parts_ : conditions_, related_condition(*related), either);
    }
}

Condition PlanBuilder::related_condition(Related& related) const {
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
    const auto on = joined_on(source_.catalog, related.step);
    if (related.having) {
        label = label.french.empty()
                    ? related.having->label
                    : base::Text{related.having->label.french + ", " + label.french,
                                 related.having->label.english + ", " + label.english};
        inner.shape = query_plan::Shape::aggregate;
        for (const auto& [outer_column, inner_column] : on) {
            inner.dimensions.push_back(
                {{ColumnRef{0, inner_column}}, {inner_column, inner_column}});
        }
        inner.having = std::move(related.having);
        // What is NOT IN a list with an absent value is nowhere.
        if (related.negated) {
            auto known = negated({query_plan::IsNull{{ColumnRef{0, on.front().right_column}}}});
            if (inner.filter) known = {AllOf{{std::move(known), std::move(*inner.filter)}}};
            inner.filter = std::move(known);
        }
    }
    auto made = among_related(related.outer, on, std::move(inner));
    if (related.negated) {
        made = Condition{query_plan::Not{std::move(made)}};
        if (related.label.french.empty() && !related.few) label = negated_label(label);
    }
    made.label = label;
    made.words = std::move(said);
    return made;
}

}  // namespace datapilot::questions
