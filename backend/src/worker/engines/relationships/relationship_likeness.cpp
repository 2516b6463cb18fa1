#include "worker/engines/relationships/relationship_likeness.h"

#include <algorithm>

namespace datapilot::worker {
namespace {

using catalog::ColumnType;
using Words = std::vector<std::string>;

bool any_same(const Words& some, const Words& others) {
    return std::ranges::any_of(some, [&](const auto& word) {
        return std::ranges::any_of(others,
                                   [&](const auto& other) { return same_word(word, other); });
    });
}

std::string_view singular(std::string_view word) {
    if (word.size() > 3 && (word.ends_with('s') || word.ends_with('x'))) word.remove_suffix(1);
    return word;
}

double equal_names(const NamedEnd& from, const NamedEnd& to) {
    const bool owner = any_same(to.column.subject, to.table.subject);
    if (from.column.identity) return owner ? 1.0 : 0.9;
    if (owner && to.key) return 0.9;
    // Two columns of numbers with one name ("Age", "Year") measure, they do not refer.
    return from.facts->type == ColumnType::text ? 0.7 : 0;
}

// The last word of the referring name is what it speaks of: SourceAirport is an airport.
double named_after_table(const NamedEnd& from, const NamedEnd& to) {
    const Words thing{from.column.subject.back()};
    if (!any_same(thing, to.table.subject)) return 0;
    const bool exact = std::ranges::any_of(to.table.subject, [&](const auto& word) {
        return singular(word) == singular(thing.front());
    });
    // visit.visit_id is the table's own key, though there is a table "visitors"; but
    // order_lines.order_id is that of the orders.
    if (!exact && from.column.identity && any_same(thing, from.table.subject)) return 0;
    // invoice.invoice_id is that of the invoices, though there is a table "invoice_lines".
    const bool own_key = from.key && from.table.subject.size() == 1 &&
                         singular(from.table.subject.front()) == singular(thing.front());
    if (own_key) return 0;
    const bool same_subject =
        to.column.subject.empty() || any_same(from.column.subject, to.column.subject);
    return same_subject ? 0.9 : 0.75;
}

// The keys of two tables about one thing, such as cars_data.Id and car_names.MakeId: nothing but
// as many values on both sides speaks for it.
double twin_keys(const NamedEnd& from, const NamedEnd& to) {
    const bool twins = from.key && to.key && from.column.subject.empty() &&
                       from.facts->distinct_count == to.facts->distinct_count &&
                       any_same(from.table.subject, to.table.subject);
    return twins ? 0.6 : 0;
}

}  // namespace

double likeness(const NamedEnd& from, const NamedEnd& to) {
    const bool equal = !from.column.joined.empty() && from.column.joined == to.column.joined;
    if (equal && !to.column.subject.empty()) return equal_names(from, to);
    if (!to.key) return 0;
    if (!equal && !from.column.subject.empty()) {
        if (const auto named = named_after_table(from, to); named > 0) return named;
    }
    return twin_keys(from, to);
}

}  // namespace datapilot::worker
