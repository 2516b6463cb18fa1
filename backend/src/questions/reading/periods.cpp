#include <algorithm>

#include "questions/reading/reader.h"

// Periods, and the dates that they bound.
namespace datapilot::questions {

using language::Marker;

void Reader::read_periods() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (!is_free(i)) continue;
        if (items_[i].kind == ItemKind::comparison) {
            request_.comparison = items_[i].comparison;
            take(i);
            continue;
        }
        if (items_[i].kind != ItemKind::period) continue;
        Test test;
        test.kind = TestKind::period;
        test.period = items_[i].period;
        auto first = i;
        // « la date d'embauche après le … », « l'année de fondation 2008 », « ouverts avant 2009 »
        const auto before = previous(i);
        if (before && is_verb(*before)) {
            test.column =
                dates_of(reference(*before));  // « ont commandé en 2024 »: the orders' date
            if (test.column->candidates.empty()) {
                test.column.reset();
            } else {
                take(*before);
                first = *before;
            }
        }
        if (!request_.tests.empty() && counts_just_before(i)) {
            // « ont commandé plus de 3 fois en 2024 »
            test.column = dates_of(*request_.tests.back().column);
            if (test.column->candidates.empty()) test.column.reset();
        }
        if (before && !test.column && names_column(*before) && !means_value(*before)) {
            Reference column{{}, std::nullopt, items_[*before].tokens};
            for (const auto& match : items_[*before].schema) {
                if (match.element.is_table()) continue;
                const auto role = source_.role(match.element);
                if (role == Role::date || role == Role::year) column.candidates.push_back(match);
            }
            if (!column.candidates.empty()) {
                test.column = std::move(column);
                if (!names_table(*before)) {
                    take(*before);
                    first = *before;
                }
            }
        }
        take(i);
        add(std::move(test), first, i);
    }
}

// Whether the words just before count rows: « plus de 3 fois ».
bool Reader::counts_just_before(std::size_t at) const {
    const auto before = just_before(at);
    const auto& last = request_.tests.back();
    return before && last.kind == TestKind::number && last.column &&
           !last.column->candidates.empty() && last.column->candidates.front().element.is_table() &&
           items_[*before].tokens.first >= last.words.last &&
           items_[*before].tokens.first <= last.words.last + 1;
}

}  // namespace datapilot::questions
