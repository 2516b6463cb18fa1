#include <algorithm>

#include "questions/reading/negations.h"
#include "questions/reading/reader.h"
#include "questions/yes_no.h"

// What the rows must be like: values found in the data, and the nouns that they stand beside.
namespace datapilot::questions {

using language::Marker;

namespace {

constexpr double names_surely = 0.35;

// Columns that both lists of matches have; the values of both.
std::vector<ValueMatch> merged(const std::vector<ValueMatch>& left,
                               const std::vector<ValueMatch>& right) {
    std::vector<ValueMatch> out;
    for (const auto& match : left) {
        const auto same = std::ranges::find(right, match.column, &ValueMatch::column);
        if (same == right.end()) continue;
        auto both = match;
        both.quality = std::min(match.quality, same->quality);
        both.stored.insert(both.stored.end(), same->stored.begin(), same->stored.end());
        out.push_back(std::move(both));
    }
    return out;
}

}  // namespace

// The tables of the noun just before, « étudiants *de plus de 20 ans* », or of the value that
// stands for one: « un chat *de 3 ans* ».
std::vector<std::size_t> Reader::tables_beside(std::size_t first) const {
    auto at = just_before(first);
    while (at && (items_[*at].is(Marker::with) || items_[*at].is(Marker::negation))) {
        at = just_before(*at);
    }
    std::vector<std::size_t> out;
    if (!at || items_[*at].kind != ItemKind::thing) return out;
    if (means_value(*at)) {
        for (const auto& value : items_[*at].values) out.push_back(value.column.table);
        return out;
    }
    for (const auto& match : items_[*at].schema) {
        if (match.element.is_table() && match.quality >= names_surely) {
            out.push_back(match.element.table);
        }
    }
    return out;
}

// « en rupture de stock »: there are none left.
void Reader::read_depleted(std::size_t at) {
    Test test;
    test.kind = TestKind::number;
    test.numbers.push_back("0");
    test.column = Reference{{}, std::nullopt, items_[at].tokens};
    for (std::size_t t = 0; t < source_.facts.size(); ++t) {
        const auto& columns = source_.facts[t].columns;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (columns[c].role == Role::stock)
                test.column->candidates.push_back({{t, c}, 1, true});
        }
    }
    if (test.column->candidates.empty()) return;
    take(at);
    add(std::move(test), at, at);
}

void Reader::read_values() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (is_free(i) && items_[i].is(Marker::depleted)) read_depleted(i);
    }
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (is_free(i) && !names_group(i)) read_value(i);
    }
}

ValuesJoined Reader::how_joined(std::size_t joining, std::size_t value) const {
    if (items_[joining].is(Marker::versus)) return ValuesJoined::versus;
    if (!items_[joining].is(Marker::conjunction)) return ValuesJoined::not_said;
    return small_between(joining, value, "de d des du a au aux en dans chez pour in of from for")
               ? ValuesJoined::by_and_again
               : ValuesJoined::by_and;
}

