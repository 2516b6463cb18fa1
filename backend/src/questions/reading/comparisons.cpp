#include <algorithm>
#include <set>

#include "questions/reading/comparators.h"
#include "questions/reading/reader.h"

// « dont le poids est supérieur à 10 », « plus de 15 commandes », « au-dessus de la moyenne ».
namespace datapilot::questions {

using language::Marker;
using query_plan::AggregateFunction;
using query_plan::Comparator;

void Reader::read_comparisons() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (!is_free(i)) continue;
        if (items_[i].is(Marker::between)) {
            read_between(i);
        } else if (comparator_of(items_[i])) {
            read_comparison(i);
        }
    }
}

void Reader::add(Test test, std::size_t first, std::size_t last) {
    auto before = first > 0 ? previous(first) : Index{};
    const bool having = before && items_[*before].is(Marker::with);
    const auto joining = having ? previous(*before) : Index{};
    if (joining && items_[*joining].is(Marker::disjunction)) {
        take(*before);  // « à Paris ou *ayant* plus de 50 places »
        before = joining;
    }
    test.either =
        before && (items_[*before].is(Marker::disjunction) || items_[*before].is(Marker::either));
    if (test.either) take(*before);
    if (negated_before(first, test.kind)) {
        test.negated = true;
        test.lacks = lacks_;
    } else if (negated_inside(first, last)) {
        test.negated = true;
    }
    if (except_from_ && first > *except_from_) test.negated = !test.negated;
    // A date that is not said is that of what happens, whoever it happens to.
    if (test.kind != TestKind::period || test.column) test.beside = tables_beside(first);
    for (auto i = first; i <= last; ++i) {
        if (items_[i].kind == ItemKind::small) take(i);
    }
    test.words = words(first, last);
    request_.tests.push_back(std::move(test));
}

// The column that a comparison tests when it stands before it, past « est » and the like.
Reader::Index Reader::tested_column(std::size_t comparator) const {
    const auto before = previous(comparator);
    if (before && items_[*before].kind == ItemKind::thing && names_column(*before) &&
        !means_value(*before)) {
        return before;
    }
    // « dont la capacité (…) n'est pas supérieure »: past a negation.
    if (before && (items_[*before].is(Marker::negation) || items_[*before].is(Marker::none) ||
                   items_[*before].is(Marker::different))) {
        const auto further = previous(*before);
        if (further && names_column(*further) && !means_value(*further)) return further;
    }
    return std::nullopt;
}

// « ont commandé plus de 3 fois »: what was done so often; the word itself is taken.
Reader::Index Reader::times_done(std::size_t comparator, std::size_t number) {
    static const std::set<std::string, std::less<>> times = {"fois", "times", "time"};
    const auto word = next(number);
    auto verb = previous(comparator);
    if (!word || !times.contains(items_[*word].text) || !verb) return {};
    // « ont visité *des musées* plus d'une fois »
    if (!is_verb(*verb) && names_table(*verb)) verb = previous(*verb);
    if (!verb || !is_verb(*verb)) return {};
    take(*word);
    return verb;
}

// « plus de 30 % d'abstention » is about the rate, never about the number of abstentions.
bool Reader::compares_percentages(Reference& column) const {
    std::vector<SchemaMatch> rates;
    for (const auto& match : column.candidates) {
        if (match.element.is_table()) continue;
        if (is_percentage(match.element)) rates.push_back(match);
    }
    for (std::size_t m = 0; rates.empty() && m < source_.metrics.size(); ++m) {
        const auto& metric = source_.metrics[m];
        const bool of_column = std::ranges::any_of(column.candidates, [&](const SchemaMatch& one) {
            return one.element.column &&
                   metric.label.french.find(source_.column(one.element).name) != std::string::npos;
        });
        if (of_column && metric.format == query_plan::Format::percent && metric.row) {
            rates.push_back({{metric.table, {}, m}, 0.95, true});
        }
    }
    column.candidates = std::move(rates);
    return !column.candidates.empty();
}

