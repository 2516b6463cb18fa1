#include <algorithm>

#include "questions/reading/reader.h"

// What is asked for: counts, aggregates, columns to show, and by what.
namespace datapilot::questions {

using language::Marker;
using query_plan::AggregateFunction;
using query_plan::Transform;

namespace {

std::optional<AggregateFunction> function_of(const Item& item) {
    if (item.kind != ItemKind::marker) return std::nullopt;
    switch (item.marker) {
        case Marker::sum:
            return AggregateFunction::sum;
        case Marker::average:
            return AggregateFunction::average;
        case Marker::median:
            return AggregateFunction::median;
        case Marker::minimum:
            return AggregateFunction::minimum;
        case Marker::maximum:
            return AggregateFunction::maximum;
        default:
            return std::nullopt;
    }
}

std::optional<Transform> transform_of(const Item& item) {
    if (item.is(Marker::share)) return Transform::share_of_total;
    if (item.is(Marker::growth)) return Transform::growth;
    if (item.is(Marker::cumulative)) return Transform::running_total;
    return std::nullopt;
}

constexpr std::string_view determiners = "le la les l un une des ce cette ces the a";

}  // namespace

void Reader::read_groups() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (!is_free(i)) continue;
        if (items_[i].kind == ItemKind::grain) {
            request_.groups.push_back({std::nullopt, items_[i].grain, false, items_[i].tokens});
            take(i);
            take_joining(i);
        } else if (items_[i].is(Marker::evolution)) {
            read_evolution(i);
        } else if (items_[i].is(Marker::by) || items_[i].is(Marker::for_each)) {
            read_group(i);
        }
    }
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
    take(at);
    const bool along_time =
        std::ranges::any_of(items_, [](const Item& item) { return item.kind == ItemKind::grain; });
    if (along_time) return;
    request_.groups.push_back({std::nullopt, language::Grain::month, false, items_[at].tokens});
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
    auto thing = after && items_[*after].kind == ItemKind::thing ? after : Index{};
    if (!thing || means_value(*thing) || items_[*thing].schema.empty()) return;
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
    if (!each && small_between(at, *thing, determiners)) {
        take(at);
        return;
    }
    take(at);
    for (const auto i : skipped) take(i);
    while (thing) {
        request_.groups.push_back({reference(*thing), std::nullopt, each, words(at, *thing)});
        take(*thing);
        // « et (par) année »
        const auto conjunction = next(*thing);
        if (!conjunction || !items_[*conjunction].is(Marker::conjunction)) break;
        auto other = next(*conjunction);
        const bool again = other && items_[*other].is(Marker::by);
        if (again) other = next(*other);
        if (other && items_[*other].kind == ItemKind::grain) take(*conjunction);
        if (!other || items_[*other].kind != ItemKind::thing || means_value(*other) || each) break;
        if (!again && small_between(*conjunction, *other, determiners)) break;
        take(*conjunction);
        if (again) take(*next(*conjunction));
        thing = other;
        at = *other;
    }
}

void Reader::read_heads() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        const auto& item = items_[i];
        if (item.kind == ItemKind::small && !request_.projections.empty() &&
            (item.text == "qui" || item.text == "que" || item.text == "dont" ||
             item.text == "who" || item.text == "that" || item.text == "whose" ||
             item.text == "ayant")) {
            context_ = true;
        }
        if (item.kind == ItemKind::sign &&
            (item.text == "?" || item.text == "." || item.text == ";")) {
            context_ = false;
        }
        const bool began = !request_.projections.empty() || !request_.measures.empty();
        if (item.kind == ItemKind::sign && item.text == "," && began) asked_ = true;
        if (!is_free(i)) continue;
        if (item.text.starts_with("information") || item.text == "infos" ||
            item.text == "details") {
            request_.everything = true;
            take(i);
            continue;
        }
        if (item.kind == ItemKind::thing) {
            read_thing(i);
            asked_ = false;
            continue;
        }
        if (item.kind != ItemKind::marker) continue;
        if (function_of(item)) {
            read_aggregate(i);
        } else if (const auto transform = transform_of(item)) {
            Target target;
            target.transform = *transform;
            target.words = item.tokens;
            request_.measures.push_back(std::move(target));
            take(i);
        } else {
            switch (item.marker) {
                case Marker::count:
                case Marker::how_many:
                    read_count(i);
                    break;
                case Marker::distinct:
                    request_.distinct = true;
                    take(i);
                    break;
                case Marker::show:
                case Marker::which:
                case Marker::who:
                    context_ = false;
                    asked_ = true;
                    take(i);
                    break;
                case Marker::with:
                case Marker::whose:
                    context_ = !request_.projections.empty() || !request_.measures.empty();
                    take(i);
                    break;
                case Marker::conjunction:
                case Marker::also:
                case Marker::among:
                case Marker::present:
                case Marker::exists:
                case Marker::in_total:
                case Marker::for_each:
                case Marker::only:
                case Marker::either:
                case Marker::by:
                    take(i);
                    break;
                default:
                    break;
            }
        }
    }
}

