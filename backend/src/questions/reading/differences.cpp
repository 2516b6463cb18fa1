#include <set>

#include "questions/reading/aggregates.h"
#include "questions/reading/reader.h"

// One column less another: « inscrits - présents », « admis / présents », « délai entre la
// commande et la livraison », « écart entre le prix de vente et le prix d'achat ».
namespace datapilot::questions {

using language::Marker;
using query_plan::AggregateFunction;
using query_plan::Transform;

namespace {

bool is_one_of(const Item& item, const std::set<std::string, std::less<>>& words) {
    return words.contains(language::fold(item.text));
}

}  // namespace

// « nb de votants (inscrits - abstentions) »: what the formula defines needs no other meaning, but
// for the groups that it is by.
void Reader::take_defined_by(std::size_t formula) {
    if (formula == 0 || items_[formula - 1].text != "(") return;
    for (auto i = formula; i-- > 0;) {
        const auto& item = items_[i];
        if (item.kind == ItemKind::sign && item.text != "(") return;
        if (item.kind == ItemKind::sign || item.kind == ItemKind::small || taken_[i]) continue;
        if (item.is(Marker::by) || item.is(Marker::for_each) || item.kind == ItemKind::grain) {
            continue;
        }
        if (item.kind == ItemKind::thing) {
            const auto before = just_before(i);
            const bool group =
                before && (items_[*before].is(Marker::by) || items_[*before].is(Marker::for_each));
            if (!group && names_number(i) && !names_table(i) && !means_value(i)) take(i);
            continue;
        }
        const bool defined = item.kind == ItemKind::unknown || item.is(Marker::count) ||
                             item.is(Marker::rate) || item.is(Marker::missing) ||
                             item.is(Marker::present) || item.is(Marker::in_total);
        if (!defined) return;
        take(i);
    }
}

void Reader::read_formulas() {
    static const std::set<std::string, std::less<>> signs = {"-", "/", "−", "–", "÷"};
    for (std::size_t i = 1; i + 1 < items_.size(); ++i) {
        if (items_[i].kind != ItemKind::sign || !signs.contains(items_[i].text)) continue;
        const auto left = just_before(i);
        const auto right = next(i);
        const auto is_number = [&](Index at) {
            return at && is_free(*at) && names_number(*at) && !means_value(*at);
        };
        if (!is_number(left) || !is_number(right) || says_the_same(*left, *right)) continue;
        if (!only_small_between(*left, i) || !only_small_between(i, *right)) continue;
        Target target;
        target.function = AggregateFunction::sum;
        target.what = numbers_of(*left);
        target.words = words(*left, *right);
        const bool divides = items_[i].text == "/" || items_[i].text == "÷";
        if (divides) target.transform = Transform::share_of_total;
        (divides ? target.of : target.less) = numbers_of(*right);
        request_.measures.push_back(std::move(target));
        take(*left);
        take(*right);
        take_defined_by(*left);
    }
}

void Reader::read_differences() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (!is_free(i)) continue;
        if (items_[i].is(Marker::between) || items_[i].is(Marker::difference)) read_difference(i);
    }
}

// « délai moyen entre … et … », « différence entre le maximum et le minimum ».
bool Reader::read_difference(std::size_t at) {
    static const std::set<std::string, std::less<>> names = {
        "delai", "delais", "duree", "durees", "temps",    "ecart",     "ecarts",
        "jours", "delay",  "time",  "days",   "duration", "difference"};
    std::vector<std::size_t> used{at};
    std::optional<AggregateFunction> function;
    bool named = items_[at].is(Marker::difference);
    for (auto before = previous(at); before && !named; before = previous(*before)) {
        used.push_back(*before);
        const auto said = aggregate_of(items_[*before]);
        named = is_one_of(items_[*before], names);
        if (!said && !named) return false;
        if (said) function = said;
    }
    const auto first = next(at);
    const auto joining = first ? next(*first) : Index{};
    const auto second = joining ? next(*joining) : Index{};
    if (!named || !second) return false;
    if (aggregate_of(items_[*first]) || aggregate_of(items_[*joining])) {
        request_.difference = true;
        take(at);
        return true;
    }
    const auto measurable = [&](std::size_t i) {
        return items_[i].kind == ItemKind::thing && !means_value(i) &&
               std::ranges::any_of(items_[i].schema, [&](const SchemaMatch& match) {
                   return !match.element.is_table() && (source_.role(match.element) == Role::date ||
                                                        source_.fact(match.element).numeric());
               });
    };
    if (!items_[*joining].is(Marker::conjunction) || !measurable(*first) || !measurable(*second) ||
        says_the_same(*first, *second)) {
        return false;
    }
    Target target;
    target.what = reference(*second);
    target.less = reference(*first);
    const bool dates = source_.role(items_[*first].schema.front().element) == Role::date;
    if (!dates) std::swap(target.what, target.less);
    for (auto* side : {&*target.what, &*target.less}) {
        std::erase_if(side->candidates, [](const auto& match) { return match.element.is_table(); });
    }
    target.function = function.value_or(AggregateFunction::average);
    target.function_said = function.has_value();
    for (const auto i : {*first, *joining, *second}) used.push_back(i);
    for (const auto i : used) take(i);
    target.words = words(used.size() > 4 ? used[used.size() - 4] : at, *second);
    request_.measures.push_back(std::move(target));
    return true;
}

}  // namespace datapilot::questions
