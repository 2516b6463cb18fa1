#include "questions/pieces.h"

#include <algorithm>

namespace datapilot::questions {

using language::Token;
using language::TokenKind;
using language::TokenRange;

// Values of the data that words of the question may name.
namespace {

constexpr std::size_t longest_value_in_words = 9;
constexpr double price_of_an_aggregate = 0.3;

}  // namespace

void Pieces::add_values(TokenRange range, std::vector<ValueMatch> values) {
    if (values.empty()) return;
    // « moyenne » asks for an average before it names a value "Moyenne".
    const bool aggregates = range.size() == 1 && aggregates_at(range.first);
    for (auto& value : values) value.quality -= aggregates ? price_of_an_aggregate : 0;
    const double quality = values.front().quality;
    if (auto* piece = thing_at(range)) {
        piece->item.values.insert(piece->item.values.end(), values.begin(), values.end());
        piece->score = std::max(piece->score, score_of(range, quality));
        return;
    }
    Item item;
    item.kind = ItemKind::thing;
    item.tokens = range;
    item.text = key(range);
    item.values = std::move(values);
    add(std::move(item), quality);
}

// Exact values of any length; parts of values and typing errors only for what means nothing
// else.
void Pieces::add_values() {
    for (std::size_t first = 0; first < tokens_.size(); ++first) {
        if (tokens_[first].kind == TokenKind::symbol) continue;
        if (tokens_[first].kind == TokenKind::quoted) {
            add_quoted(first);
            continue;
        }
        if (!vocabulary_.values.starts_a_value(key({first, first + 1})) && !tokens_[first].elided) {
            add_translated(first);
            continue;
        }
        const auto end = std::min(first + longest_value_in_words, tokens_.size());
        for (auto last = first + 1; last <= end; ++last) {
            const TokenRange range{first, last};
            if (tokens_[last - 1].kind == TokenKind::symbol) continue;
            if (range.size() == 1 && (tokens_[first].stop || denies_next(first))) continue;
            if (range.size() == 1 && tokens_[first].kind == TokenKind::number) continue;
            auto values = vocabulary_.values.exact(key(range));
            const bool ends = !tokens_[first].stop && !tokens_[last - 1].stop;
            if (values.empty() && ends) values = vocabulary_.values.loosely(key(range));
            add_values(range, std::move(values));
        }
        add_translated(first);
    }
}

void Pieces::add_quoted(std::size_t at) {
    Item item;
    item.kind = ItemKind::thing;
    item.tokens = {at, at + 1};
    item.quoted = true;
    item.text = tokens_[at].text;
    item.values = vocabulary_.values.exact(ValueIndex::key_of(tokens_[at].text));
    if (item.values.empty()) {
        for (const auto& form : vocabulary_.lexicon.equivalents(tokens_[at].folded)) {
            item.values = vocabulary_.values.exact(ValueIndex::key_of(form));
            if (!item.values.empty()) break;
        }
    }
    add(std::move(item), 1.0);
}

// « lycées privés », where a value is "Privé sous contrat"; of one column, or it says nothing.
std::vector<ValueMatch> Pieces::part_of_value(const Token& token) const {
    constexpr std::size_t shortest = 4;
    if (token.folded.size() < shortest) return {};
    auto found = vocabulary_.values.containing(ValueIndex::key_of(token.folded));
    auto word = token.folded;
    for (const std::string_view ending : {"s", "e"}) {
        if (!found.empty() || !word.ends_with(ending)) continue;
        word.pop_back();
        found = vocabulary_.values.containing(ValueIndex::key_of(word));
    }
    return found.size() == 1 ? found : std::vector<ValueMatch>{};
}

// « chiens » names the value "dog".
void Pieces::add_translated(std::size_t at) {
    const auto& token = tokens_[at];
    if (token.stop || token.kind != TokenKind::word || token.folded.size() < 3) return;
    if (denies_next(at)) return;
    std::vector<ValueMatch> found;
    const auto look = [&](const std::string& form, double quality) {
        for (auto& match : vocabulary_.values.exact(ValueIndex::key_of(form))) {
            match.quality = quality;
            const auto known = std::ranges::find(found, match.column, &ValueMatch::column);
            if (known == found.end()) found.push_back(std::move(match));
        }
    };
    look(token.stem_en, 0.9);
    look(token.stem_fr, 0.9);
    for (const auto& [range, senses] : vocabulary_.lexicon.concepts_at(tokens_, at)) {
        if (range.size() != 1) continue;
        for (const auto& sense : senses) {
            if (sense.link != language::Link::same) continue;
            for (const auto language : {base::Language::french, base::Language::english}) {
                for (const auto& word :
                     vocabulary_.lexicon.words(sense.id, language, language::Link::same)) {
                    look(word, 0.88);
                }
            }
        }
    }
    if (found.empty()) found = vocabulary_.values.inflected(token);
    if (found.empty() && !vocabulary_.schema.knows(token)) found = part_of_value(token);
    add_values({at, at + 1}, std::move(found));
}

// Columns whose name says the kind of value.
std::vector<Element> Pieces::columns_of(language::ValueForms::Kind kind) const {
    using Kind = language::ValueForms::Kind;
    const std::string_view name = kind == Kind::country     ? "country"
                                  : kind == Kind::continent ? "continent"
                                  : kind == Kind::city      ? "city"
                                  : kind == Kind::gender    ? "sex"
                                  : kind == Kind::region    ? "region"
                                                            : "";
    const auto concept_id = vocabulary_.lexicon.find(name);
    return concept_id ? vocabulary_.schema.named(*concept_id) : std::vector<Element>{};
}

// « réservations *non* annulées » denies what follows before it is a value.
bool Pieces::denies_next(std::size_t at) const {
    const bool followed =
        at + 1 < tokens_.size() && tokens_[at + 1].kind == TokenKind::word && !tokens_[at + 1].stop;
    return followed && (tokens_[at].folded == "non" || tokens_[at].folded == "no");
}

// Countries, genders…, however they are said: « brésiliens », "USA".
void Pieces::add_value_forms() {
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
        if (denies_next(at)) continue;
        const auto found = vocabulary_.lexicon.value_at(tokens_, at);
        if (!found) continue;
        const auto columns = columns_of(found->found.kind);
        std::vector<ValueMatch> values;
        const auto look = [&](const std::string& form) {
            for (auto& match : vocabulary_.values.exact(ValueIndex::key_of(form))) {
                const bool fits = std::ranges::find(columns, match.column) != columns.end();
                const bool digits = form.find_first_not_of("0123456789") == std::string::npos;
                if (digits && !fits) continue;  // 1 is a man in a column of sexes only
                match.quality = fits ? 0.97 : 0.87;
                const auto known = std::ranges::find(values, match.column, &ValueMatch::column);
                if (known == values.end()) {
                    values.push_back(std::move(match));
                } else {
                    for (auto& stored : match.stored) {
                        if (std::ranges::find(known->stored, stored) == known->stored.end()) {
                            known->stored.push_back(std::move(stored));
                        }
                    }
                }
            }
        };
        for (const auto& form : found->found.forms) look(form);
        if (values.empty()) {
            for (const auto& member : found->found.members) look(member);
        }
        add_values(found->tokens, std::move(values));
    }
}

}  // namespace datapilot::questions
