#include <algorithm>
#include <set>

#include "questions/reading/aggregates.h"
#include "questions/reading/reader.h"

// By what: « par région et par mois », « pour chaque client », « évolution ».
namespace datapilot::questions {

using language::Marker;

namespace {

constexpr std::string_view determiners = "le la les l un une des ce cette ces the a";

}  // namespace

// « par commercial »: the column of that name, not the value of another.
bool Reader::names_group(std::size_t at) const {
    constexpr double well_named = 0.9;
    const auto before = just_before(at);
    return before && (items_[*before].is(Marker::by) || items_[*before].is(Marker::for_each)) &&
           !items_[at].quoted && !items_[at].schema.empty() &&
           items_[at].schema.front().quality >= well_named;
}

void Reader::read_groups() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (!is_free(i)) continue;
        if (items_[i].kind == ItemKind::grain) {
            request_.groups.push_back({date_of_grain(i), items_[i].grain, false, items_[i].tokens});
            // « conso moyenne *mensuelle* »: of the totals of the months.
            request_.groups.back().within =
                i > 0 && items_[i].tokens.size() == 1 && items_[i - 1].is(Marker::average);
            take(i);
            take_joining(i);
        } else if (items_[i].is(Marker::evolution)) {
            read_evolution(i);
        } else if (items_[i].is(Marker::by) || items_[i].is(Marker::for_each)) {
            read_group(i);
        } else if (items_[i].kind == ItemKind::thing) {
            read_unit(i);
        }
    }
}

// « par mois *d'embauche* », « tickets *ouverts* par mois »: which date is cut, where it is said.
std::optional<Reference> Reader::date_of_grain(std::size_t at) {
    // « embauches » is half of "Date d'embauche", and all that it says.
    constexpr double half = 0.4;
    const auto is_date = [&](Element element) {
        return element.column && source_.role(element) == Role::date;
    };
    const auto dates_at = [&](std::size_t i) {
        Reference dates{{}, std::nullopt, items_[i].tokens};
        for (const auto& match : items_[i].schema) {
            if (is_date(match.element) && match.quality >= half) dates.candidates.push_back(match);
        }
        return dates;
    };
    const auto after = next_thing(at);
    const auto before = previous(at);
    std::optional<Reference> said;
    if (after && only_small_between(at, *after) && small_between(at, *after, "de d du of") &&
        !means_value(*after)) {
        said = dates_at(*after);
        if (!said->candidates.empty()) take(*after);
    }
    if ((!said || said->candidates.empty()) && before && items_[*before].kind == ItemKind::thing &&
        !means_value(*before) && !items_[*before].schema.empty() &&
        (items_[*before].schema.front().act || previous(*before) ||
         is_date(items_[*before].schema.front().element))) {
        said = dates_at(*before);
        if (!said->candidates.empty()) take(*before);
    }
    if (!said || said->candidates.empty()) return std::nullopt;
    // The period is of the same date.
    for (auto& test : request_.tests) {
        if (test.kind == TestKind::period && !test.column) test.column = said;
    }
    return said;
}

// « conso au m2 », « prix au kilo »
bool Reader::read_unit(std::size_t at) {
    static const std::set<std::string, std::less<>> units = {
        "m2",    "m²",      "metre carre", "metre", "km",  "kilometre", "kg",   "kilo",
        "litre", "hectare", "ha",          "tonne", "kwh", "mwh",       "heure"};
    const bool after_measure = at > 1 && items_[at - 1].kind == ItemKind::small &&
                               (items_[at - 1].text == "au" || items_[at - 1].text == "a") &&
                               items_[at - 2].kind != ItemKind::small;
    if (!after_measure || !units.contains(items_[at].text) || !names_number(at)) return false;
    auto by = numbers_of(at);
    std::erase_if(by.candidates, [](const auto& match) { return match.element.is_table(); });
    request_.groups.push_back({std::move(by), std::nullopt, false, words(at, at)});
    request_.groups.back().unit = true;
    take(at - 1);
    take(at);
    return true;
}

// The « et » of « par mois et par région » says nothing that the groups do not.
void Reader::take_joining(std::size_t at) {
    const auto conjunction = next(at);
    if (!conjunction || !items_[*conjunction].is(Marker::conjunction)) return;
    const auto other = next(*conjunction);
    const bool group =
        other && (items_[*other].kind == ItemKind::grain || items_[*other].is(Marker::by));
    if (group) take(*conjunction);
}

// « évolution du CA »: along time, by month where the question says no grain.
void Reader::read_evolution(std::size_t at) {
    const auto percent = std::ranges::find_if(items_, [](const Item& item) {
        return item.text == "%" || item.text == "en %" || item.text == "en pourcentage";
    });
    if (percent != items_.end() && !request_.comparison) {  // « évolution …, en % »
        items_[at].marker = Marker::growth;
        take(static_cast<std::size_t>(percent - items_.begin()));
        return;
    }
    take(at);
    if (request_.comparison) return;
    const bool along_time = says_grain();
    if (along_time) return;
    request_.groups.push_back({std::nullopt, language::Grain::month, false, items_[at].tokens});
    request_.groups.back().any_grain = true;
}