void Reader::read_count(std::size_t at) {
    take(at);
    context_ = false;
    asked_ = false;
    Target target;
    target.counts = true;
    target.words = items_[at].tokens;
    auto after = next(at);
    // « nombre moyen de produits »: an aggregate of a column that is a number of something.
    std::vector<std::size_t> aggregates;
    while (after && (function_of(items_[*after]) || items_[*after].is(Marker::distinct) ||
                     (!aggregates.empty() && items_[*after].is(Marker::conjunction)))) {
        // « nombre total de » counts.
        if (items_[*after].is(Marker::distinct)) target.distinct = true;
        const auto function = function_of(items_[*after]);
        if (function && *function != AggregateFunction::sum) aggregates.push_back(*after);
        take(*after);
        after = next(*after);
    }
    if (!aggregates.empty()) {
        if (!after || items_[*after].kind != ItemKind::thing || !names_number(*after)) {
            request_.unused.push_back(items_[at].tokens);
            return;
        }
        for (const auto i : aggregates) {
            Target one;
            one.function = *function_of(items_[i]);
            one.what = numbers_of(*after);
            one.words = words(at, *after);
            request_.measures.push_back(std::move(one));
        }
        take(*after);
        return;
    }
    if (after && items_[*after].kind == ItemKind::thing && !items_[*after].schema.empty()) {
        const bool counted = small_between(at, *after, "de d of") || only_small_between(at, *after);
        // « combien pèse le chien »: not how many, but the column itself.
        const bool asks_value = items_[at].is(Marker::how_many) && !names_table(*after) &&
                                names_number(*after) && *after == at + 1;
        if (asks_value) {
            request_.projections.push_back(reference(*after));
            take(*after);
            return;
        }
        if (counted) {
            target.what = reference(*after);
            target.words = words(at, *after);
            take(*after);
            const auto adjective = next(*after);
            if (adjective && items_[*adjective].is(Marker::distinct) &&
                only_small_between(*after, *adjective)) {
                target.distinct = true;
                take(*adjective);
            }
        }
    }
    // « commandes pas encore expédiées : combien ? »
    const bool asks_last = !target.what && !after && items_[at].is(Marker::how_many) &&
                           request_.measures.empty() && request_.projections.size() == 1;
    if (asks_last) {
        target.what = std::move(request_.projections.back());
        request_.projections.pop_back();
    }
    request_.measures.push_back(std::move(target));
}

// One aggregate or several (« moyen, minimal et maximal ») of the thing before or after.
void Reader::read_aggregate(std::size_t at) {
    std::vector<std::size_t> functions{at};
    auto last = at;
    for (auto after = next(last); after; after = next(last)) {
        const bool joins =
            items_[*after].is(Marker::conjunction) || items_[*after].is(Marker::also);
        const auto function = joins ? next(*after) : after;
        if (!function || !function_of(items_[*function])) break;
        if (joins) take(*after);
        functions.push_back(*function);
        last = *function;
    }
    std::optional<Reference> what;
    auto first = at;
    // « l'âge moyen »: the noun stands just before.
    const bool follows_thing = at > 0 && items_[at - 1].kind == ItemKind::thing &&
                               names_column(at - 1) && taken_[at - 1] &&
                               !request_.projections.empty() &&
                               request_.projections.back().words == items_[at - 1].tokens;
    const auto after = next_thing(last);
    const bool right_fits =
        after && only_small_between(last, *after) && names_column(*after) && !means_value(*after);
    if (follows_thing) {
        what = request_.projections.back();
        request_.projections.pop_back();
        first = at - 1;
        const auto same = next_thing(last);  // « puissance moyenne en chevaux »
        if (same && only_small_between(last, *same) && says_the_same(at - 1, *same)) {
            take(*same);
            last = *same;
        }
        // « montant total des primes »: what follows may say the column better.
        if (right_fits && names_number(*after) && !names_number(at - 1)) {
            what = numbers_of(*after);
            take(*after);
            last = *after;
        }
    } else if (right_fits) {
        what = reference(*after);
        take(*after);
        last = *after;
    } else if (!request_.measures.empty() && request_.measures.back().what &&
               !request_.measures.back().counts) {
        what = request_.measures.back().what;
    }
    for (const auto i : functions) {
        take(i);
        Target target;
        target.function = *function_of(items_[i]);
        target.what = what;
        target.words = words(first, last);
        request_.measures.push_back(std::move(target));
    }
}

