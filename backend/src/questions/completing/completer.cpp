#include "questions/completing/completer.h"

#include <algorithm>

#include "questions/labels.h"
#include "questions/suggestions.h"

namespace datapilot::questions {
namespace {

using language::Marker;
using language::TokenKind;

constexpr std::size_t most_completions = 8;
constexpr std::size_t most_questions = 3;
constexpr std::size_t most_tried = 5;
constexpr std::size_t most_at_first = 6;
constexpr std::size_t most_words = 6;
constexpr std::size_t shortest_of_a_value = 2;
constexpr std::size_t most_known_questions = 200;

constexpr double worth_of_a_word = 2;
constexpr double worth_of_the_first = 1;
constexpr double worth_of_the_expected = 3;
constexpr double worth_of_the_table = 0.5;
constexpr double worth_of_small_words = 0.5;
constexpr double price_of_a_letter = 0.005;

// Quoted where the rules would otherwise not take it for one value.
std::string said_value(const std::string& value) {
    constexpr std::size_t longest = 9;
    const auto words = language::tokenize(value);
    const bool odd =
        words.size() > longest || words.empty() || std::ranges::any_of(words, [](const auto& word) {
            return word.kind != TokenKind::word && !word.joined;
        });
    return odd ? "« " + value + " »" : value;
}

std::string_view without_last(std::string_view text, const TypedReading& reading) {
    return text.substr(0, reading.tokens.back().span.begin);
}

}  // namespace

Completer::Completer(const Completing& completing, std::string_view text,
                     const TypedReading& reading)
    : completing_(completing),
      text_(text),
      reading_(reading),
      expected_(expectation_after(
          is_open() ? read_typed(completing.source, without_last(text, reading), completing.today)
                    : reading)) {}

bool Completer::is_open() const {
    if (reading_.tokens.empty()) return false;
    const auto& last = reading_.tokens.back();
    return last.span.end == text_.size() && last.kind != TokenKind::symbol &&
           last.kind != TokenKind::quoted;
}

std::vector<Completion> Completer::all() {
    if (is_open()) {
        finish_words();
    } else {
        add_next();
    }
    std::ranges::stable_sort(found_, std::greater{}, &Found::rank);
    if (found_.size() > most_completions) found_.resize(most_completions);
    std::vector<Completion> out;
    for (auto& found : found_) out.push_back(std::move(found.completion));
    for (auto& question : questions()) {
        auto label = question;
        out.push_back({CompletionKind::question, std::move(label), {}, std::move(question)});
    }
    return out;
}

void Completer::finish_words() {
    const auto count = reading_.tokens.size();
    for (std::size_t words = 1; words <= std::min(most_words, count); ++words) {
        const auto first = count - words;
        const auto kind = reading_.tokens[first].kind;
        if (kind == TokenKind::symbol || kind == TokenKind::quoted) break;
        finish(first);
    }
}

void Completer::finish(std::size_t first) {
    const auto& tokens = reading_.tokens;
    const auto typed = text_.substr(tokens[first].span.begin);
    const double words = worth_of_a_word * static_cast<double>(tokens.size() - first);
    const auto begins = [&](bool at_first) { return words + (at_first ? worth_of_the_first : 0); };
    // A small word at the end may be the beginning of another one.
    const bool small = tokens[first].stop;
    if (!small || first + 1 == tokens.size()) {
        const auto sought = small ? " " + tokens[first].folded : offer_key(typed);
        for (const auto& start : completing_.offers.starting(sought)) {
            if (!start.whole) add(*start.offer, begins(start.first), first);
        }
    }
    const auto key = ValueIndex::key_of(typed);
    if (key.size() < shortest_of_a_value) return;
    for (const auto& start : completing_.values.starting(key, most_completions)) {
        if (ValueIndex::key_of(start.stored) != key) add(start, begins(start.first), first);
    }
}

// Nothing is begun: only what the words call for is offered.
void Completer::add_next() {
    const auto end = reading_.tokens.size();
    if (expected_.column) {
        const auto& values = completing_.source.column(*expected_.column).values;
        for (std::size_t i = 0; i < std::min(values.size(), most_completions); ++i) {
            add({*expected_.column, values[i]}, -static_cast<double>(i), end);
        }
    }
    if (!expected_.kind) return;
    for (const auto& offer : completing_.offers.all()) {
        const bool grain = offer.grain && expected_.grain;
        const bool fits = offer.kind == *expected_.kind && !offer.grain;
        if (grain || fits) add(offer, 0, end);
    }
}

double Completer::rank_of(const Offer& offer) const {
    const bool fits = offer.kind == expected_.kind && offer.grain == expected_.grain;
    const bool grain = offer.grain && expected_.grain;
    const bool known = expected_.tables.contains(offer.table);
    return (fits || grain ? worth_of_the_expected : 0) + (known ? worth_of_the_table : 0) +
           offer.worth;
}

double Completer::rank_of(Element column) const {
    return (expected_.column == column ? worth_of_the_expected : 0) +
           (expected_.tables.contains(column.table) ? worth_of_the_table : 0);
}

void Completer::add(const Offer& offer, double rank, std::size_t from) {
    const auto& said = offer.said.in(completing_.language);
    const auto begins = after_small_words(said, from);
    if (begins < from) rank += worth_of_small_words;
    from = begins;
    add({rank + rank_of(offer),
         from,
         {offer.kind, offer.label.in(completing_.language), offer.detail,
          continued(said, from) + " "}});
}

void Completer::add(const ValueStarts::Start& value, double rank, std::size_t from) {
    const auto said = said_value(value.stored);
    auto column = label_of(completing_.source, value.column).in(completing_.language);
    add({rank + rank_of(value.column),
         from,
         {CompletionKind::value, value.stored, std::move(column), continued(said, from) + " "}});
}

void Completer::add(Found found) {
    found.rank -= price_of_a_letter * static_cast<double>(found.completion.label.size());
    const auto same = std::ranges::find_if(found_, [&](const Found& other) {
        return other.completion.kind == found.completion.kind &&
               other.completion.label == found.completion.label;
    });
    if (same == found_.end()) {
        found_.push_back(std::move(found));
    } else if (same->rank < found.rank) {
        *same = std::move(found);
    }
}

// « le mo » is finished by « le mois dernier », not « le le mois dernier ».
std::size_t Completer::after_small_words(std::string_view said, std::size_t from) const {
    const auto words = language::tokenize(said);
    const auto first = std::ranges::find_if(words, [](const auto& word) { return !word.stop; });
    const auto small = static_cast<std::size_t>(first - words.begin());
    if (small > from) return from;
    const auto& tokens = reading_.tokens;
    const bool typed =
        std::equal(words.begin(), first, tokens.begin() + static_cast<std::ptrdiff_t>(from - small),
                   [](const auto& left, const auto& right) { return left.folded == right.folded; });
    return typed ? from - small : from;
}

std::string Completer::continued(std::string_view said, std::size_t from) const {
    const auto& tokens = reading_.tokens;
    std::string out{text_.substr(0, from < tokens.size() ? tokens[from].span.begin : text_.size())};
    return out += said;
}

std::vector<std::string> Completer::questions() const {
    if (reading_.tokens.empty()) {
        return suggested_questions(completing_.source, completing_.language, most_at_first);
    }
    auto out = continuations();
    const auto typed = language::fold(text_);
    auto known =
        suggested_questions(completing_.source, completing_.language, most_known_questions);
    for (auto& question : known) {
        if (out.size() == most_questions) break;
        const auto folded = language::fold(question);
        if (folded.starts_with(typed) && folded != typed) out.push_back(std::move(question));
    }
    return out;
}

// « total du montant » goes on « par région ».
std::vector<std::string> Completer::continuations() const {
    std::vector<std::string> out;
    const auto& items = reading_.items;
    const bool grouped = std::ranges::any_of(items, [](const Item& item) {
        return item.is(Marker::by) || item.is(Marker::for_each) || item.kind == ItemKind::grain;
    });
    if (items.empty() || grouped) return out;
    const auto kind = reading_.kinds.back();
    if (kind != TypedKind::measure && kind != TypedKind::table) return out;
    const auto table = items.back().schema.front().element.table;
    const bool french = completing_.language == base::Language::french;
    std::string so_far{text_};
    if (is_open()) so_far += ' ';
    const auto add = [&](const std::string& by) {
        auto question = so_far + (french ? "par " : "by ") + by;
        if (out.size() < most_questions && completing_.answers(question)) {
            out.push_back(std::move(question));
        }
    };
    if (!completing_.source.facts[table].dates.empty()) add(french ? "mois" : "month");
    auto categories = categories_of(completing_.source, table);
    if (categories.size() > most_tried) categories.resize(most_tried);
    for (const auto column : categories) {
        add(label_of(completing_.source, {table, column}).in(completing_.language));
    }
    return out;
}

}  // namespace datapilot::questions
