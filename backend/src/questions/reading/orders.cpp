#include "questions/reading/reader.h"

// « classés par âge du plus âgé au plus jeune », "sorted by name descending".
namespace datapilot::questions {

using language::Marker;
using query_plan::Direction;

void Reader::read_orders() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (!is_free(i)) continue;
        if (items_[i].is(Marker::sorted_by) || items_[i].is(Marker::ascending) ||
            items_[i].is(Marker::descending) || items_[i].is(Marker::alphabetical)) {
            i = read_order(i);
        }
    }
}

// Returns the last item of the phrase.
std::size_t Reader::read_order(std::size_t at) {
    const auto& marker = items_[at].text;
    const bool says_by = marker.ends_with("par") || marker.ends_with("by") ||
                         marker.ends_with("selon") || marker.ends_with("ordre") ||
                         marker.ends_with("order") || marker.ends_with(" de") ||
                         marker.ends_with(" of");
    const auto operand = next(at);
    if (items_[at].is(Marker::sorted_by) && !says_by && operand &&
        items_[*operand].kind == ItemKind::thing) {
        // « triez les noms par âge »: what is sorted comes first.
        take(at);
        for (auto i = *operand; i < items_.size(); ++i) {
            if (is_free(i) &&
                (items_[i].is(Marker::by) || items_[i].is(Marker::sorted_by) ||
                 items_[i].is(Marker::ascending) || items_[i].is(Marker::descending))) {
                return read_order(i);
            }
        }
        return at;
    }
    Ordering order;
    std::optional<Direction> direction;
    bool counts = false, has_target = false;
    auto last = at;
    if (items_[at].is(Marker::ascending)) direction = Direction::ascending;
    if (items_[at].is(Marker::descending)) direction = Direction::descending;
    take(at);
    for (auto i = at + 1; i < items_.size(); ++i) {
        if (taken_[i]) continue;
        const auto& item = items_[i];
        const bool direction_word = item.is(Marker::ascending) || item.is(Marker::descending);
        if (item.kind == ItemKind::small || item.text == "ordre" || item.text == "order" ||
            item.is(Marker::by) || item.is(Marker::sorted_by) || item.is(Marker::alphabetical)) {
            if (item.is(Marker::alphabetical) && !direction) direction = Direction::ascending;
        } else if (item.kind == ItemKind::sign) {
            if (item.text != ",") break;
            continue;
        } else if (direction_word) {
            direction = item.is(Marker::ascending) ? Direction::ascending : Direction::descending;
        } else if ((item.is(Marker::count) || item.is(Marker::how_many)) && !has_target) {
            counts = true;
        } else if ((item.is(Marker::most) || item.is(Marker::least) || item.is(Marker::greater) ||
                    item.is(Marker::less)) &&
                   next(i) && items_[*next(i)].kind == ItemKind::adjective) {
            // « du plus âgé au plus jeune »: the first end says the direction.
            const auto adjective = *next(i);
            const bool least = item.is(Marker::least) || item.is(Marker::less);
            if (!direction) {
                const bool down = items_[adjective].adjective.descending != least;
                direction = down ? Direction::descending : Direction::ascending;
            }
            if (!has_target) {
                auto by = property(items_[adjective].adjective, items_[adjective].tokens);
                if (!by.candidates.empty()) {
                    order.by.what = std::move(by);
                    has_target = true;
                }
            }
            take(adjective);
            i = adjective;
        } else if (item.kind == ItemKind::thing && !item.schema.empty() && !has_target) {
            order.by.what = reference(i);
            has_target = true;
        } else if (item.kind == ItemKind::thing && names_table(i) && has_target) {
            // « par nom *du client* »
            order.by.what->of = request_.mentions.size();
            request_.mentions.push_back(reference(i));
        } else {
            break;
        }
        take(i);
        last = i;
    }
    order.by.counts = counts;
    order.by.words = words(at, last);
    order.words = words(at, last);
    order.direction = direction.value_or(Direction::ascending);
    if (has_target || counts || direction) request_.orders.push_back(std::move(order));
    return last;
}

}  // namespace datapilot::questions
