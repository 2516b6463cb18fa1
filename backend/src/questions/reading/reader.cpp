#include "questions/reading/reader.h"

#include <algorithm>
#include <array>
#include <set>

#include "questions/item_meaning.h"
#include "questions/reading/aggregates.h"

namespace datapilot::questions {

using language::Marker;
using language::TokenRange;

Reader::Reader(const Source& source, const Segmentation& segmentation)
    : source_(source), items_(segmentation.items), taken_(items_.size(), false) {
    request_.score = segmentation.score;
}

// « tous les stades, à l'exception des stades ayant un concert »: the rest is what must not be.
void Reader::read_exceptions() {
    for (std::size_t i = 1; i < items_.size(); ++i) {
        if (!items_[i].is(Marker::except)) continue;
        const auto thing = next_thing(i);
        if (!thing || !names_table(*thing)) continue;
        for (std::size_t before = 0; before < i; ++before) {
            if (items_[before].kind != ItemKind::thing || !says_the_same(before, *thing)) continue;
            take(i);
            take(*thing);
            except_from_ = *thing;
            return;
        }
    }
}

// « ventes annulées », where a sale's status is "Annulée": not the flag of another table.
void Reader::settle_values_beside() {
    constexpr double surely = 0.5;
    std::vector<std::size_t> spoken;
    for (auto& item : items_) {
        if (item.kind != ItemKind::thing) continue;
        const auto is_spoken = [&](std::size_t table) {
            return std::ranges::find(spoken, table) != spoken.end();
        };
        const bool of_noun = std::ranges::any_of(
            item.values, [&](const ValueMatch& value) { return is_spoken(value.column.table); });
        const bool named = std::ranges::any_of(item.schema, [&](const SchemaMatch& match) {
            return match.quality >= surely && is_spoken(match.element.table);
        });
        if (of_noun && !named) {
            item.schema.clear();
            std::erase_if(item.values,
                          [&](const ValueMatch& value) { return !is_spoken(value.column.table); });
            continue;
        }
        spoken.clear();
        for (const auto& match : item.schema) {
            if (match.element.is_table() && match.quality >= surely) {
                spoken.push_back(match.element.table);
            }
        }
    }
}

// « jamais livrés à Nice »: that it was never done, whatever the status "Livrée" is.
void Reader::settle_act_never_done(std::size_t at) {
    const auto act = items_[at].is(Marker::never) ? next_thing(at) : Index{};
    if (!act || !only_small_between(at, *act) || items_[*act].values.empty()) return;
    const bool done = std::ranges::any_of(items_[*act].schema, [](const SchemaMatch& match) {
        return match.element.is_table() && match.act;
    });
    if (done) items_[*act].values.clear();
}

// « coût d'une formation externe », of a table "formations" with costs, some of them "externe": no
// absence whose reason is "Formation".
void Reader::settle_named_table(std::size_t at) {
    constexpr double well_named = 0.9;
    auto& item = items_[at];
    if (item.kind != ItemKind::thing || item.values.empty() || item.quoted) return;
    for (const auto& named : item.schema) {
        if (!named.element.is_table() || !named.whole || named.quality < well_named) continue;
        const auto table = named.element.table;
        const auto within = [&](const auto& other) {
            return &other != &item && other.kind == ItemKind::thing &&
                   (std::ranges::any_of(other.values,
                                        [&](const ValueMatch& value) {
                                            return value.column.table == table &&
                                                   value.quality >= well_named;
                                        }) ||
                    std::ranges::any_of(other.schema, [&](const SchemaMatch& match) {
                        return !match.element.is_table() && match.element.table == table &&
                               match.whole && match.quality >= well_named;
                    }));
        };
        const bool own_value = std::ranges::any_of(
            item.values, [&](const ValueMatch& value) { return value.column.table == table; });
        if (!own_value && std::ranges::any_of(items_, within)) item.values.clear();
        return;
    }
}

// « commandes *par commercial* », « le *meilleur commercial* », « les clients et *leur commercial*
// »: the column of that name, though orders have a channel "Commercial".
void Reader::settle_named_column(std::size_t at) {
    constexpr double well_named = 0.95;
    auto& item = items_[at];
    const bool may_be_either =
        item.kind == ItemKind::thing && !item.values.empty() && !item.schema.empty();
    if (!may_be_either || item.quoted) return;
    const auto& named = item.schema.front();
    if (named.element.is_table() || !named.whole || named.quality < well_named) return;
    const auto before = just_before(at);
    static constexpr std::array of_columns{Marker::by, Marker::for_each, Marker::top,
                                           Marker::bottom, Marker::which};
    const bool of_column =
        before && std::ranges::any_of(of_columns, [&](Marker m) { return items_[*before].is(m); });
    if (of_column || (at > 0 && is_possessive(at - 1))) item.values.clear();
}

// « produits de plus de 50 € *avec leur* prix »: the price is shown as well.
void Reader::settle_with_theirs(std::size_t at) {
    const bool names = items_[at].kind == ItemKind::thing && !items_[at].schema.empty();
    if (at < 2 || !names || names_table(at) || !is_possessive(at - 1)) return;
    if (items_[at - 2].is(Marker::with)) items_[at - 2].marker = Marker::conjunction;
}

bool Reader::is_possessive(std::size_t at) const {
    static const std::set<std::string_view> possessives = {"leur",  "leurs", "son", "sa", "ses",
                                                           "their", "its",   "his", "her"};
    return items_[at].kind == ItemKind::small && possessives.contains(items_[at].text);
}

Request Reader::read() {
    settle_small_words();
    for (std::size_t i = 0; i < items_.size(); ++i) {
        settle_named_column(i);
        settle_with_theirs(i);
    }
    settle_values_beside();
    for (std::size_t i = 0; i < items_.size(); ++i) {
        settle_act_never_done(i);
        settle_named_table(i);
    }
    read_removals();
    read_rank();
    read_newcomers();
    read_formulas();
    read_exceptions();
    read_orders();
    read_extremes();
    read_differences();
    read_comparisons();
    read_text_tests();
    read_plain_numbers();
    read_values();
    read_periods();
    read_weekdays();
    compare_this_year_so_far();
    compare_ends_of_period();
    read_both();
    read_negations();
    read_groups();
    read_heads();
    rank_by_turnover();
    finish();
    return std::move(request_);
}

// A number, or a year that stands where a number does.
std::optional<std::string> Reader::number_at(std::size_t at) const {
    const auto& item = items_[at];
    if (item.kind == ItemKind::number) return item.number.decimal;
    if (says_one(at)) return "1";
    if (item.kind == ItemKind::period &&
        item.period.certainty == language::Certainty::year_or_number && item.period.range.begin &&
        item.tokens.size() == 1) {
        return std::to_string(static_cast<int>(item.period.range.begin->year()));
    }
    return std::nullopt;
}

bool Reader::says_one(std::size_t at) const {
    if (at >= items_.size() || items_[at].kind != ItemKind::small) return false;
    return items_[at].text == "un" || items_[at].text == "une" || items_[at].text == "one";
}

Reference Reader::reference(std::size_t at) const {
    const auto noun = std::string_view(items_[at].text).substr(0, items_[at].text.find(' '));
    static const std::set<std::string_view> singular = {"poids", "prix",  "temps", "mois",
                                                        "pays",  "frais", "acces", "cours"};
    const bool several =
        noun.size() > 3 && (noun.ends_with('s') || noun.ends_with('x')) && !singular.contains(noun);
    return {items_[at].schema, std::nullopt, items_[at].tokens, several};
}

// The columns that compare with numbers, and the tables, whose rows can be counted.
Reference Reader::numbers_of(std::size_t at) const {
    Reference out{{}, std::nullopt, items_[at].tokens};
    for (const auto& match : items_[at].schema) {
        if (match.element.is_table() || source_.fact(match.element).numeric()) {
            out.candidates.push_back(match);
        }
    }
    return out;
}

// The first date of each table among the candidates.
Reference Reader::dates_of(const Reference& tables) const {
    Reference out{{}, std::nullopt, tables.words};
    for (const auto& match : tables.candidates) {
        if (!match.element.is_table()) continue;
        const auto& dates = source_.facts[match.element.table].dates;
        if (dates.empty()) continue;
        out.candidates.push_back({{match.element.table, dates.front()}, match.quality, true});
    }
    return out;
}

Reference Reader::property(const language::Adjective& adjective, TokenRange words) const {
    constexpr double best = 0.95;
    // « cher » is the price before it is the purchase price.
    constexpr double price_of_other_words = 0.15, price_of_buying = 0.1;
    Reference out{{}, std::nullopt, words};
    double quality = best;
    for (const auto id : adjective.properties) {
        for (const auto& match : source_.schema.matching(id)) {
            if (match.element.is_table()) continue;
            const bool costs = source_.fact(match.element).role == Role::cost;
            out.candidates.push_back({match.element,
                                      quality - price_of_other_words * (1 - match.quality) -
                                          (costs ? price_of_buying : 0),
                                      true});
        }
        quality -= 0.08;
    }
    return out;
}

TokenRange Reader::words(std::size_t first, std::size_t last) const {
    return {items_[first].tokens.first, items_[last].tokens.last};
}

// « le Rhône est classé combien (1 = le plus élevé) »: what stands first is said in vain.
void Reader::read_rank() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (!items_[i].is(Marker::rank)) continue;
        request_.rank = items_[i].tokens;
        take(i);
    }
    if (!request_.rank) return;
    for (std::size_t i = 0; i + 1 < items_.size(); ++i) {
        if (items_[i].text != "(" || !number_at(i + 1)) continue;
        for (; i < items_.size(); ++i) {
            take(i);
            if (items_[i].text == ")") break;
        }
    }
}

