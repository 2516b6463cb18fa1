#include <algorithm>
#include <set>

#include "questions/reading/aggregates.h"
#include "questions/reading/reader.h"

// Words that mean something only where they stand: « qui », « en jours », « ainsi que ».
namespace datapilot::questions {

using language::Marker;

// Some markers are one only where they stand: « qui » asks at the start and relates afterwards,
// « ainsi que » joins.
void Reader::settle_small_words() {
    // « en jours », "in euros" only say how to write the number.
    static const std::set<std::string, std::less<>> units = {"jours", "days",    "heures", "hours",
                                                             "euros", "dollars", "points"};
    // « moins de 100 unités »
    static const std::set<std::string, std::less<>> pieces = {
        "unite", "unites", "units", "piece", "pieces", "exemplaire", "exemplaires"};
    static const std::set<std::string, std::less<>> relative_pronouns = {
        "lequel",   "laquelle", "lesquels", "lesquelles", "auquel",
        "auxquels", "duquel",   "desquels", "desquelles"};
    bool measured = false;
    for (std::size_t i = 1; i < items_.size(); ++i) {
        const bool after_in = items_[i - 1].text == "en" || items_[i - 1].text == "in";
        if (after_in && units.contains(items_[i].text)) items_[i].kind = ItemKind::small;
        measured |= names_number(i - 1);
        const bool piece = pieces.contains(language::fold(items_[i].text)) &&
                           items_[i - 1].kind == ItemKind::number &&
                           (measured || items_[i].kind == ItemKind::unknown);
        if (piece) items_[i].kind = ItemKind::small;
        // « se vend *le mieux* »
        const bool best = items_[i].kind == ItemKind::unknown && items_[i - 1].text == "le" &&
                          language::fold(items_[i].text) == "mieux";
        if (best) {
            items_[i - 1].kind = ItemKind::marker;
            items_[i - 1].marker = Marker::most;
            items_[i].kind = ItemKind::small;
        }
        // « les valeurs maximale et minimale »
        const bool values = items_[i - 1].kind == ItemKind::unknown && aggregate_of(items_[i]) &&
                            language::fold(items_[i - 1].text).starts_with("valeur");
        if (values) items_[i - 1].kind = ItemKind::small;
    }
    const auto first =
        std::ranges::find_if(items_, [](const Item& item) { return item.kind != ItemKind::sign; });
    if (first != items_.end() &&
        (first->is(Marker::conjunction) || first->is(Marker::same_again))) {
        request_.goes_on = first->tokens;
        take(static_cast<std::size_t>(first - items_.begin()));
    }
    // « qui a pris le plus de jours ? » asks; further on, « qui a » relates.
    const bool asks = first != items_.end() && first->is(Marker::with) &&
                      (first->text.starts_with("qui ") || first->text.starts_with("who "));
    if (asks) first->marker = Marker::who;
    bool started = false;
    for (auto& item : items_) {
        if (started &&
            (item.is(Marker::who) || item.is(Marker::where_place) || item.is(Marker::whose))) {
            item.text = item.is(Marker::whose) ? "dont" : "qui";
            item.kind = ItemKind::small;
        }
        // « l'État dans lequel … »
        if (started && item.is(Marker::which) &&
            (item.text.starts_with("lequel") || item.text.starts_with("laquelle") ||
             item.text.starts_with("lesquel"))) {
            item.kind = ItemKind::small;
        }
        if (item.kind == ItemKind::small && relative_pronouns.contains(item.text)) {
            item.text = "qui";
        }
        if (item.is(Marker::both) &&
            (item.text == "ainsi que" || item.text == "as well as" || item.text == "egalement")) {
            item.marker = Marker::conjunction;
        }
        if (item.is(Marker::different) && item.text.starts_with("distinct")) {
            item.marker = Marker::distinct;
        }
        started |= item.kind != ItemKind::small && item.kind != ItemKind::sign;
    }
}

}  // namespace datapilot::questions