// What the rows just before amount to, where the number is money.
std::optional<Reference> Reader::money_before(std::size_t at, std::size_t number) const {
    using language::Unit;
    const auto rows = previous(at);
    const auto unit =
        items_[number].kind == ItemKind::number ? items_[number].number.unit : Unit::none;
    const bool money = unit != Unit::none && unit != Unit::percent;
    return rows && money && only_small_between(*rows, at) ? money_of(*rows) : std::nullopt;
}

bool Reader::compare_with_number(std::size_t at, std::size_t number, Test test) {
    test.kind = TestKind::number;
    test.low = *number_at(number);
    if (items_[number].kind == ItemKind::number) test.unit = items_[number].number.unit;
    auto first = at, last = number;
    if (const auto many = aggregate_before(at)) {
        test.of_many = many->function;
        test.column = numbers_of(many->noun);
        std::erase_if(test.column->candidates,
                      [](const auto& match) { return match.element.is_table(); });
        for (const auto used : {many->marker, many->noun, at, number}) take(used);
        add(std::move(test), std::min(many->marker, many->noun), number);
        return true;
    }
    if (const auto counted = times_done(at, number)) {
        test.column = reference(*counted);
        std::erase_if(test.column->candidates,
                      [](const auto& match) { return !match.element.is_table(); });
        for (const auto used : {*counted, at, number}) take(used);
        add(std::move(test), std::min(*counted, at), number);
        return true;
    }
    const auto right = next_thing(number);
    const bool right_near = right && only_small_between(number, *right) &&
                            !small_between(number, *right, "qui dont que ou et") &&
                            !means_value(*right) && !numbers_of(*right).candidates.empty();
    // « ventes de plus de 400 euros »: what each amounts to.
    if (auto amounts = right_near ? std::nullopt : money_before(at, number)) {
        test.column = std::move(amounts);
        for (const auto used : {at, number}) take(used);
        add(std::move(test), at, number);
        return true;
    }
    const auto left = tested_column(at);
    const bool left_counts = left && names_number(*left);
    if (left_counts && (!right_near || small_between(number, *right, "de des du"))) {
        test.column = numbers_of(*left);
        std::erase_if(test.column->candidates,
                      [](const auto& match) { return match.element.is_table(); });
        take(*left);
        first = *left;
    } else if (right_near) {
        test.column = numbers_of(*right);
        take(*right);
        last = *right;
        // « plus de 10 ans *d'ancienneté* »
        const auto of = says_years(*right) ? next_thing(*right) : Index{};
        if (of && small_between(*right, *of, "d de of") && names_number(*of) && !means_value(*of)) {
            test.column = numbers_of(*of);
            take(*of);
            last = *of;
        }
        if (left && says_the_same(*left, *right)) {  // « une puissance de plus de 150 chevaux »
            take(*left);
            first = *left;
        }
        const auto apart = next(*right);
        if (apart && items_[*apart].is(Marker::distinct) && only_small_between(*right, *apart)) {
            test.distinct = true;
            take(*apart);
            last = *apart;
        }
    } else if (left && !numbers_of(*left).candidates.empty()) {
        test.column = numbers_of(*left);
        take(*left);
        first = *left;
    } else if (const auto before = previous(at);
               before && items_[*before].is(Marker::conjunction) && !request_.tests.empty() &&
               request_.tests.back().kind == TestKind::number) {
        test.column = request_.tests.back().column;  // « au moins 3000 et au plus 4000 »
        take(*before);
    } else {
        return false;
    }
    if (test.unit == language::Unit::percent && !compares_percentages(*test.column)) return false;
    take(at);
    take(number);
    add(std::move(test), first, last);
    return true;
}

bool Reader::says_years(std::size_t at) const {
    const auto& text = items_[at].text;
    return text == "an" || text == "ans" || text == "annees" || text == "year" || text == "years";
}