void Reader::read_newcomers() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (!items_[i].is(Marker::newcomer)) continue;
        const auto thing = next_thing(i);
        if (!thing || !names_table(*thing) || means_value(*thing)) continue;
        request_.newcomers = true;
        items_[i].kind = ItemKind::small;
        take(i);
    }
}

void Reader::finish() {
    mark_parts();
    compare_growth_with_year_before();
    leave_growth_to_comparison();
    std::ranges::stable_sort(request_.tests, {}, [](const Test& test) { return test.words.first; });
    if (!request_.tests.empty()) request_.tests.front().either = false;
    mark_tests_of_averages();
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (taken_[i]) continue;
        const auto& item = items_[i];
        switch (item.kind) {
            case ItemKind::unknown:
                request_.unknown.push_back(item.text);
                break;
            case ItemKind::small:
                break;
            case ItemKind::sign:
                if (item.text == "%" && !says_unit(i)) request_.unused.push_back(item.tokens);
                break;
            default:
                request_.unused.push_back(item.tokens);
        }
    }
}

// « supérieur au prix moyen *de la famille Outillage* »: of the rows that are averaged.
void Reader::mark_tests_of_averages() {
    for (std::size_t i = 0; i + 1 < request_.tests.size(); ++i) {
        const auto& average = request_.tests[i];
        auto& test = request_.tests[i + 1];
        if (average.kind != TestKind::average || average.of_row || test.either || test.negated) {
            continue;
        }
        bool belongs = false, apart = false;
        for (const auto& item : items_) {
            const bool between =
                item.tokens.first >= average.words.last && item.tokens.last <= test.words.first;
            if (!between) continue;
            apart |= item.kind != ItemKind::small;
            belongs |= item.text == "de" || item.text == "d" || item.text == "du" ||
                       item.text == "des" || item.text == "of";
        }
        test.of_average = belongs && !apart;
    }
}

// « taux d'annulation, en % » only says how to write what is a percentage already.
bool Reader::says_unit(std::size_t percent) const {
    const bool follows =
        percent > 0 && (items_[percent - 1].text == "en" || items_[percent - 1].text == "in" ||
                        items_[percent - 1].text == "(");
    const bool of_measure = std::ranges::any_of(request_.measures, [](const Target& target) {
        return target.transform == query_plan::Transform::share_of_total ||
               target.transform == query_plan::Transform::growth;
    });
    const bool of_rate = std::ranges::any_of(items_, [&](const Item& item) {
        return item.is(Marker::rate) || (item.kind == ItemKind::thing && !item.schema.empty() &&
                                         is_percentage(item.schema.front().element));
    });
    return follows && (of_measure || of_rate || request_.comparison);
}

bool Reader::is_percentage(Element element) const {
    if (element.is_table()) return false;
    if (element.metric) {
        return source_.metrics[*element.metric].format == query_plan::Format::percent;
    }
    return source_.role(element) == Role::percentage || source_.role(element) == Role::discount;
}

}  // namespace datapilot::questions
