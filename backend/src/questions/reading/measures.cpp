#include "questions/metric_parts.h"
#include "questions/reading/aggregates.h"
#include "questions/reading/reader.h"

// What is measured: « nombre de », « somme », « l'âge moyen, minimal et maximal ».
namespace datapilot::questions {

using language::Marker;
using query_plan::AggregateFunction;
using query_plan::Transform;

namespace {

constexpr double about_as_good = 0.1;

}  // namespace

std::optional<AggregateFunction> aggregate_of(const Item& item) {
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

Reference turnovers_of(const Source& source) {
    Reference out;
    for (std::size_t m = 0; m < source.metrics.size(); ++m) {
        const auto& metric = source.metrics[m];
        if (metric.turnover) out.candidates.push_back({{metric.table, {}, m}, 1, true});
    }
    return out;
}

// « y a-t-il des ventes en Pologne ? » is answered by how many; « où y a-t-il … » is not.
bool Reader::asks_whether(std::size_t at) const {
    if (!request_.projections.empty() || !request_.measures.empty() || request_.extreme) {
        return false;
    }
    for (std::size_t i = 0; i < at; ++i) {
        if (items_[i].kind != ItemKind::small && items_[i].kind != ItemKind::sign) return false;
    }
    const auto thing = next_thing(at);
    return thing && (names_table(*thing) || means_value(*thing));
}

std::optional<Reader::AggregateOf> Reader::aggregate_before(std::size_t at) const {
    const auto before = previous(at);
    if (!before) return std::nullopt;
    const auto names = [&](Index i) {
        return i && items_[*i].kind == ItemKind::thing && names_number(*i) && !means_value(*i);
    };
    const auto further = previous(*before);
    if (const auto function = aggregate_of(items_[*before])) {
        if (!names(further) || !only_small_between(*further, *before)) return std::nullopt;
        return AggregateOf{*function, *before, *further};
    }
    const auto function = further ? aggregate_of(items_[*further]) : std::nullopt;
    if (!function || !names(before) || !only_small_between(*further, *before)) return std::nullopt;
    return AggregateOf{*function, *further, *before};
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
    auto said = at;  // the last word before what is counted
    // « le nombre moyen et le nombre maximum de billets »
    const auto goes_on = [&](const Item& item) {
        return item.is(Marker::conjunction) || item.is(Marker::count);
    };
    while (after && (aggregate_of(items_[*after]) || items_[*after].is(Marker::distinct) ||
                     (!aggregates.empty() && goes_on(items_[*after])))) {
        // « nombre total de » counts.
        if (items_[*after].is(Marker::distinct)) target.distinct = true;
        const auto function = aggregate_of(items_[*after]);
        if (function && *function != AggregateFunction::sum) aggregates.push_back(*after);
        take(*after);
        said = *after;
        after = next(*after);
    }
    if (!aggregates.empty()) {
        const bool rows = after && names_table(*after) && !means_value(*after);
        if (!after || items_[*after].kind != ItemKind::thing || !(rows || names_number(*after))) {
            request_.unused.push_back(items_[at].tokens);
            return;
        }
        for (const auto i : aggregates) {
            Target one;
            one.function = *aggregate_of(items_[i]);
            one.function_said = true;
            one.what = numbers_of(*after);
            // « nombre moyen de commandes »: of their numbers, unless a column holds it.
            one.counts = rows && one.what->candidates.front().element.is_table();
            one.number_of = true;
            one.words = words(at, *after);
            request_.measures.push_back(std::move(one));
        }
        take(*after);
        return;
    }
    if (after && items_[*after].kind == ItemKind::thing && !items_[*after].schema.empty()) {
        const bool counted =
            small_between(at, *after, "de d of") || only_small_between(said, *after);
        // « combien pèse le chien »: not how many, but the column itself.
        const bool of_many = items_[at].text.ends_with(" de") || items_[at].text.ends_with(" d") ||
                             items_[at].text.starts_with("how many");
        const bool asks_value = items_[at].is(Marker::how_many) && !of_many &&
                                !names_table(*after) && names_number(*after) && *after == at + 1;
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

// « somme des paiements »: what the rows of a table amount to.
std::optional<Reference> Reader::amounts_of(std::size_t at) const {
    if (!names_table(at) || means_value(at)) return std::nullopt;
    Reference out{{}, std::nullopt, items_[at].tokens};
    const auto* best = &items_[at].schema.front();
    for (const auto& match : items_[at].schema) {
        if (!match.element.is_table()) continue;
        if (!best->element.is_table()) best = &match;
        if (match.quality < best->quality - about_as_good) continue;
        const auto& columns = source_.facts[match.element.table].columns;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (columns[c].role != Role::amount) continue;
            out.candidates.push_back({{match.element.table, c}, match.quality, true});
        }
    }
    if (out.candidates.empty()) return std::nullopt;
    return out;
}

// « commandes de plus de 1 000 € »: the turnover of the lines that belong to each.
std::optional<Element> Reader::turnover_of_each(std::size_t table) const {
    for (std::size_t m = 0; m < source_.metrics.size(); ++m) {
        const auto& metric = source_.metrics[m];
        if (!metric.turnover || metric.table == table) continue;
        const auto path = source_.joins.path(metric.table, table);
        if (path && !multiplies(*path)) return Element{metric.table, {}, m};
    }
    return std::nullopt;
}

// « ventes à plus de 500 000 € »: what each amounts to, or its only price.
std::optional<Reference> Reader::money_of(std::size_t at) const {
    if (auto amounts = amounts_of(at)) return amounts;
    const auto rows =
        means_value(at) ? rows_with(items_[at].values, items_[at].tokens) : reference(at);
    Reference out{{}, std::nullopt, items_[at].tokens};
    for (const auto& match : rows.candidates) {
        if (!match.element.is_table()) continue;
        const auto table = match.element.table;
        if (const auto price = only_one(source_.facts[table], Role::price)) {
            out.candidates.push_back({{table, price}, match.quality, true});
        } else if (const auto turnover = turnover_of_each(table)) {
            out.candidates.push_back({*turnover, match.quality, true});
        }
    }
    return out.candidates.empty() ? std::nullopt : std::optional(std::move(out));
}

// What each row of the table is worth: its amount, or that of its lines.
std::optional<Reference> Reader::worth_of(std::size_t at) const {
    if (!names_table(at) || means_value(at) || !items_[at].schema.front().element.is_table()) {
        return std::nullopt;
    }
    const auto table = items_[at].schema.front().element.table;
    Reference out{{}, std::nullopt, items_[at].tokens};
    for (std::size_t m = 0; m < source_.metrics.size(); ++m) {
        const auto& metric = source_.metrics[m];
        if (metric.turnover && metric.table == table) out.candidates = {{{table, {}, m}, 1, true}};
    }
    if (!out.candidates.empty()) return out;
    if (auto amounts = amounts_of(at); amounts && amounts->candidates.size() == 1) return amounts;
    for (std::size_t m = 0; m < source_.metrics.size(); ++m) {
        const auto& metric = source_.metrics[m];
        const auto path = source_.joins.path(metric.table, table);
        const bool basket = metric.whole && !metric.row && metric.names.front() == "panier moyen";
        if (!basket || !path || path->size() != 1 || multiplies(*path)) continue;
        out.candidates.push_back({{metric.table, {}, m}, 1, true});
    }
    if (out.candidates.size() != 1) return std::nullopt;
    return out;
}

// « ticket moyen », « facture moyenne par ville »: of what each is worth.
bool Reader::read_average_row(std::size_t at) {
    if (!items_[at].is(Marker::average) || at == 0) return false;
    const auto noun = at - 1;
    const bool shown = items_[noun].kind == ItemKind::thing && taken_[noun] &&
                       !request_.projections.empty() &&
                       request_.projections.back().words == items_[noun].tokens;
    auto worth = shown ? worth_of(noun) : std::nullopt;
    if (!worth) return false;
    request_.projections.pop_back();
    Target target;
    target.function = AggregateFunction::average;
    target.function_said = true;
    target.what = std::move(worth);
    target.of_rows = true;
    target.words = words(noun, at);
    request_.measures.push_back(std::move(target));
    take(at);
    return true;
}

// « total des cotisations *et des dons* »: of those too.
void Reader::read_same_aggregate_of_more(std::size_t at, std::size_t last) {
    const auto joining = next(last);
    const auto other =
        joining && items_[*joining].is(Marker::conjunction) ? next(*joining) : Index{};
    if (!other || items_[*other].kind != ItemKind::thing ||
        !small_between(*joining, *other, "de d des du of")) {
        return;
    }
    auto amounts = amounts_of(*other);
    if (!amounts) return;
    Target target;
    target.function = *aggregate_of(items_[at]);
    target.function_said = true;
    target.what = std::move(amounts);
    target.words = words(*joining, *other);
    request_.measures.push_back(std::move(target));
    take(*joining);
    take(*other);
}

// One aggregate or several (« moyen, minimal et maximal ») of the thing before or after.
void Reader::read_aggregate(std::size_t at) {
    // « part de l'électricité dans la conso *totale* »: the whole is what it is.
    const auto whole = just_before(at);
    if (items_[at].is(Marker::sum) && whole && only_small_between(*whole, at) &&
        !request_.measures.empty() && request_.measures.back().what &&
        request_.measures.back().transform == Transform::share_of_total &&
        request_.measures.back().what->words == items_[*whole].tokens) {
        take(at);
        return;
    }
    if (read_average_row(at)) return;
    // « hausse du salaire *moyen* »
    const bool of_change = whole && only_small_between(*whole, at) && !request_.measures.empty() &&
                           request_.measures.back().transform == Transform::growth &&
                           request_.measures.back().what &&
                           request_.measures.back().what->words == items_[*whole].tokens;
    if (of_change) {
        request_.measures.back().function = *aggregate_of(items_[at]);
        request_.measures.back().function_said = true;
        take(at);
        return;
    }
    std::vector<std::size_t> functions{at};
    auto last = at;
    for (auto after = next(last); after; after = next(last)) {
        const bool joins =
            items_[*after].is(Marker::conjunction) || items_[*after].is(Marker::also);
        const auto function = joins ? next(*after) : after;
        if (!function || !aggregate_of(items_[*function])) break;
        if (joins) take(*after);
        functions.push_back(*function);
        last = *function;
    }
    // « la moyenne du nombre de convives », where a column holds it
    const auto number = next(last);
    if (number && items_[*number].is(Marker::count) && only_small_between(last, *number)) {
        const auto counted = next_thing(*number);
        if (counted && only_small_between(*number, *counted) && names_number(*counted) &&
            !names_table(*counted)) {
            take(*number);
            last = *number;
        }
        // "the average number of visits per member"
        if (counted && only_small_between(*number, *counted) && names_table(*counted) &&
            !means_value(*counted)) {
            for (const auto i : functions) {
                Target one;
                one.function = *aggregate_of(items_[i]);
                one.function_said = true;
                one.what = reference(*counted);
                one.counts = true;
                one.words = words(at, *counted);
                request_.measures.push_back(std::move(one));
                take(i);
            }
            take(*number);
            take(*counted);
            return;
        }
    }
    std::optional<Reference> what;
    auto first = at;
    // « l'âge moyen », « le CA mensuel moyen »: the noun stands just before.
    auto noun = at;
    while (noun > 0 && (noun == at || items_[noun].kind == ItemKind::grain)) --noun;
    const bool follows_thing =
        noun < at && items_[noun].kind == ItemKind::thing && names_column(noun) && taken_[noun] &&
        !request_.projections.empty() && request_.projections.back().words == items_[noun].tokens;
    const auto after = next_thing(last);
    const bool right_fits =
        after && only_small_between(last, *after) && names_column(*after) && !means_value(*after);
    if (follows_thing) {
        what = request_.projections.back();
        request_.projections.pop_back();
        first = noun;
        const auto same = next_thing(last);  // « puissance moyenne en chevaux »
        if (same && only_small_between(last, *same) && says_the_same(noun, *same)) {
            take(*same);
            last = *same;
        }
        // « montant total des primes »: what follows may say the column better.
        if (right_fits && names_number(*after) && !names_number(noun)) {
            what = numbers_of(*after);
            take(*after);
            last = *after;
        }
    } else if (right_fits) {
        what = reference(*after);
        take(*after);
        last = *after;
    } else if (auto amounts =
                   after && only_small_between(last, *after) ? amounts_of(*after) : std::nullopt) {
        what = std::move(amounts);
        take(*after);
        last = *after;
    } else if (items_[at].is(Marker::average) && !request_.measures.empty() &&
               request_.measures.back().counts && !request_.groups.empty()) {
        request_.measures.back().function = AggregateFunction::average;  // « …, en moyenne »
        take(at);
        return;
    } else if (!request_.measures.empty() && request_.measures.back().what &&
               !request_.measures.back().counts) {
        what = request_.measures.back().what;
    }
    if (after && last == *after) read_same_aggregate_of_more(at, last);
    for (const auto i : functions) {
        take(i);
        Target target;
        target.function = *aggregate_of(items_[i]);
        target.function_said = true;
        target.what = what;
        target.words = words(first, last);
        request_.measures.push_back(std::move(target));
    }
}

}  // namespace datapilot::questions