bool Reader::read_comparison(std::size_t at) {
    Test test;
    test.comparator = *comparator_of(items_[at]);
    auto after = next(at);
    if (!after) return false;
    // « plus âgés que la moyenne », "older than 30"
    if (items_[*after].kind == ItemKind::adjective) {
        const auto& adjective = items_[*after].adjective;
        test.column = property(adjective, items_[*after].tokens);
        if (!adjective.descending) {
            test.comparator =
                test.comparator == Comparator::greater ? Comparator::less : Comparator::greater;
        }
        const auto further = next(*after);
        if (!further || test.column->candidates.empty()) return false;
        const auto adjective_at = *after;
        if (function_of(items_[*further])) {
            take(adjective_at);
            return compare_with_aggregate(at, *further, std::move(test));
        }
        if (compare_with_row(at, *further, test)) {
            take(adjective_at);
            return true;
        }
        if (!number_at(*further)) return false;
        test.kind = TestKind::number;
        test.low = *number_at(*further);
        take(at);
        take(adjective_at);
        take(*further);
        add(std::move(test), at, *further);
        return true;
    }
    if (items_[at].is(Marker::more) || items_[at].is(Marker::fewer)) {
        // « plus âgés que Fernando », where "âgés" is as good as the column.
        const auto further = next(*after);
        if (!further || !names_number(*after) || means_value(*after)) return false;
        test.column = numbers_of(*after);
        if (!compare_with_row(at, *further, std::move(test))) return false;
        take(*after);
        return true;
    }
    // « plus d'un orchestre », "more than one": the article counts.
    if (says_one(at + 1)) return compare_with_number(at, at + 1, std::move(test));
    if (number_at(*after) && items_[*after].kind != ItemKind::thing) {
        return compare_with_number(at, *after, std::move(test));
    }
    if (compare_with_aggregate(at, *after, test)) return true;
    if (compare_dates(at, *after, test)) return true;
    if (compare_with_row(at, *after, test)) return true;
    // « la quantité est inférieure au seuil »: two columns of one row.
    const auto left = tested_column(at);
    const auto comparable = [&](std::size_t i) {
        return std::ranges::any_of(items_[i].schema, [&](const auto& match) {
            return !match.element.is_table() && (source_.role(match.element) == Role::date ||
                                                 source_.fact(match.element).numeric());
        });
    };
    if (!left || items_[*after].kind != ItemKind::thing || !comparable(*left) ||
        !comparable(*after)) {
        return false;
    }
    test.kind = TestKind::columns;
    test.column = reference(*left);
    test.other = reference(*after);
    for (const auto i : {at, *left, *after}) take(i);
    add(std::move(test), *left, *after);
    return true;
}

// « entre 5000 et 10000 »
bool Reader::read_between(std::size_t at) {
    const auto low = next(at);
    const auto word = low ? next(*low) : Index{};
    const auto high = word ? next(*word) : Index{};
    if (!high || !number_at(*low) || !number_at(*high) || !items_[*word].is(Marker::conjunction)) {
        return false;
    }
    Test test;
    test.kind = TestKind::number;
    test.low = *number_at(*low);
    test.high = *number_at(*high);
    auto first = at, last = *high;
    const auto left = tested_column(at);
    const auto right = next_thing(*high);
    if (left && names_number(*left)) {
        test.column = numbers_of(*left);
        take(*left);
        first = *left;
    } else if (right && only_small_between(*high, *right) && names_number(*right)) {
        test.column = numbers_of(*right);
        take(*right);
        last = *right;
    } else if (auto amounts = money_before(at, *high)) {
        test.column = std::move(amounts);
    } else {
        return false;
    }
    std::erase_if(test.column->candidates,
                  [](const auto& match) { return match.element.is_table(); });
    for (const auto i : {at, *low, *word, *high}) take(i);
    add(std::move(test), first, last);
    return true;
}

}  // namespace datapilot::questions
