#include <algorithm>
#include <set>

#include "questions/item_meaning.h"
#include "questions/language/words.h"
#include "questions/reading/reader.h"

// Where items stand, and what each of them may name.
namespace datapilot::questions {

using language::Marker;

Reader::Index Reader::next(std::size_t at) const {
    for (auto i = at + 1; i < items_.size(); ++i) {
        if (taken_[i]) continue;
        if (items_[i].kind != ItemKind::small && items_[i].kind != ItemKind::sign) return i;
    }
    return std::nullopt;
}

Reader::Index Reader::previous(std::size_t at) const {
    for (auto i = at; i-- > 0;) {
        if (taken_[i]) continue;
        if (items_[i].kind != ItemKind::small && items_[i].kind != ItemKind::sign) return i;
    }
    return std::nullopt;
}

Reader::Index Reader::just_before(std::size_t at) const {
    for (auto i = at; i-- > 0;) {
        if (items_[i].kind != ItemKind::small && items_[i].kind != ItemKind::sign) return i;
    }
    return std::nullopt;
}

Reader::Index Reader::next_thing(std::size_t at) const {
    const auto found = next(at);
    return found && items_[*found].kind == ItemKind::thing ? found : std::nullopt;
}

// « par mois », « mensuel », anywhere.
bool Reader::says_grain() const {
    return std::ranges::any_of(items_,
                               [](const Item& item) { return item.kind == ItemKind::grain; });
}

// Whether one of the words (separated by blanks) stands between two items.
bool Reader::small_between(std::size_t first, std::size_t last, std::string_view words) const {
    const auto wanted = language::words_of(words);
    for (auto i = first + 1; i < last; ++i) {
        if (items_[i].kind != ItemKind::small) continue;
        if (std::ranges::find(wanted, items_[i].text) != wanted.end()) return true;
    }
    return false;
}

bool Reader::stands_after(std::size_t at, std::string_view words) const {
    const auto before = just_before(at);
    if (before) return small_between(*before, at, words);
    return false;
}

bool Reader::only_small_between(std::size_t first, std::size_t last) const {
    for (auto i = first + 1; i < last; ++i) {
        if (items_[i].kind != ItemKind::small) return false;
    }
    return true;
}

void Reader::take(std::size_t first, std::size_t last) {
    for (auto i = first; i <= last; ++i) {
        if (items_[i].kind == ItemKind::small || items_[i].kind == ItemKind::sign) take(i);
    }
}

bool Reader::names_column(std::size_t at) const {
    return items_[at].kind == ItemKind::thing &&
           std::ranges::any_of(items_[at].schema,
                               [](const auto& match) { return !match.element.is_table(); });
}

bool Reader::names_table(std::size_t at) const {
    return items_[at].kind == ItemKind::thing &&
           std::ranges::any_of(items_[at].schema,
                               [](const auto& match) { return match.element.is_table(); });
}

bool Reader::names_number(std::size_t at) const {
    return items_[at].kind == ItemKind::thing &&
           std::ranges::any_of(items_[at].schema, [&](const auto& match) {
               return !match.element.is_table() && source_.fact(match.element).numeric();
           });
}

bool Reader::names_value(std::size_t at) const {
    return (items_[at].kind == ItemKind::thing || items_[at].kind == ItemKind::number) &&
           !items_[at].values.empty();
}

bool Reader::means_value(std::size_t at) const {
    return questions::means_value(items_[at]);
}

bool Reader::only_relates(std::size_t at) const {
    return std::ranges::all_of(items_[at].schema, [&](const SchemaMatch& match) {
        if (!match.act) return false;
        if (match.element.is_table() || match.element.metric) return true;
        const auto role = source_.role(match.element);
        return role != Role::date && role != Role::flag;
    });
}

bool Reader::is_verb(std::size_t at) const {
    if (!names_table(at) || means_value(at)) return false;
    const auto& best = items_[at].schema.front();
    if (best.element.is_table() && best.act) return true;
    static const std::set<std::string, std::less<>> auxiliaries = {
        "a", "ont", "avait", "avaient", "ayant", "avons", "avez", "has", "have", "had"};
    for (auto i = at; i-- > 0;) {
        const bool denies = items_[i].is(Marker::negation) || items_[i].is(Marker::never);
        if (items_[i].kind == ItemKind::small) return auxiliaries.contains(items_[i].text);
        if (!denies && !items_[i].is(Marker::with)) return false;
        const auto said = " " + items_[i].text + " ";
        const bool has = said.find(" ont ") != std::string::npos || said.ends_with(" a ") ||
                         said.ends_with("ayant ") || said.starts_with(" n ");
        if (has) {
            return true;  // « qui ont », « n'ont pas », « n'ayant jamais »
        }
    }
    return false;
}

bool Reader::says_the_same(std::size_t left, std::size_t right) const {
    const auto& other = items_[right].schema;
    return !items_[left].schema.empty() && !other.empty() &&
           std::ranges::any_of(items_[left].schema, [&](const SchemaMatch& match) {
               return match.element == other.front().element;
           });
}

}  // namespace datapilot::questions
