#include <algorithm>

#include "questions/language/time_words.h"
#include "questions/language/tokens.h"
#include "questions/reading/reader.h"

// « le samedi », « les week-ends »: days of the week, whatever the week.
namespace datapilot::questions {

using language::Marker;

namespace {

constexpr int saturday = 6, sunday = 7;

// 1 is Monday.
std::vector<int> days_of(const Item& item, const Item* following) {
    if (item.kind != ItemKind::unknown) return {};
    auto word = language::fold(item.text);
    const auto end = following ? language::fold(following->text) : std::string{};
    const bool weekend = word == "weekend" || word == "weekends" ||
                         (word == "week" && (end == "end" || end == "ends"));
    if (weekend) return {saturday, sunday};
    if (word.ends_with('s')) word.pop_back();
    const language::TimeWords words{language::tokenize(word)};
    const auto day = words.at(0, language::TimeWordKind::weekday);
    if (!day) return {};
    return {day->number};
}

}  // namespace

void Reader::read_weekdays() {
    for (std::size_t i = 1; i < items_.size(); ++i) {
        const auto& article = items_[i - 1].text;
        const bool habitual = article == "le" || article == "les" || article == "des" ||
                              article == "du" || article == "on" || article == "chaque";
        if (is_free(i) && habitual) read_weekday(i);
    }
}

void Reader::read_weekday(std::size_t at) {
    const auto following = [&](std::size_t i) {
        return i + 1 < items_.size() ? &items_[i + 1] : nullptr;
    };
    Test test;
    test.kind = TestKind::weekday;
    auto last = at;
    for (Index day = at; day;) {
        const auto days = days_of(items_[*day], following(*day));
        if (days.empty()) break;
        test.weekdays.insert(test.weekdays.end(), days.begin(), days.end());
        take(*day);
        last = *day;
        if (days.size() > 1 && language::fold(items_[last].text) == "week") take(++last);
        // « le samedi *et le dimanche* »
        const auto joining = next(last);
        const auto other = joining && (items_[*joining].is(Marker::conjunction) ||
                                       items_[*joining].is(Marker::disjunction))
                               ? next(*joining)
                               : Index{};
        const bool more = other && !days_of(items_[*other], following(*other)).empty();
        if (more) take(*joining);
        day = more ? other : Index{};
    }
    if (test.weekdays.empty()) return;
    std::ranges::sort(test.weekdays);
    add(std::move(test), at, last);
}

}  // namespace datapilot::questions
