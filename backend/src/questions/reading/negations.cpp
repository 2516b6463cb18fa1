#include "questions/reading/negations.h"

#include <algorithm>
#include <set>

#include "questions/reading/reader.h"

// What rows must not be, or must not have: « sans commande », « n'ont jamais loué ».
namespace datapilot::questions {

using language::Marker;

namespace {

constexpr double names_surely = 0.35;

}  // namespace

bool negates(const Item& item) {
    return item.is(Marker::negation) || item.is(Marker::none) || item.is(Marker::never) ||
           item.is(Marker::without) || item.is(Marker::except);
}

// « n'est pas », "is not"
bool is_not(const Item& item) {
    return item.is(Marker::different) &&
           (item.text.starts_with("n ") || item.text.starts_with("ne ") ||
            item.text.ends_with(" pas") || item.text.ends_with(" not"));
}

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

// Whether what was done is kept in a table of its own, each row of which names one of these.
bool Reader::links_to(std::size_t act, std::size_t noun) const {
    const auto& done = items_[act].schema.front();
    const auto& named = items_[noun].schema.front();
    if (!done.element.is_table() || !done.act || !named.element.is_table()) return false;
    const auto path = source_.joins.path(done.element.table, named.element.table);
    return path && path->size() == 1 && !multiplies(*path);
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
            small_between(*thing, *further, "de d un une a an any the leur leurs son sa ses")) {
            // « n'ont jamais visité de club », where visits link members and clubs: no visit.
            if (!links_to(*thing, *further)) test.column = reference(*further);
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
