#include <algorithm>
#include <charconv>
#include <functional>
#include <set>

#include "questions/reading/aggregates.h"
#include "questions/reading/comparators.h"
#include "questions/reading/reader.h"

// « le plus jeune », « la capacité la plus élevée », « le plus de commandes », « top 10 clients ».
namespace datapilot::questions {

using language::Marker;
using query_plan::Direction;

namespace {

bool is_superlative(const Item& item) {
    return item.is(Marker::most) || item.is(Marker::least);
}

// « les mieux notés », "cheapest"
bool is_superlative_adjective(const Item& item) {
    return item.kind == ItemKind::adjective &&
           item.adjective.degree == language::Adjective::Degree::superlative;
}

std::int64_t rows_of(const std::string& decimal) {
    std::int64_t rows = 0;
    std::from_chars(decimal.data(), decimal.data() + decimal.size(), rows);
    return rows;
}

// « notre meilleur client », « la plus grosse commande », "best customer": one, where the noun is
// one. « Quel mois a été le meilleur ? »: one, where none follows.
bool asks_for_one(const Item& superlative, const Item* noun) {
    static const std::set<std::string, std::less<>> singular = {
        "meilleur", "meilleure", "plus gros", "plus grosse", "la plus grosse", "best", "the best"};
    const bool several = noun && (noun->text.ends_with('s') || noun->text.ends_with('x'));
    return singular.contains(superlative.text) && !several;
}

}  // namespace

Direction direction_of(const Item& superlative) {
    return superlative.is(Marker::most) ? Direction::descending : Direction::ascending;
}

void Reader::read_extremes() {
    for (std::size_t i = 0; i < items_.size() && !request_.extreme; ++i) {
        if (is_free(i)) read_top(i);
    }
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (!is_free(i)) continue;
        if (request_.extreme && request_.extreme->by) break;
        if (is_superlative(items_[i])) {
            if (!read_extreme(i)) read_counted_extreme(i);
        } else if (is_superlative_adjective(items_[i])) {
            read_extreme(i);
        }
    }
}

// « les 5 dernières commandes », « le dernier employé embauché »: by the date that each has.
bool Reader::by_latest_date(Extreme& extreme, Index thing) {
    if (!thing || !(means_value(*thing) || names_table(*thing))) return false;
    Target by;
    by.words = items_[*thing].tokens;
    if (means_value(*thing)) {
        by.what = dates_of(rows_with(items_[*thing].values, items_[*thing].tokens));
        if (by.what->candidates.empty()) return false;
        extreme.by = std::move(by);
        return true;
    }
    const auto act = next_thing(*thing);
    if (act && only_small_between(*thing, *act) && !means_value(*act)) {
        by.what = Reference{{}, std::nullopt, items_[*act].tokens};
        for (const auto& match : items_[*act].schema) {
            const bool date = match.element.column && source_.role(match.element) == Role::date;
            if (date && match.quality >= 0.5) by.what->candidates.push_back(match);
        }
    }
    if (by.what && !by.what->candidates.empty()) {
        take(*act);
    } else {
        by.what = dates_of(reference(*thing));
    }
    if (by.what->candidates.empty()) return false;
    extreme.by = std::move(by);
    return true;
}

// « *les plus* vendus »: by how much is said later, or not at all.
void Reader::read_most_done(std::size_t superlative, Extreme& extreme) {
    const bool done = is_superlative(items_[superlative]) && superlative + 1 < items_.size() &&
                      items_[superlative + 1].kind == ItemKind::small &&
                      !next_thing_joins(superlative);
    if (!done) return;
    extreme.direction = direction_of(items_[superlative]);
    take(superlative);
}

