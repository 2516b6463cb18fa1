#include <algorithm>
#include <set>

#include "questions/reading/reader.h"
#include "questions/yes_no.h"

// What the rows must be like: values found in the data, numbers without a comparison, texts,
// periods, and what they must not have.
namespace datapilot::questions {

using language::Marker;

namespace {

bool negates(const Item& item) {
    return item.is(Marker::negation) || item.is(Marker::none) || item.is(Marker::never) ||
           item.is(Marker::without) || item.is(Marker::except);
}

constexpr double names_surely = 0.35;

// « n'est pas », "is not"
bool is_not(const Item& item) {
    return item.is(Marker::different) &&
           (item.text.starts_with("n ") || item.text.starts_with("ne ") ||
            item.text.ends_with(" pas") || item.text.ends_with(" not"));
}

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

// Whether « sans », « pas », « hors »… stands before and means this; it is taken then.
bool Reader::negated_before(std::size_t first, TestKind kind) {
    std::size_t crossed = 0;
    Index verb, noun;
    for (auto i = first; i-- > 0;) {
        const auto& item = items_[i];
        if (item.kind == ItemKind::small || item.is(Marker::with) || item.is(Marker::by) ||
            item.is(Marker::also) || item.is(Marker::conjunction)) {
            continue;
        }
        const bool differs = item.is(Marker::different) && only_small_between(i, first);
        // « aucune *vente* au T1 »: there is no sale, whatever else is said of it.
        if (item.is(Marker::none) && noun) return false;
        if (negates(item) || is_not(item) || differs) {
            take(i);
            lacks_ = item.is(Marker::without) || item.is(Marker::none) || item.is(Marker::never) ||
                     item.text.find("ont pas") != std::string::npos ||
                     item.text.find("have not") != std::string::npos;
            // « n'ont aucun »: the same negation in two words.
            if (i > 0 && negates(items_[i - 1]) && !taken_[i - 1]) take(i - 1);
            if (verb) take(*verb);  // « n'ont jamais *commandé* sur le Web »
            return true;
        }
        // « n'ont pas été *fabriqués* par Ford »; but in « n'ont pas *commandé* en 2025 » it is
        // the orders that are not.
        const bool acts = is_verb(i);
        const bool idle = (!names_table(i) || only_relates(i)) && !taken_[i];
        if (kind != TestKind::period && item.kind == ItemKind::thing && (acts || idle) &&
            !means_value(i) && crossed++ == 0) {
            verb = acts ? Index{i} : Index{};
            noun = acts || only_relates(i) ? Index{} : Index{i};
            continue;
        }
        return false;
    }
    return false;
}

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

// « dont le type *n'est pas* … », between a column and what it is held against.
bool Reader::negated_inside(std::size_t first, std::size_t last) {
    for (auto i = first + 1; i < last; ++i) {
        const bool differs = items_[i].is(Marker::different);
        if (taken_[i] || !(negates(items_[i]) || is_not(items_[i]) || differs)) continue;
        take(i);
        return true;
    }
    return false;
}

void Reader::read_text_tests() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (!is_free(i)) continue;
        const auto& item = items_[i];
        Test test;
        if (item.is(Marker::contains)) {
            test.match = query_plan::TextMatch::contains;
        } else if (item.is(Marker::starts_with)) {
            test.match = query_plan::TextMatch::starts_with;
        } else if (item.is(Marker::ends_with)) {
            test.match = query_plan::TextMatch::ends_with;
        } else {
            continue;
        }
        auto pattern = next(i);
        while (pattern && items_[*pattern].is(Marker::contains)) {
            take(*pattern);  // « contient la sous-chaîne »
            pattern = next(*pattern);
        }
        while (pattern && items_[*pattern].kind == ItemKind::unknown && !items_[*pattern].quoted &&
               next(*pattern) && items_[*next(*pattern)].quoted) {
            take(*pattern);  // « la sous-chaîne 'Al' », « le mot « Hey » »
            pattern = next(*pattern);
        }
        if (!pattern) continue;
        const auto& written = items_[*pattern];
        const bool textual = written.quoted || written.kind == ItemKind::unknown ||
                             written.kind == ItemKind::thing || written.kind == ItemKind::number;
        if (!textual) continue;
        test.kind = TestKind::text;
        test.pattern = written.text;
        if (test.pattern.empty()) continue;
        auto first = i, last = *pattern;
        auto column = previous(i);
        const auto after = next_thing(*pattern);
        if (after && small_between(*pattern, *after, "dans in") && names_column(*after)) {
            column = after;  // « contenant 'Hey' dans son titre »
            last = *after;
        }
        if (!column || !names_column(*column)) continue;
        test.column = reference(*column);
        for (const auto used : {i, *pattern, *column}) take(used);
        add(std::move(test), std::min(first, *column), last);
    }
}

