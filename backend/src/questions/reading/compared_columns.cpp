#include <algorithm>

#include "questions/reading/reader.h"

// Two dates of one row: « réglées après leur échéance ».
namespace datapilot::questions {

using language::Marker;

// « envoyées après la date prévue », « réglées après leur échéance »: what stands before is a date,
// or what happened then.
bool Reader::compare_dates(std::size_t at, std::size_t other, Test test) {
    const auto left = previous(at);
    const bool things = left && items_[*left].kind == ItemKind::thing &&
                        items_[other].kind == ItemKind::thing && !means_value(other);
    if (!things || !(items_[at].is(Marker::after) || items_[at].is(Marker::before))) return false;
    const auto dates_at = [&](std::size_t i) {
        Reference dates{{}, std::nullopt, items_[i].tokens};
        for (const auto& match : items_[i].schema) {
            if (match.element.column && source_.role(match.element) == Role::date) {
                dates.candidates.push_back(match);
            }
        }
        return dates;
    };
    test.other = dates_at(other);
    if (test.other->candidates.empty()) return false;
    test.column = dates_at(*left);
    bool of_rows = false;
    for (const auto& match : items_[*left].schema) {
        if (!match.element.is_table()) continue;
        for (const auto date : source_.facts[match.element.table].dates) {
            const Element element{match.element.table, date};
            const bool same = element == test.other->candidates.front().element;
            // What was done is dated by what no other word says.
            if (!same) test.column->candidates.push_back({element, match.quality * 0.9, true});
        }
        of_rows = true;
    }
    if (test.column->candidates.empty()) return false;
    test.kind = TestKind::columns;
    take(at);
    take(other);
    const auto& said = items_[*left].schema.front();
    if (!of_rows || said.act || !said.element.is_table()) take(*left);
    add(std::move(test), at, other);
    return true;
}

}  // namespace datapilot::questions