// « top 3 des clubs par nombre de membres », « top 5 clients par montant total ».
bool Reader::ranks_by_measure(std::size_t at, const std::vector<std::size_t>& counting) {
    if (!request_.extreme || request_.extreme->by || !items_[at].is(Marker::by)) return false;
    auto first = next(counting.empty() ? at : counting.back());
    std::vector<std::size_t> used{at};
    used.insert(used.end(), counting.begin(), counting.end());
    Target by;
    by.counts = !counting.empty();
    const auto say = [&](std::size_t i) {
        by.function = *aggregate_of(items_[i]);
        by.function_said = true;
        used.push_back(i);
    };
    if (first && aggregate_of(items_[*first])) {  // « par total des ventes », "by average price"
        say(*first);
        first = next(*first);
    }
    if (!first || items_[*first].kind != ItemKind::thing || means_value(*first)) return false;
    const auto after = next(*first);
    if (!by.function_said && after && aggregate_of(items_[*after]) &&
        only_small_between(*first, *after)) {
        say(*after);  // « par prix total »
    }
    if (!by.counts && !by.function_said) return false;
    by.what = by.counts && names_table(*first) ? reference(*first) : numbers_of(*first);
    std::erase_if(by.what->candidates, [&](const SchemaMatch& match) {
        return match.element.is_table() != (by.counts && names_table(*first));
    });
    if (by.what->candidates.empty()) return false;
    used.push_back(*first);
    for (const auto i : used) take(i);
    by.words = words(at, *std::ranges::max_element(used));
    // « par prix total *des livraisons* »: of their prices.
    const auto last = *std::ranges::max_element(used);
    const auto of = next_thing(last);
    const bool possessed =
        of && (small_between(last, *of, "de d du des of") || items_[last].text.ends_with(" des") ||
               items_[last].text.ends_with(" de"));
    if (possessed && only_small_between(last, *of) && names_table(*of) && !means_value(*of)) {
        auto mention = reference(*of);
        std::erase_if(mention.candidates,
                      [](const auto& match) { return !match.element.is_table(); });
        request_.mentions.push_back(std::move(mention));
        take(*of);
    }
    request_.extreme->by = std::move(by);
    return true;
}

// « par région et par mois », « pour chaque client ». « produits par *le* constructeur » tells who
// acts: a determiner follows.
void Reader::read_group(std::size_t at) {
    const bool each = items_[at].is(Marker::for_each);
    // « pour chacun des différents nombres de cylindres »
    auto after = next(at);
    std::vector<std::size_t> skipped;
    while (after && (items_[*after].is(Marker::distinct) || items_[*after].is(Marker::count))) {
        skipped.push_back(*after);
        after = next(*after);
    }
    if (!each && ranks_by_measure(at, skipped)) return;
    auto thing = after && items_[*after].kind == ItemKind::thing ? after : Index{};
    if (!thing || items_[*thing].schema.empty()) return;
    if (means_value(*thing) && !names_group(*thing)) return;
    // « top 5 des fournisseurs par CA »
    const bool ranks = request_.extreme && !request_.extreme->by && !names_table(*thing) &&
                       names_number(*thing) && items_[at].is(Marker::by);
    if (ranks) {
        request_.extreme->by = Target{};
        request_.extreme->by->what = reference(*thing);
        request_.extreme->by->words = words(at, *thing);
        take(at);
        take(*thing);
        return;
    }
    const bool acts = items_[at].text == "par" || items_[at].text == "by";
    if (!each && acts && small_between(at, *thing, determiners)) {
        take(at);
        return;
    }
    take(at);
    request_.breakdown |=
        items_[at].text.starts_with("repartition") || items_[at].text.starts_with("ventilation");
    for (const auto i : skipped) take(i);
    auto last = at;
    while (thing) {
        last = *thing;
        request_.groups.push_back({reference(*thing), std::nullopt, each, words(at, *thing)});
        request_.groups.back().by->several |= !skipped.empty();
        take(*thing);
        // « et (par) année »
        const auto conjunction = next(*thing);
        if (!conjunction || !items_[*conjunction].is(Marker::conjunction)) break;
        auto other = next(*conjunction);
        const bool again = other && items_[*other].is(Marker::by);
        if (again) other = next(*other);
        if (!other || items_[*other].kind != ItemKind::thing || means_value(*other) || each) break;
        if (!again && small_between(*conjunction, *other, determiners)) break;
        take(*conjunction);
        if (again) take(*next(*conjunction));
        thing = other;
        at = *other;
    }
    take_joining(last);
}

}  // namespace datapilot::questions