// « au départ de »: only the role that another table plays.
bool Reader::names_role(std::size_t at) const {
    return std::ranges::all_of(items_[at].schema, [&](const SchemaMatch& match) {
        return match.element.column && source_.role(match.element) == Role::reference;
    });
}

// « une chanson dont le titre contient … »: the column is tested already.
bool Reader::says_tested(std::size_t at) const {
    return std::ranges::any_of(request_.tests, [&](const Test& test) {
        return test.column && !test.column->candidates.empty() &&
               test.column->candidates.front().element == items_[at].schema.front().element;
    });
}

// A thing that no phrase took: to show, or the table that is spoken of.
void Reader::read_thing(std::size_t at) {
    if (items_[at].schema.empty()) return;
    // « comme animal de compagnie » says again what something is; « en jours » is a unit.
    const bool unit = at > 0 && (items_[at - 1].text == "en" || items_[at - 1].text == "in") &&
                      (items_[at].text == "jours" || items_[at].text == "days");
    if (unit || (at > 0 && items_[at - 1].text == "comme")) {
        take(at);
        return;
    }
    const bool table = names_table(at);
    const auto table_quality = [&] {
        double best = 0;
        for (const auto& match : items_[at].schema) {
            if (match.element.is_table()) best = std::max(best, match.quality);
        }
        return best;
    };
    const bool first_head = request_.projections.empty() && request_.measures.empty();
    bool possessed = false;  // « des chanteurs », after what is asked of them
    for (auto i = at; i-- > 0;) {
        if (items_[i].kind == ItemKind::marker) {
            const auto& text = items_[i].text;
            possessed |= text.ends_with(" de") || text.ends_with(" des") || text.ends_with(" of");
        }
        if (items_[i].kind != ItemKind::small) break;
        if (std::string_view(" de du des d of in dans aux au parmi from sur chez ")
                .find(" " + items_[i].text + " ") != std::string_view::npos) {
            possessed = true;
        }
    }
    const bool speaks_of_table = table && table_quality() >= 0.35;
    // « part du CA », « croissance des ventes »: what the share is of.
    if (!request_.measures.empty()) {
        auto& last = request_.measures.back();
        if (last.transform != Transform::none && !last.what && !last.counts && names_number(at)) {
            last.what = numbers_of(at);
            std::erase_if(last.what->candidates,
                          [](const auto& match) { return match.element.is_table(); });
            last.function = AggregateFunction::sum;
            last.words = words(at, at);
            take(at);
            return;
        }
    }
    const auto before = just_before(at);
    const bool joined =
        before && (items_[*before].is(Marker::conjunction) || items_[*before].is(Marker::also));
    // « croissance du CA »: the measure is still to be said.
    const bool completes = !request_.measures.empty() && !request_.measures.back().what &&
                           request_.measures.back().transform != Transform::none;
    // Past a measure, a table that nothing joins is the one spoken of: « combien de vols … ».
    const bool after_measure = !request_.measures.empty() && !joined && !asked_ && !completes;
    if (context_ || (possessed && !first_head && speaks_of_table) || after_measure) {
        if (!speaks_of_table) {
            if (only_relates(at) || names_role(at) || says_tested(at)) take(at);
            return;
        }
        auto mention = reference(at);
        std::erase_if(mention.candidates,
                      [](const auto& match) { return !match.element.is_table(); });
        if (context_) {
            Test test;
            test.kind = TestKind::existence;
            test.column = std::move(mention);
            test.words = items_[at].tokens;
            request_.tests.push_back(std::move(test));
        } else {
            if (!request_.projections.empty() && request_.measures.empty()) {
                for (auto& projection : request_.projections) {
                    if (!projection.of) projection.of = request_.mentions.size();
                }
            }
            request_.mentions.push_back(std::move(mention));
        }
        take(at);
        return;
    }
    request_.projections.push_back(reference(at));
    take(at);
}

}  // namespace datapilot::questions