bool Reader::read_value(std::size_t at) {
    const bool code = items_[at].kind == ItemKind::number && !items_[at].values.empty();
    if (!code && !means_value(at)) return false;
    Test test;
    test.kind = TestKind::value;
    test.values = items_[at].values;
    if (items_[at].quoted) test.pattern = items_[at].text;
    std::vector<std::size_t> used{at};
    auto first = at, last = at;
    const bool breaks_down = std::ranges::any_of(items_, [](const Item& item) {
        return item.is(Marker::share) && item.text.starts_with("repartition");
    });
    // « Allemagne et États-Unis », « 75 77 78 »: more values of the same column.
    for (auto joined = next(last); joined; joined = next(last)) {
        const bool versus = items_[*joined].is(Marker::versus);
        const bool joins = items_[*joined].is(Marker::disjunction) ||
                           items_[*joined].is(Marker::conjunction) || versus;
        const auto other = joins ? next(*joined) : joined;
        if (!other || !(means_value(*other) || (code && !items_[*other].values.empty()))) break;
        bool apart = false;
        for (std::size_t i = 0; i < at; ++i) apart |= items_[i].is(Marker::both);
        if (apart && joins) break;
        if (!joins && only_small_between(last, *other) && !code && !breaks_down) break;
        // « une fuite et *une* installation »: two things, each of its own.
        if (items_[*joined].is(Marker::conjunction) && small_between(*joined, *other, "un une")) {
            break;
        }
        auto both = merged(test.values, items_[*other].values);
        if (both.empty()) break;
        test.values = std::move(both);
        if (joins) used.push_back(*joined);
        used.push_back(*other);
        last = *other;
        if (joins) test.joined = std::max(test.joined, how_joined(*joined, *other));
        if (!joins && breaks_down) test.joined = ValuesJoined::versus;
    }
    for (std::size_t i = 0; i < at; ++i) {
        if (items_[i].is(Marker::both)) {
            test.apart = true;
            take(i);
        }
    }
    // « la ville d'Aberdeen », « l'État 'CA' », « dont le code est 'AKO' »: the column is said.
    auto before = previous(at);
    const bool excludes = before && negates(items_[*before]);
    if (before &&
        (excludes || items_[*before].is(Marker::equal) || items_[*before].is(Marker::different))) {
        if (items_[*before].is(Marker::equal)) used.push_back(*before);
        before = previous(*before);
    }
    // « combien de *chiens* »: rows of the table that has this value.
    const bool whether = before && items_[*before].is(Marker::exists) && asks_whether(*before);
    if (before &&
        (items_[*before].is(Marker::count) || items_[*before].is(Marker::how_many) || whether) &&
        !items_[at].quoted) {
        Target target;
        target.counts = true;
        target.words = words(*before, at);
        target.what = rows_with(test.values, items_[at].tokens);
        request_.measures.push_back(std::move(target));
        take(*before);
    }
    if (before && items_[*before].kind == ItemKind::thing && !means_value(*before) &&
        !items_[*before].schema.empty() && !small_between(*before, at, "qui que")) {
        const auto names_its_column = [&](const ValueMatch& value) {
            return std::ranges::any_of(items_[*before].schema, [&](const auto& match) {
                return match.element == value.column && match.quality > 0.5;
            });
        };
        std::vector<ValueMatch> said;
        std::ranges::copy_if(test.values, std::back_inserter(said), names_its_column);
        if (!said.empty() || (test.values.empty() && names_column(*before))) {
            if (!said.empty()) test.values = std::move(said);
            test.column = reference(*before);
            // « la compagnie aérienne « JetBlue » »: the table is spoken of as well.
            if (names_table(*before)) request_.mentions.push_back(reference(*before));
            // « par région hors Bretagne » groups by what it leaves a value out of, « par
            // département : 75 77 78 » by what it names several of.
            const auto by = just_before(*before);
            const bool several = used.size() > 1 && by && items_[*by].is(Marker::by);
            if (!several && !(excludes && names_group(*before))) {
                used.push_back(*before);
                first = *before;
            }
        }
    }
    if (test.values.empty() && !test.column) {
        request_.unknown.push_back(items_[at].text);
        take(at);
        return true;
    }
    for (const auto i : used) take(i);
    add(std::move(test), first, last);
    return true;
}

// « à la fois des magasins de moins de 3000 produits et de plus de 10000 »: each has rows of its
// own.
void Reader::read_both() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (!is_free(i) || !items_[i].is(Marker::both)) continue;
        std::vector<Test*> after;
        for (auto& test : request_.tests) {
            if (test.words.first >= items_[i].tokens.last) after.push_back(&test);
        }
        if (after.size() < 2) continue;
        std::ranges::sort(after, {}, [](const Test* test) { return test->words.first; });
        after[0]->apart = after[1]->apart = true;
        take(i);
    }
}

// « gares fret », where FRET says O or N: the rows that say yes.
bool Reader::read_flag(std::size_t at) {
    const auto& best = items_[at].schema.front();
    if (!best.whole || best.element.is_table() || best.element.metric) return false;
    if (source_.role(best.element) != Role::flag) return false;
    const auto yes = yes_value(source_.column(best.element));
    if (!yes) return false;
    Test test;
    test.values.push_back({best.element, {*yes}, best.quality});
    take(at);
    add(std::move(test), at, at);
    return true;
}

}  // namespace datapilot::questions
