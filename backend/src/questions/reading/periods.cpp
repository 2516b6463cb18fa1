#include <algorithm>

#include "questions/language/identifiers.h"
#include "questions/language/words.h"
#include "questions/reading/reader.h"

// Periods, and the dates that they bound.
namespace datapilot::questions {

using language::Marker;

namespace {

// "date_acceptation" is when what is « accepté » became so.
bool is_date_of_act(std::string_view column, std::string_view act) {
    constexpr std::size_t shortest = 4, longest_ending = 3;
    return std::ranges::any_of(
        language::words_of(language::spoken_name(column)), [&](const std::string& word) {
            const auto common =
                static_cast<std::size_t>(std::ranges::mismatch(word, act).in1 - word.begin());
            return common >= shortest && common + longest_ending >= act.size();
        });
}

// « devis acceptés en février », where each has a status and the date of it.
std::optional<Reference> date_of_status(const Source& source, const Item& status) {
    Reference out{{}, std::nullopt, status.tokens};
    for (const auto& value : status.values) {
        const auto table = value.column.table;
        for (const auto date : source.facts[table].dates) {
            if (!is_date_of_act(source.catalog.tables[table].columns[date].name, status.text)) {
                continue;
            }
            out.candidates.push_back({{table, date}, value.quality, true});
        }
    }
    if (out.candidates.empty()) return std::nullopt;
    return out;
}

}  // namespace

void Reader::read_periods() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (!is_free(i)) continue;
        if (items_[i].kind == ItemKind::comparison) {
            request_.comparison = items_[i].comparison;
            take(i);
            continue;
        }
        if (items_[i].kind != ItemKind::period) continue;
        if (compare_with_period_before(i)) continue;
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
        const auto status = just_before(i);
        if (!test.column && status && means_value(*status) && only_small_between(*status, i)) {
            test.column = date_of_status(source_, items_[*status]);
        }
        take(i);
        add(std::move(test), first, i);
    }
}

// « CA par rapport à l'année dernière », « cette année » too: as far as today on both sides.
void Reader::compare_this_year_so_far() {
    using With = language::PeriodComparison::With;
    const auto& comparison = request_.comparison;
    if (!comparison || comparison->with != With::same_period_last_year) return;
    const auto& so_far = comparison->so_far;
    bool said = says_grain();
    for (auto& test : request_.tests) {
        if (test.kind != TestKind::period) continue;
        said = true;
        auto& [begin, end] = test.period.range;
        const bool runs =
            test.period.relative && begin && end && begin < so_far.end && so_far.end < end;
        if (!runs) continue;
        end = so_far.end;
        test.period.grain = language::Grain::day;
    }
    if (said) return;
    Test test;
    test.kind = TestKind::period;
    test.period.tokens = comparison->tokens;
    test.period.range = so_far;
    test.period.relative = true;
    test.words = comparison->tokens;
    request_.tests.push_back(std::move(test));
}

// « au T1 2025 et au T1 2024 », « en 2023 et en 2024 »: the later beside the earlier.
bool Reader::compare_with_period_before(std::size_t at) {
    const auto joining = just_before(at);
    const auto first = joining ? just_before(*joining) : Index{};
    // « à la fois en 2014 et en 2015 » wants what is in both.
    const bool both =
        std::ranges::any_of(items_, [](const Item& item) { return item.is(Marker::both); });
    const bool joined =
        !both && first &&
        (items_[*joining].is(Marker::conjunction) || items_[*joining].is(Marker::versus)) &&
        items_[*first].kind == ItemKind::period && !request_.comparison;
    if (!joined) return false;
    const auto before = std::ranges::find_if(request_.tests, [&](const Test& test) {
        return test.kind == TestKind::period && !test.negated &&
               test.words.last == items_[*first].tokens.last;
    });
    const auto& [begin, end] = items_[at].period.range;
    if (before == request_.tests.end() || !begin || !end) return false;
    if (!before->period.range.begin || !before->period.range.end) return false;
    auto earlier = items_[at].period;
    if (*before->period.range.begin < *begin) std::swap(earlier, before->period);
    request_.comparison =
        language::PeriodComparison{.tokens = items_[at].tokens,
                                   .with = language::PeriodComparison::With::explicit_period,
                                   .period = std::move(earlier)};
    take(*joining);
    take(at);
    return true;
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
