#include <algorithm>

#include "questions/reading/aggregates.h"
#include "questions/reading/reader.h"

// What is asked for, in order, once the phrases around it are taken.
namespace datapilot::questions {

using language::Marker;
using query_plan::AggregateFunction;
using query_plan::Transform;

namespace {

std::optional<Transform> transform_of(const Item& item) {
    if (item.is(Marker::share)) return Transform::share_of_total;
    if (item.is(Marker::growth)) return Transform::growth;
    if (item.is(Marker::cumulative)) return Transform::running_total;
    return std::nullopt;
}

}  // namespace

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
        const bool names_whole = item.is(Marker::sum) && !request_.measures.empty() &&
                                 request_.measures.back().transform == Transform::share_of_total &&
                                 request_.measures.back().what && stands_after(i, "sur dans in of");
        if (names_whole) {
            take(i);  // « part des annulés sur le *total des* programmés »
        } else if (aggregate_of(item)) {
            read_aggregate(i);
        } else if (const auto transform = transform_of(item)) {
            read_share(i, *transform);
        } else if (item.is(Marker::rate)) {
            read_rate(i);
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
                    request_.asks_who |= items_[i].is(Marker::who);
                    context_ = false;
                    asked_ = true;
                    take(i);
                    break;
                case Marker::where_place:
                    read_place(i);
                    break;
                case Marker::with:
                case Marker::whose:
                    context_ = !request_.projections.empty() || !request_.measures.empty();
                    take(i);
                    break;
                case Marker::exists:
                    if (asks_whether(i)) {
                        read_count(i);
                    } else {
                        take(i);
                    }
                    break;
                case Marker::first:
                case Marker::last:
                    read_end(i);
                    break;
                case Marker::conjunction:
                case Marker::also:
                case Marker::among:
                case Marker::present:
                case Marker::in_total:
                case Marker::for_each:
                case Marker::only:
                case Marker::either:
                    take(i);
                    break;
                case Marker::by:
                    if (!groups_by_nothing(i)) take(i);
                    break;
                default:
                    break;
            }
        }
    }
}