// « 4 cylindres », « âgés de 32 ou 33 ans », « niveau d'adhésion est 1 ».
void Reader::read_plain_numbers() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (!is_free(i) || items_[i].kind != ItemKind::number || items_[i].number.ordinal ||
            items_[i].number.weak) {
            continue;
        }
        Test test;
        test.kind = TestKind::number;
        test.numbers.push_back(items_[i].number.decimal);
        test.unit = items_[i].number.unit;
        std::vector<std::size_t> used{i};
        auto last = i;
        for (auto joined = next(last); joined; joined = next(last)) {
            const bool joins =
                items_[*joined].is(Marker::disjunction) || items_[*joined].is(Marker::conjunction);
            const auto number = joins ? next(*joined) : joined;
            if (!number || items_[*number].kind != ItemKind::number) break;
            if (!joins && only_small_between(last, *number)) break;  // two numbers without a comma
            test.numbers.push_back(items_[*number].number.decimal);
            if (joins) used.push_back(*joined);
            used.push_back(*number);
            last = *number;
        }
        const auto right = next_thing(last);
        const auto left = tested_column(i, last);
        auto first = i;
        if (right && only_small_between(last, *right) && !means_value(*right) &&
            names_number(*right) && !small_between(last, *right, "qui que dont")) {
            test.column = numbers_of(*right);
            used.push_back(*right);
            last = *right;
        } else if (left) {
            test.column = reference(*left);
            used.push_back(*left);
            first = *left;
        } else {
            continue;
        }
        std::erase_if(test.column->candidates,
                      [](const auto& match) { return match.element.is_table(); });
        if (test.column->candidates.empty()) continue;
        if (test.unit == language::Unit::percent && !compares_percentages(*test.column)) continue;
        for (const auto k : used) take(k);
        add(std::move(test), first, last);
    }
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

