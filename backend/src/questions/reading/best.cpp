#include <set>

#include "questions/reading/aggregates.h"
#include "questions/reading/reader.h"

// The best without saying in what: « meilleur mois », « les 5 plus gros salaires », « qui a vendu
// le plus ».
namespace datapilot::questions {

using language::Marker;
using query_plan::Direction;

// « meilleur mois de 2025 », « pire journée »: of the months, one.
bool Reader::read_best_period(std::size_t at) {
    const auto& item = items_[at];
    const auto grain = next(at);
    if (!(item.is(Marker::top) || item.is(Marker::bottom)) || !grain) return false;
    const bool one = items_[*grain].kind == ItemKind::grain && only_small_between(at, *grain) &&
                     !items_[*grain].text.starts_with("par ");
    if (!one) return false;
    Extreme extreme;
    extreme.direction = item.is(Marker::top) ? Direction::descending : Direction::ascending;
    extreme.words = words(at, *grain);
    request_.extreme = std::move(extreme);
    take(at);
    return true;
}

// « les 5 plus gros salaires »: the rows that have them.
bool Reader::ranks_amounts(std::size_t superlative, std::size_t noun) const {
    constexpr double well_named = 0.4;
    const bool superlative_of =
        items_[superlative].is(Marker::top) || items_[superlative].is(Marker::bottom);
    const auto& best = items_[noun].schema;
    return superlative_of && !best.empty() && !means_value(noun) && !names_table(noun) &&
           best.front().element.column && best.front().quality >= well_named &&
           source_.fact(best.front().element).numeric();
}

// « le client qui a le plus dépensé », « qui a vendu le plus »: by turnover, or by what such rows
// are worth.
bool Reader::read_earned_most(std::size_t at) {
    static const std::set<std::string, std::less<>> earns = {
        "depense",  "depensent", "spent",   "rapporte",  "rapportent", "vendu",
        "vendent",  "sold",      "facture", "facturent", "encaisse",   "encaissent",
        "donne",    "donnent",   "donated", "collecte",  "collectent", "achete",
        "achetent", "vend",      "gagne",   "gagnent",   "sells"};
    // « quel segment *rapporte* le plus ? », « les produits qui *se vendent* le mieux »
    static const std::set<std::string, std::less<>> now = {
        "rapporte", "rapportent", "vend", "vendent", "depense", "depensent", "achete", "achetent"};
    const auto is_act = [&](std::size_t i) {
        return earns.contains(language::fold(items_[i].text));
    };
    const auto right = next(at);
    Index verb;
    if (right && only_small_between(at, *right) && is_act(*right) && !next_thing(*right)) {
        verb = right;
    } else if (at > 1 && is_act(at - 1) &&
               (says_done(at - 2) || items_[at - 2].text == "qui" ||
                now.contains(language::fold(items_[at - 1].text)))) {
        verb = at - 1;
    }
    if (!verb) return false;
    auto worth = items_[*verb].kind == ItemKind::thing ? worth_of(*verb) : std::nullopt;
    if (!worth) worth = turnovers_of(source_);
    if (worth->candidates.empty()) return false;
    Target by;
    by.what = std::move(*worth);
    by.words = words(std::min(at, *verb), std::max(at, *verb));
    const auto direction = direction_of(items_[at]);
    take(*verb);
    take(at);
    set_extreme(std::move(by), direction);
    return true;
}

// « la ville avec le plus *de chiens* »: by the rows that have the value, which is read later.
bool Reader::read_most_of_value(std::size_t at) {
    const auto value = next(at);
    if (!value || !only_small_between(at, *value) || !means_value(*value)) return false;
    Target by;
    by.counts = true;
    by.words = words(at, *value);
    by.what = rows_with(items_[*value].values, items_[*value].tokens);
    const auto direction = direction_of(items_[at]);
    take(at);
    set_extreme(std::move(by), direction);
    return true;
}

// « quels sont les produits *les plus vendus* ? » by turnover, « le prénom *le plus donné* » by
// what figures count.
bool Reader::read_most_sold(std::size_t at) {
    static const std::set<std::string, std::less<>> sells = {
        "vendu",   "vendue",  "vendus",   "vendues", "achete",
        "achetee", "achetes", "achetees", "sold",    "bought"};
    const bool follows = at + 1 < items_.size() && items_[at + 1].kind == ItemKind::small;
    if (!follows || !only_relates(at + 1)) return false;
    Extreme extreme;
    extreme.direction = direction_of(items_[at]);
    extreme.words = words(at, at + 1);
    const auto thing = previous(at);
    const bool of_thing = thing && items_[*thing].kind == ItemKind::thing && !means_value(*thing) &&
                          !items_[*thing].schema.empty() && only_small_between(*thing, at);
    auto worth = turnovers_of(source_);
    if (!sells.contains(language::fold(items_[at + 1].text))) {
        std::erase_if(worth.candidates, [&](const SchemaMatch& match) {
            return !source_.facts[match.element.table].counted;
        });
        extreme.by.emplace();
        extreme.by->words = extreme.words;
        extreme.by->what = worth;
    } else if (!of_thing) {
        return false;
    }
    if (worth.candidates.empty()) return false;
    if (of_thing) {
        constexpr std::int64_t shown = 10;
        extreme.what = reference(*thing);
        if (extreme.what->several) extreme.rows = shown;
        extreme.words = words(*thing, at + 1);
        take(*thing);
    }
    take(at);
    request_.extreme = std::move(extreme);
    return true;
}

// « a », « ont », « qui a »: what follows was done.
bool Reader::says_done(std::size_t at) const {
    const auto& text = items_[at].text;
    return text == "a" || text == "ont" || text == "has" || text == "have" ||
           text.ends_with(" a") || text.ends_with(" ont");
}

}  // namespace datapilot::questions
