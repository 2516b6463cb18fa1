#include "questions/completing/expectation.h"

#include <string_view>

#include "questions/item_meaning.h"

namespace datapilot::questions {
namespace {

using language::Marker;

bool is_small(const Item& item) {
    return item.kind == ItemKind::small || item.kind == ItemKind::sign;
}

bool opens_a_period(const Item& item) {
    static const std::set<std::string, std::less<>> words = {
        "en", "in", "depuis", "since", "pendant", "durant", "during", "jusque"};
    return words.contains(item.text);
}

std::optional<CompletionKind> after(Marker marker) {
    switch (marker) {
        case Marker::by:
        case Marker::for_each:
            return CompletionKind::dimension;
        case Marker::how_many:
        case Marker::count:
            return CompletionKind::table;
        case Marker::sum:
        case Marker::average:
        case Marker::median:
        case Marker::minimum:
        case Marker::maximum:
        case Marker::share:
        case Marker::rate:
        case Marker::cumulative:
        case Marker::growth:
        case Marker::evolution:
        case Marker::difference:
            return CompletionKind::measure;
        case Marker::before:
        case Marker::after:
        case Marker::versus:
            return CompletionKind::period;
        default:
            return std::nullopt;
    }
}

bool says_how_many(const Item& item) {
    return item.is(Marker::top) || item.is(Marker::bottom) || item.is(Marker::first) ||
           item.is(Marker::last);
}

const Item* last_said(std::span<const Item> items) {
    for (auto i = items.size(); i-- > 0;) {
        if (!is_small(items[i])) return &items[i];
    }
    return nullptr;
}

void expect_after(std::span<const Item> items, Expectation& out) {
    const auto& last = items.back();
    const auto* before = last_said(items.first(items.size() - 1));
    if (last.kind == ItemKind::marker) {
        out.kind = after(last.marker);
        out.grain = last.is(Marker::by) || last.is(Marker::for_each);
    } else if (last.kind == ItemKind::number && before && says_how_many(*before)) {
        out.kind = CompletionKind::table;
    } else if (last.kind == ItemKind::thing && !means_value(last)) {
        // « par région » is complete; « région » alone may be asked about.
        const bool groups = before && (before->is(Marker::by) || before->is(Marker::for_each));
        const auto element = last.schema.front().element;
        if (!groups && element.column) out.column = element;
    }
}

}  // namespace

Expectation expectation_after(const TypedReading& reading) {
    Expectation out;
    for (const auto& item : reading.items) {
        if (item.kind == ItemKind::thing && !item.schema.empty()) {
            out.tables.insert(item.schema.front().element.table);
        }
    }
    std::span<const Item> items = reading.items;
    while (!items.empty() && is_small(items.back())) {
        if (opens_a_period(items.back())) {
            out.kind = CompletionKind::period;
            return out;
        }
        items = items.first(items.size() - 1);
    }
    if (!items.empty()) expect_after(items, out);
    return out;
}

}  // namespace datapilot::questions
