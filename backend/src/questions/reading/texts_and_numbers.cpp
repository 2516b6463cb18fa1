#include <algorithm>

#include "questions/reading/reader.h"

// Texts that a column contains, and numbers without a comparison: « 4 cylindres ».
namespace datapilot::questions {

using language::Marker;

void Reader::read_text_tests() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (!is_free(i)) continue;
        const auto& item = items_[i];
        Test test;
        if (item.is(Marker::contains)) {
            test.match = query_plan::TextMatch::contains;
        } else if (item.is(Marker::starts_with)) {
            test.match = query_plan::TextMatch::starts_with;
        } else if (item.is(Marker::ends_with)) {
            test.match = query_plan::TextMatch::ends_with;
        } else {
            continue;
        }
        auto pattern = next(i);
        while (pattern && items_[*pattern].is(Marker::contains)) {
            take(*pattern);  // « contient la sous-chaîne »
            pattern = next(*pattern);
        }
        while (pattern && items_[*pattern].kind == ItemKind::unknown && !items_[*pattern].quoted &&
               next(*pattern) && items_[*next(*pattern)].quoted) {
            take(*pattern);  // « la sous-chaîne 'Al' », « le mot « Hey » »
            pattern = next(*pattern);
        }
        if (!pattern) continue;
        const auto& written = items_[*pattern];
        const bool textual = written.quoted || written.kind == ItemKind::unknown ||
                             written.kind == ItemKind::thing || written.kind == ItemKind::number;
        if (!textual) continue;
        test.kind = TestKind::text;
        test.pattern = written.text;
        if (test.pattern.empty()) continue;
        auto first = i, last = *pattern;
        auto column = previous(i);
        const auto after = next_thing(*pattern);
        if (after && small_between(*pattern, *after, "dans in") && names_column(*after)) {
            column = after;  // « contenant 'Hey' dans son titre »
            last = *after;
        }
        if (!column || !names_column(*column)) continue;
        test.column = reference(*column);
        for (const auto used : {i, *pattern, *column}) take(used);
        add(std::move(test), std::min(first, *column), last);
    }
}

// « dans le 75 », « du département 75 »: a value that is written in digits.
bool Reader::is_code(std::size_t at) const {
    const auto& values = items_[at].values;
    const auto noun = just_before(at);
    const bool named =
        noun && std::ranges::any_of(values, [&](const ValueMatch& value) {
            return std::ranges::find(items_[*noun].schema, value.column, &SchemaMatch::element) !=
                   items_[*noun].schema.end();
        });
    return named || (!values.empty() && stands_after(at, "dans"));
}

// « dans le 69 et le 75 »: the departments of these numbers, where departments are numbers.
void Reader::read_department(std::size_t at) {
    const auto department = source_.lexicon.find("department");
    if (!department || !items_[at].values.empty() || !stands_after(at, "dans")) return;
    std::vector<Element> codes;
    for (const auto& match : source_.schema.matching(*department)) {
        const bool code = match.element.column && source_.role(match.element) == Role::code &&
                          source_.column(match.element).type == catalog::ColumnType::integer;
        if (code) codes.push_back(match.element);
    }
    for (Index i = at; i && items_[*i].kind == ItemKind::number;) {
        for (const auto code : codes) {
            items_[*i].values.push_back({code, {items_[*i].number.decimal}, 1});
        }
        i = next(*i);
        if (i && items_[*i].is(Marker::conjunction)) i = next(*i);
    }
}

// « 4 cylindres », « âgés de 32 ou 33 ans », « niveau d'adhésion est 1 ».
void Reader::read_plain_numbers() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (!is_free(i) || items_[i].kind != ItemKind::number || items_[i].number.ordinal ||
            items_[i].number.weak) {
            continue;
        }
        read_department(i);
        if (is_code(i)) continue;
        Test test;
        test.kind = TestKind::number;
        test.numbers.push_back(items_[i].number.decimal);
        test.unit = items_[i].number.unit;
        std::vector<std::size_t> used{i};
        auto last = i;
        for (auto joined = next(last); joined; joined = next(last)) {
            const bool joins =
                items_[*joined].is(Marker::disjunction) || items_[*joined].is(Marker::conjunction);
            const auto number = joins ? next(*joined) : joined;
            if (!number || items_[*number].kind != ItemKind::number) break;
            if (!joins && only_small_between(last, *number)) break;  // two numbers without a comma
            test.numbers.push_back(items_[*number].number.decimal);
            if (joins) used.push_back(*joined);
            used.push_back(*number);
            last = *number;
        }
        const auto right = next_thing(last);
        const auto left = tested_column(i);
        auto first = i;
        if (right && only_small_between(last, *right) && !means_value(*right) &&
            names_number(*right) && !small_between(last, *right, "qui que dont")) {
            test.column = numbers_of(*right);
            used.push_back(*right);
            last = *right;
        } else if (left) {
            test.column = reference(*left);
            used.push_back(*left);
            first = *left;
        } else {
            continue;
        }
        std::erase_if(test.column->candidates,
                      [](const auto& match) { return match.element.is_table(); });
        if (test.column->candidates.empty()) continue;
        if (test.unit == language::Unit::percent && !compares_percentages(*test.column)) continue;
        for (const auto k : used) take(k);
        add(std::move(test), first, last);
    }
}

}  // namespace datapilot::questions