bool Reader::read_value(std::size_t at) {
    const bool code = items_[at].kind == ItemKind::number && !items_[at].values.empty();
    if (!code && !means_value(at)) return false;
    Test test;
    test.kind = TestKind::value;
    test.values = items_[at].values;
    if (items_[at].quoted) test.pattern = items_[at].text;
    std::vector<std::size_t> used{at};
    auto first = at, last = at;
    // « Allemagne et États-Unis », « 75 77 78 »: more values of the same column.
    for (auto joined = next(last); joined; joined = next(last)) {
        const bool joins =
            items_[*joined].is(Marker::disjunction) || items_[*joined].is(Marker::conjunction);
        const auto other = joins ? next(*joined) : joined;
        if (!other || !(means_value(*other) || (code && !items_[*other].values.empty()))) break;
        bool apart = false;
        for (std::size_t i = 0; i < at; ++i) apart |= items_[i].is(Marker::both);
        if (apart && joins) break;
        if (!joins && only_small_between(last, *other) && !code) break;
        auto both = merged(test.values, items_[*other].values);
        if (both.empty()) break;
        test.values = std::move(both);
        if (joins) used.push_back(*joined);
        used.push_back(*other);
        last = *other;
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
    if (before && (excludes || items_[*before].is(Marker::equal) ||
                   items_[*before].is(Marker::different))) {
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
        target.what = Reference{{}, std::nullopt, items_[at].tokens};
        for (const auto& value : test.values) {
            target.what->candidates.push_back({{value.column.table}, value.quality, true});
        }
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
            // « par région hors Bretagne » groups by what it leaves a value out of.
            if (!excludes || !names_group(*before)) {
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

void Reader::read_periods() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (!is_free(i)) continue;
        if (items_[i].kind == ItemKind::comparison) {
            request_.comparison = items_[i].comparison;
            take(i);
            continue;
        }
        if (items_[i].kind != ItemKind::period) continue;
        Test test;
        test.kind = TestKind::period;
        test.period = items_[i].period;
        auto first = i;
        // « la date d'embauche après le … », « l'année de fondation 2008 », « ouverts avant 2009 »
        const auto before = previous(i);
        if (before && is_verb(*before)) {
            test.column =
                dates_of(reference(*before));  // « ont commandé en 2024 »: the orders' date
            if (test.column->candidates.empty()) {
                test.column.reset();
            } else {
                take(*before);
                first = *before;
            }
        }
        if (!request_.tests.empty() && counts_just_before(i)) {
            // « ont commandé plus de 3 fois en 2024 »
            test.column = dates_of(*request_.tests.back().column);
            if (test.column->candidates.empty()) test.column.reset();
        }
        if (before && !test.column && names_column(*before) && !means_value(*before)) {
            Reference column{{}, std::nullopt, items_[*before].tokens};
            for (const auto& match : items_[*before].schema) {
                if (match.element.is_table()) continue;
                const auto role = source_.role(match.element);
                if (role == Role::date || role == Role::year) column.candidates.push_back(match);
            }
            if (!column.candidates.empty()) {
                test.column = std::move(column);
                if (!names_table(*before)) {
                    take(*before);
                    first = *before;
                }
            }
        }
        take(i);
        add(std::move(test), first, i);
    }
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

// Whether the words just before count rows: « plus de 3 fois ».
bool Reader::counts_just_before(std::size_t at) const {
    const auto before = just_before(at);
    const auto& last = request_.tests.back();
    return before && last.kind == TestKind::number && last.column &&
           !last.column->candidates.empty() && last.column->candidates.front().element.is_table() &&
           items_[*before].tokens.first >= last.words.last &&
           items_[*before].tokens.first <= last.words.last + 1;
}

// « formations qui n'ont jamais été suivies »: that nothing belongs to, where one table could.
bool Reader::read_never_done(std::size_t at) {
    const auto noun = just_before(at);
    const bool done = at + 1 < items_.size() && items_.back().kind != ItemKind::marker;
    if (!done || !noun || !names_table(*noun) || means_value(*noun)) return false;
    std::set<std::size_t> belonging;
    for (const auto& match : items_[*noun].schema) {
        if (!match.element.is_table() || match.quality < names_surely) continue;
        for (const auto& link : source_.catalog.relationships) {
            if (link.to_table != source_.table(match.element).name) continue;
            const auto table =
                std::ranges::find(source_.catalog.tables, link.from_table, &catalog::Table::name);
            belonging.insert(static_cast<std::size_t>(table - source_.catalog.tables.begin()));
        }
    }
    if (belonging.size() != 1) return false;
    Test test;
    test.kind = TestKind::existence;
    test.column = Reference{{{{*belonging.begin()}, 0.8, true}}, std::nullopt, items_[at].tokens};
    test.negated = true;
    test.words = items_[at].tokens;
    take(at);
    request_.tests.push_back(std::move(test));
    return true;
}

// « sans commande », « n'ont jamais reçu d'évaluation », « pas encore expédiées ».
void Reader::read_negations() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (!is_free(i) || !(negates(items_[i]) || items_[i].is(Marker::missing))) continue;
        auto thing = next(i);
        while (thing && negates(items_[*thing])) {
            take(*thing);
            thing = next(*thing);
        }
        if (!thing && read_never_done(i)) continue;
        if (!thing || items_[*thing].kind != ItemKind::thing || items_[*thing].schema.empty())
            continue;
        Test test;
        test.kind = TestKind::existence;
        test.column = reference(*thing);
        test.negated = true;
        // « n'ont pas *accueilli* de concert »: the noun after the verb is meant.
        const auto further = next_thing(*thing);
        auto last = *thing;
        if (further && only_small_between(*thing, *further) && names_table(*further) &&
            small_between(*thing, *further, "de d un une a")) {
            test.column = reference(*further);
            take(*further);
            last = *further;
        }
        take(i);
        take(*thing);
        test.words = words(i, last);
        request_.tests.push_back(std::move(test));
    }
}

}  // namespace datapilot::questions