// « la dernière date de création »
void Reader::read_end(std::size_t at) {
    const auto date = next_thing(at);
    if (!date || !only_small_between(at, *date) || means_value(*date)) return;
    Target target;
    target.function =
        items_[at].is(Marker::last) ? AggregateFunction::maximum : AggregateFunction::minimum;
    target.what = Reference{{}, std::nullopt, items_[*date].tokens};
    for (const auto& match : items_[*date].schema) {
        const bool dated = match.element.column && source_.role(match.element) == Role::date;
        if (dated) target.what->candidates.push_back(match);
    }
    const bool names_date =
        !target.what->candidates.empty() &&
        target.what->candidates.front().element == items_[*date].schema.front().element;
    if (!names_date) return;
    target.words = words(at, *date);
    take(at);
    take(*date);
    request_.measures.push_back(std::move(target));
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

// « par … » before what is no group, or before words that say nothing: not to be dropped.
bool Reader::groups_by_nothing(std::size_t at) const {
    std::size_t after = at + 1;
    while (after < items_.size() && items_[after].kind == ItemKind::small) ++after;
    const bool ends = after == items_.size() || items_[after].kind == ItemKind::sign;
    return ends || (is_free(after) && items_[after].kind == ItemKind::thing);
}

// « les clients qui *ont un* numéro de TVA »: those where it is filled in.
bool Reader::read_held(std::size_t at) {
    const auto& best = items_[at].schema.front();
    if (!best.element.column || !best.whole || best.act || at < 2) return false;
    const auto& has = items_[at - 2];
    const bool article = items_[at - 1].text == "un" || items_[at - 1].text == "une";
    const bool held = has.is(Marker::with) || has.text == "ont" || has.text == "a" ||
                      has.text.ends_with(" ont") || has.text.ends_with(" a") || has.text == "ayant";
    // « ayant une chanson *dont le titre* … » says more of it.
    const bool ends = at + 1 == items_.size() || items_[at + 1].kind == ItemKind::sign ||
                      items_[at + 1].kind == ItemKind::period ||
                      items_[at + 1].is(Marker::conjunction) || items_[at + 1].is(Marker::by);
    if (!article || !held || !ends) return false;
    Test test;
    test.kind = TestKind::existence;
    test.column = Reference{{best}, std::nullopt, items_[at].tokens};
    take(at);
    add(std::move(test), at, at);
    return true;
}

// « prix moyen *des produits* »: theirs, where the lines of orders have a price as well.
void Reader::own_measure(std::size_t at, const Reference& owner) {
    if (request_.measures.size() != 1 || owner.candidates.empty()) return;
    auto& what = request_.measures.back().what;
    const auto before = just_before(at);
    const bool follows = what && !what->of && before && taken_[*before] &&
                         request_.measures.back().words.last == items_[*before].tokens.last;
    if (!follows || what->candidates.empty()) return;
    const auto& best = what->candidates.front();
    const bool has_one = std::ranges::any_of(what->candidates, [&](const SchemaMatch& match) {
        return match.element.column && match.quality >= best.quality &&
               match.element.table == chosen(owner).table;
    });
    if (has_one) what->of = request_.mentions.size();
}

void Reader::count_rows_of(std::size_t at) {
    Target count;
    count.counts = true;
    count.what = reference(at);
    count.words = items_[at].tokens;
    request_.measures.push_back(std::move(count));
}

// A thing that no phrase took: to show, or the table that is spoken of.
void Reader::read_thing(std::size_t at) {
    if (items_[at].schema.empty() || is_rate_of_another(at)) return;
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
    // « montant *facturé* par mois »: of the invoices, which are not shown.
    const auto& likeliest = items_[at].schema.front();
    const bool acts = std::ranges::any_of(items_[at].schema, [&](const SchemaMatch& match) {
        constexpr double about_as_good = 0.1;
        return match.element.is_table() && match.act && likeliest.act &&
               match.quality >= likeliest.quality - about_as_good;
    });
    // « montant *facturé* », where « facture » names a table or its number: nothing to show.
    const bool of_noun = items_[at].participle && at > 0 && taken_[at - 1] &&
                         items_[at - 1].kind == ItemKind::thing && names_number(at - 1);
    if (of_noun && (table || names_role(at))) {
        auto mention = reference(at);
        std::erase_if(mention.candidates,
                      [](const auto& match) { return !match.element.is_table(); });
        if (!mention.candidates.empty()) request_.mentions.push_back(std::move(mention));
        take(at);
        return;
    }
    if (!first_head && read_held(at)) return;
    // « quels clients *ont loué* »: those that did.
    const bool done = !first_head && speaks_of_table && is_verb(at);
    if (read_share_of(at)) return;
    if (!first_head && read_flag(at)) return;
    const auto before = just_before(at);
    const bool joined =
        before && (items_[*before].is(Marker::conjunction) || items_[*before].is(Marker::also));
    // « croissance du CA »: the measure is still to be said.
    const bool completes = !request_.measures.empty() && !request_.measures.back().what &&
                           request_.measures.back().transform != Transform::none;
    // Past a measure, a table that nothing joins is the one spoken of: « combien de vols … ».
    const bool after_measure = !request_.measures.empty() && !joined && !asked_ && !completes;
    // « nombre de clients et *de commandes* »; a second total of its own is not dropped.
    const bool again = std::ranges::any_of(request_.mentions, [&](const Reference& mention) {
        return chosen(mention) == items_[at].schema.front().element;
    });
    const bool another = joined && !again && possessed && !first_head && speaks_of_table &&
                         !context_ &&
                         (!request_.mentions.empty() ||
                          (!request_.measures.empty() && request_.projections.empty()));
    if (another) {
        const auto first = request_.measures.empty() ? Target{} : request_.measures.back();
        if (!first.counts || !first.what || first.transform != Transform::none) return;
        count_rows_of(at);
        take(at);
        return;
    }
    if (context_ || (possessed && !first_head && speaks_of_table) || after_measure ||
        (acts && !first_head) || done) {
        if (!speaks_of_table) {
            if (only_relates(at) || names_role(at) || says_tested(at)) take(at);
            return;
        }
        auto mention = reference(at);
        std::erase_if(mention.candidates,
                      [](const auto& match) { return !match.element.is_table(); });
        // « combien de clients *ont passé une commande* »
        const bool counted = request_.measures.size() == 1 && request_.measures.back().counts &&
                             !possessed && !acts && request_.projections.empty();
        if (done) context_ = true;  // « ont loué *un film* » only describes as well
        if (context_ || counted) {
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
            if (possessed) own_measure(at, mention);
            request_.mentions.push_back(std::move(mention));
        }
        take(at);
        return;
    }
    // « naissances dans le 75 »: what their figures add up to.
    constexpr double own_name = 0.9;
    const bool figures = first_head && likeliest.element.is_table() &&
                         likeliest.quality < own_name &&
                         source_.facts[likeliest.element.table].counted;
    if (figures) {
        count_rows_of(at);
    } else {
        request_.projections.push_back(reference(at));
    }
    take(at);
}

}  // namespace datapilot::questions