// « top 5 des départs », « les 10 premiers clients », « les 3 produits les plus vendus ».
bool Reader::read_top(std::size_t at) {
    const auto& item = items_[at];
    const bool marked = item.is(Marker::top) || item.is(Marker::bottom) || item.is(Marker::first) ||
                        item.is(Marker::last);
    if (read_best_period(at)) return true;
    Extreme extreme;
    std::size_t first = at, last = at;
    Index thing;
    const auto is_rank_word = [&](std::size_t i) {
        return items_[i].is(Marker::top) || items_[i].is(Marker::bottom) ||
               items_[i].is(Marker::first) || items_[i].is(Marker::last);
    };
    if (marked) {
        const auto number = next(at);
        if (number && number_at(*number) && only_small_between(at, *number)) {
            extreme.rows = rows_of(*number_at(*number));
            extreme.counted = true;
            last = *number;
            thing = next_thing(last);
            // « top 10 des morceaux *les plus* vendus »
            const auto superlative = thing && !means_value(*thing) ? next(*thing) : Index{};
            if (superlative) read_most_done(*superlative, extreme);
        } else if (item.is(Marker::top)) {
            thing = next_thing(at);
            extreme.rows = asks_for_one(item, thing ? &items_[*thing] : nullptr) ? 1 : 10;
        } else if (item.is(Marker::last) && !item.text.ends_with('s')) {
            thing = next_thing(at);
            const bool rows = thing && (names_table(*thing) || means_value(*thing));
            if (!rows || !only_small_between(at, *thing)) return false;
        } else {
            return false;
        }
        if (item.is(Marker::bottom)) extreme.direction = Direction::ascending;
    } else if (item.kind == ItemKind::number && !item.number.ordinal && !item.number.weak) {
        const auto after = next(at);
        if (!after || !only_small_between(at, *after)) return false;
        extreme.rows = rows_of(item.number.decimal);
        extreme.counted = true;
        if (is_rank_word(*after)) {  // « les 10 premiers clients »
            if (items_[*after].is(Marker::bottom)) extreme.direction = Direction::ascending;
            last = *after;
            thing = next_thing(last);
        } else if (items_[*after].kind == ItemKind::thing && next(*after) &&
                   items_[*next(*after)].is(Marker::with) && next(*next(*after)) &&
                   is_superlative(items_[*next(*next(*after))])) {
            thing = *after;  // « les 10 départements avec le plus d'inscrits »
        } else if (items_[*after].kind == ItemKind::thing && next(*after) &&
                   (is_superlative(items_[*next(*after)]) || is_rank_word(*next(*after)) ||
                    is_superlative_adjective(items_[*next(*after)]))) {
            thing = *after;
            const auto superlative = *next(*after);
            if (is_rank_word(superlative)) take(superlative);
            read_most_done(superlative, extreme);
        } else if (is_superlative(items_[*after])) {
            extreme.direction = direction_of(items_[*after]);
        } else {
            return false;
        }
    } else {
        return false;
    }
    if (extreme.rows <= 0 || extreme.rows > 10'000) return false;
    const bool latest = [&] {
        for (auto i = first; i <= last; ++i) {
            if (items_[i].is(Marker::last)) return true;
        }
        return false;
    }();
    if (latest && !by_latest_date(extreme, thing)) return false;
    for (auto i = first; i <= last; ++i) take(i);
    // « la plus grosse remise » is as great as can be; « la meilleure note » may be low.
    const bool by_size = extreme.counted || item.text.find("gros") != std::string::npos;
    if (thing && by_size && ranks_amounts(last == at ? at : last, *thing)) {
        extreme.by = Target{};
        extreme.by->what = numbers_of(*thing);
        extreme.by->words = extreme.words = words(first, *thing);
        take(*thing);
        request_.extreme = std::move(extreme);
        return true;
    }
    if (thing && means_value(*thing) && only_small_between(last, *thing)) {
        extreme.what = rows_with(items_[*thing].values, items_[*thing].tokens);
        extreme.words = words(first, last);
    } else if (thing && !means_value(*thing)) {
        extreme.what = reference(*thing);
        if (latest) {
            std::erase_if(extreme.what->candidates,
                          [](const auto& match) { return !match.element.is_table(); });
        }
        take(*thing);
        extreme.words = words(first, std::max(last, *thing));
    } else {
        extreme.words = words(first, last);
    }
    request_.extreme = std::move(extreme);
    return true;
}

// Whether what it is greatest in comes next: « le plus de commandes ».
bool Reader::next_thing_joins(std::size_t superlative) const {
    const auto after = next(superlative);
    return after && only_small_between(superlative, *after) &&
           (items_[*after].kind == ItemKind::adjective ||
            (items_[*after].kind == ItemKind::thing && names_number(*after)));
}

// « le plus jeune », "cheapest": the adjective says the column.
bool Reader::read_extreme(std::size_t at) {
    const bool superlative = is_superlative(items_[at]);
    const auto after = superlative ? next(at) : Index{at};
    if (!after || items_[*after].kind != ItemKind::adjective) return false;
    if (superlative && !only_small_between(at, *after)) return false;
    const auto& adjective = items_[*after].adjective;
    Target by;
    auto last = *after;
    const auto right = next_thing(*after);
    if (right && *right == *after + 1 && names_number(*right) && !means_value(*right)) {
        by.what = numbers_of(*right);  // « la plus grande capacité »
        std::erase_if(by.what->candidates,
                      [](const auto& match) { return match.element.is_table(); });
        last = *right;
    } else {
        by.what = property(adjective, items_[*after].tokens);
    }
    if (by.what->candidates.empty()) return false;
    // « le film le mieux noté »: on the average of its ratings.
    const auto rating = source_.lexicon.find("rating");
    if (rating && std::ranges::find(adjective.properties, *rating) != adjective.properties.end()) {
        by.function = query_plan::AggregateFunction::average;
        by.function_said = true;
    }
    const auto age = source_.lexicon.find("age");
    by.is_age = age && std::ranges::find(adjective.properties, *age) != adjective.properties.end();
    take(last);
    by.words = words(at, last);
    const bool least = superlative && items_[at].is(Marker::least);
    const auto direction =
        adjective.descending != least ? Direction::descending : Direction::ascending;
    take(at);
    take(*after);
    set_extreme(std::move(by), direction);
    return true;
}

void Reader::set_extreme(Target by, Direction direction) {
    auto extreme = request_.extreme.value_or(Extreme{});
    extreme.direction = direction;
    extreme.words = extreme.words.size() ? extreme.words : by.words;
    extreme.by = std::move(by);
    request_.extreme = std::move(extreme);
}

// « la capacité la plus élevée », « la plus forte affluence », « le plus grand nombre de vols »,
// « le produit le plus vendu ».
bool Reader::read_counted_extreme(std::size_t at) {
    const auto& text = items_[at].text;
    const bool takes_noun = text.ends_with(" de") || text.ends_with("nombre") ||
                            text.ends_with(" of") || text.ends_with("souvent");
    Target by;
    const auto left = previous(at);
    const auto right = next(at);
    const bool left_fits = !takes_noun && left && names_number(*left) && !means_value(*left) &&
                           only_small_between(*left, at) &&
                           !small_between(*left, at, "qui dont avec");
    // « supérieure à la puissance la plus faible » compares.
    const auto held_against = left_fits ? previous(*left) : Index{};
    if (held_against && comparator_of(items_[*held_against]) &&
        only_small_between(*held_against, *left)) {
        return false;
    }
    std::size_t noun = at;
    static const std::set<std::string, std::less<>> frequent = {
        "courant",    "courante",   "courants", "courantes", "frequent", "frequente",
        "frequents",  "frequentes", "common",   "commun",    "commune",  "populaire",
        "populaires", "popular",    "repandu",  "repandue"};
    if (right && only_small_between(at, *right) && frequent.contains(items_[*right].text)) {
        by.counts = true;
        by.words = words(at, *right);
        take(*right);
        const auto most = direction_of(items_[at]);
        take(at);
        set_extreme(std::move(by), most);
        return true;
    }
    // « a été visité le plus de fois »
    static const std::set<std::string, std::less<>> times = {"fois", "times"};
    if (right && only_small_between(at, *right) && times.contains(items_[*right].text)) {
        const bool done =
            left && names_table(*left) && !means_value(*left) &&
            (is_verb(*left) || items_[*left].schema.front().act || items_[*left].participle);
        if (!done) return false;
        by.what = reference(*left);
        std::erase_if(by.what->candidates,
                      [](const auto& match) { return !match.element.is_table(); });
        take(*left);
        by.counts = true;
        by.words = words(*left, *right);
        take(*right);
        take(at);
        set_extreme(std::move(by), direction_of(items_[at]));
        return true;
    }
    if (takes_noun ? read_most_of_value(at) : read_earned_most(at) || read_most_sold(at)) {
        return true;
    }
    const auto many = takes_noun ? std::optional<AggregateOf>{} : aggregate_before(at);
    if (many && only_small_between(std::max(many->marker, many->noun), at)) {
        by.what = numbers_of(many->noun);
        by.function = many->function;
        by.function_said = true;
        std::erase_if(by.what->candidates,
                      [](const auto& match) { return match.element.is_table(); });
        by.words = words(std::min(many->marker, many->noun), at);
        const auto direction = direction_of(items_[at]);
        for (const auto used : {many->marker, many->noun, at}) take(used);
        set_extreme(std::move(by), direction);
        return true;
    }
    if (left_fits) {
        noun = *left;
        by.what = numbers_of(noun);
        std::erase_if(by.what->candidates,
                      [](const auto& match) { return match.element.is_table(); });
    } else if (right && items_[*right].kind == ItemKind::thing && !means_value(*right) &&
               only_small_between(at, *right)) {
        noun = *right;
        by.what = numbers_of(noun);
        by.counts = true;
        // « les plus loués » is how often, never at what price.
        std::erase_if(by.what->candidates, [&](const SchemaMatch& match) {
            const auto element = match.element;
            if (!match.act || element.is_table() || element.metric) return false;
            const auto role = source_.role(element);
            return role == Role::price || role == Role::cost || !source_.fact(element).additive();
        });
    }
    if (!by.what || by.what->candidates.empty()) return false;
    const auto direction = direction_of(items_[at]);
    take(noun);
    take(at);
    // « le poids le plus faible des voitures »: asked for itself, it is a minimum.
    const auto asked_before = [&](std::size_t i) { return items_[i].kind == ItemKind::thing; };
    bool first_thing = left_fits && !request_.extreme;
    for (std::size_t i = 0; i < noun && first_thing; ++i) first_thing = !asked_before(i);
    if (first_thing) {
        Target measure;
        measure.function = direction == Direction::descending
                               ? query_plan::AggregateFunction::maximum
                               : query_plan::AggregateFunction::minimum;
        measure.what = std::move(by.what);
        measure.words = words(noun, at);
        request_.measures.push_back(std::move(measure));
        return true;
    }
    by.words = words(std::min(noun, at), std::max(noun, at));
    set_extreme(std::move(by), direction);
    return true;
}

// « top 10 clients »: by the amount that is named, or by turnover where there is one.
void Reader::rank_by_turnover() {
    auto& extreme = request_.extreme;
    const bool of_periods = extreme && !extreme->what && !extreme->counted &&
                            !request_.groups.empty() && request_.groups.front().grain;
    if (!extreme || extreme->by || !(extreme->what || of_periods) || !request_.measures.empty()) {
        return;
    }
    const auto is_amount = [&](const SchemaMatch& match) {
        return !match.element.is_table() && source_.fact(match.element).additive();
    };
    auto& projections = request_.projections;
    if (projections.size() == 1 && std::ranges::any_of(projections[0].candidates, is_amount)) {
        extreme->by = Target{};  // « les plus vendus …, en quantité »
        extreme->by->words = projections[0].words;
        extreme->by->what = std::move(projections[0]);
        std::erase_if(extreme->by->what->candidates, std::not_fn(is_amount));
        projections.clear();
        return;
    }
    auto turnovers = turnovers_of(source_);
    if (turnovers.candidates.empty() || (of_periods && !projections.empty())) return;
    extreme->by = Target{};
    extreme->by->what = std::move(turnovers);
    extreme->by->words = extreme->words;
}

}  // namespace datapilot::questions
