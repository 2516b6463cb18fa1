#include <algorithm>
#include <set>

#include "questions/reading/reader.h"

// « part du CA », « pourcentage de commandes passées sur le Web », « taux d'annulation ».
namespace datapilot::questions {

using language::Marker;
using query_plan::AggregateFunction;
using query_plan::Transform;

void Reader::read_share(std::size_t at, Transform transform) {
    // « part des femmes par service », where "F" is a value: the rows that have it.
    const auto* value = value_after(at);
    const bool measured = std::ranges::any_of(items_, [&](const Item& item) {
        const auto i = static_cast<std::size_t>(&item - items_.data());
        return i > at && is_free(i) && item.kind == ItemKind::thing && names_number(i);
    });
    if (transform == Transform::share_of_total && value && !value->negated && !measured &&
        read_rate(at)) {
        return;
    }
    Target target;
    target.transform = transform;
    target.words = items_[at].tokens;
    request_.measures.push_back(std::move(target));
    take(at);
}

// « taux d'annulation » is not the "Taux de régularité", nor « part des ventes » a "Départ".
bool Reader::is_rate_of_another(std::size_t at) const {
    static const std::set<std::string, std::less<>> rates = {"taux",  "rate",        "part",
                                                             "parts", "pourcentage", "percentage"};
    static const std::set<std::string, std::less<>> of = {"de", "d", "du", "des", "of"};
    return rates.contains(items_[at].text) && at + 2 < items_.size() &&
           of.contains(items_[at + 1].text);
}

namespace {

// « répartition des clients » is of customers, not of a column "note_client".
bool is_half_a_table(const Source& source, const Item& item) {
    constexpr double clearly = 0.2;
    const auto& best = item.schema.front();
    if (!best.element.is_table()) return false;
    return std::ranges::none_of(item.schema, [&](const SchemaMatch& match) {
        return !match.element.is_table() && source.fact(match.element).numeric() &&
               (match.element.metric || match.quality > best.quality - clearly);
    });
}

}  // namespace

// What the share is of: an amount, or the rows of a table.
bool Reader::read_share_of(std::size_t at) {
    if (request_.measures.empty()) return false;
    auto& last = request_.measures.back();
    if (last.transform == Transform::none || last.counts) return false;
    // « dans le total des trains programmés »
    const auto before = just_before(at);
    const auto whole = before && items_[*before].is(Marker::sum) ? *before : at;
    const bool shares = last.transform == Transform::share_of_total;
    if (!last.what && names_number(at) && !is_half_a_table(source_, items_[at])) {
        last.what = numbers_of(at);
        std::erase_if(last.what->candidates,
                      [](const auto& match) { return match.element.is_table(); });
        const auto usual = last.what->candidates.empty()
                               ? std::nullopt
                               : source_.fact(last.what->candidates.front().element).aggregation;
        last.function = usual.value_or(AggregateFunction::sum);
        last.words = {last.words.first, items_[at].tokens.last};
    } else if (!last.what && shares && names_table(at)) {
        last.what = reference(at);
        std::erase_if(last.what->candidates,
                      [](const auto& match) { return !match.element.is_table(); });
        last.counts = true;
        last.words = {last.words.first, items_[at].tokens.last};
    } else if (last.what && shares && !last.of && names_number(at) &&
               stands_after(whole, "sur dans in")) {
        last.of = numbers_of(at);  // « part des trains annulés dans les trains programmés »
    } else {
        return false;
    }
    take(at);
    return true;
}

// Whether the test is what the word just before is of: « part *des femmes* ».
bool Reader::follows(const Test& test, std::size_t at) const {
    auto last = at;
    while (last + 1 < items_.size() && items_[last + 1].kind == ItemKind::small) ++last;
    return test.words.first >= items_[at].tokens.last &&
           test.words.first <= items_[last].tokens.last;
}

// The value that the next words test.
const Test* Reader::value_after(std::size_t at) const {
    const auto found = std::ranges::find_if(request_.tests, [&](const Test& one) {
        return one.kind == TestKind::value && !one.values.empty() && follows(one, at);
    });
    return found == request_.tests.end() ? nullptr : &*found;
}

void Reader::share_rows(Reference rows, language::TokenRange said) {
    Target target;
    target.counts = true;
    target.transform = Transform::share_of_total;
    target.what = std::move(rows);
    target.words = said;
    request_.measures.push_back(std::move(target));
}

// « taux d'annulation », where "Annulée" is a value: the rows that have it, of all rows.
bool Reader::read_rate(std::size_t at) {
    const auto* test = value_after(at);
    if (!test && rate_of_rows(at)) return true;
    if (!test) {
        // « taux d'incidents par chauffeur » is over what they drive, which nobody said.
        if (items_[at].is(Marker::rate)) return false;
        const auto thing = next_thing(at);
        if (!thing || !names_table(*thing) || !only_small_between(at, *thing)) return false;
        read_share(at, Transform::share_of_total);
        return true;
    }
    share_rows(rows_with(test->values, items_[at].tokens), words(at, at));
    take(at);
    return true;
}

// « taux de *commandes annulées* »: the rows of the table that have the value.
bool Reader::rate_of_rows(std::size_t at) {
    const auto noun = next_thing(at);
    if (!noun || means_value(*noun) || !names_table(*noun) || !only_small_between(at, *noun)) {
        return false;
    }
    if (!value_after(*noun)) return false;
    auto rows = reference(*noun);
    std::erase_if(rows.candidates, [](const auto& match) { return !match.element.is_table(); });
    share_rows(std::move(rows), words(at, *noun));
    take(at);
    take(*noun);
    return true;
}

// What stands between the share and its groups makes the part; the whole is everything else.
void Reader::mark_parts() {
    const auto share =
        std::ranges::find(request_.measures, Transform::share_of_total, &Target::transform);
    if (share == request_.measures.end() || !(share->what || share->counts)) return;
    const auto from = share->words.first;
    auto until = items_.empty() ? from : items_.back().tokens.last;
    for (const auto& group : request_.groups) {
        if (group.words.first > from) until = std::min(until, group.words.first);
    }
    for (auto& test : request_.tests) {
        const bool between = test.words.first >= from && test.words.first < until;
        test.part = between && test.kind != TestKind::period;
    }
}

}  // namespace datapilot::questions
