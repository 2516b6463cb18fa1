#include "questions/language/phrases.h"

#include <algorithm>

namespace datapilot::questions::language {

namespace {

// Where the accent alone tells two words apart: « où » is not « ou ».
std::string exact_form(const Token& token) {
    const bool where = token.text == "où" || token.text == "Où" || token.text == "OÙ";
    return where ? "où" : token.folded;
}

template <class Form>
std::string key_of(std::span<const Token> tokens, Form form) {
    std::string key;
    for (const auto& token : tokens) {
        if (!key.empty()) key += ' ';
        key += form(token);
    }
    return key;
}

std::vector<Token> without_inner_stops(std::span<const Token> tokens) {
    std::vector<Token> kept;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool inner = i > 0 && i + 1 < tokens.size();
        if (!inner || !tokens[i].stop) kept.push_back(tokens[i]);
    }
    return kept;
}

std::string singular(std::string_view folded) {
    const bool plural = folded.size() > 3 && (folded.ends_with('s') || folded.ends_with('x'));
    return std::string(plural ? folded.substr(0, folded.size() - 1) : folded);
}

bool in_capitals(std::string_view text) {
    constexpr std::size_t longest = 3;
    return text.size() <= longest &&
           std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

void append(std::vector<std::size_t>& entries, std::size_t entry) {
    if (std::ranges::find(entries, entry) == entries.end()) entries.push_back(entry);
}

}  // namespace

void PhraseIndex::add(std::string_view phrase, std::size_t entry) {
    const auto written = tokenize(phrase);
    if (written.empty()) return;
    longest_ = std::max(longest_, written.size());
    if (match_ == Match::exact) {
        append(folded_[key_of(written, exact_form)], entry);
        return;
    }
    if (in_capitals(phrase)) {
        append(capitals_[std::string(phrase)], entry);
        return;
    }
    const auto tokens = without_inner_stops(written);
    append(folded_[key_of(tokens, [](const Token& t) { return t.folded; })], entry);
    append(french_[key_of(tokens, [](const Token& t) { return t.stem_fr; })], entry);
    append(english_[key_of(tokens, [](const Token& t) { return t.stem_en; })], entry);
}

std::vector<std::size_t> PhraseIndex::entries_of(std::span<const Token> phrase) const {
    const auto in = [](const Table& table, const std::string& key) -> std::vector<std::size_t> {
        const auto found = table.find(key);
        if (found == table.end()) return {};
        return found->second;
    };
    if (match_ == Match::exact) return in(folded_, key_of(phrase, exact_form));

    const auto tokens = without_inner_stops(phrase);
    auto entries = in(folded_, key_of(tokens, [](const Token& t) { return t.folded; }));
    if (phrase.size() == 1) {
        for (const auto entry : in(capitals_, phrase[0].text)) append(entries, entry);
    }
    if (!entries.empty()) return entries;
    // A plural before a stem: « enseignants » is not « enseignement ».
    entries = in(folded_, key_of(tokens, [](const Token& t) { return singular(t.folded); }));
    if (!entries.empty()) return entries;
    entries = in(french_, key_of(tokens, [](const Token& t) { return t.stem_fr; }));
    for (const auto entry :
         in(english_, key_of(tokens, [](const Token& t) { return t.stem_en; }))) {
        append(entries, entry);
    }
    return entries;
}

std::vector<PhraseIndex::Found> PhraseIndex::at(std::span<const Token> tokens,
                                                std::size_t position) const {
    std::vector<Found> found;
    // A phrase may be written with more stop words than it was listed with.
    const std::size_t slack = match_ == Match::stemmed ? 2 : 0;
    const auto most =
        position < tokens.size() ? std::min(longest_ + slack, tokens.size() - position) : 0;
    for (auto length = most; length > 0; --length) {
        const auto phrase = tokens.subspan(position, length);
        const bool ends_idly =
            match_ == Match::stemmed && length > 1 && (phrase.front().stop || phrase.back().stop);
        if (ends_idly) continue;
        const bool quotes = std::ranges::any_of(
            phrase, [](const Token& token) { return token.kind == TokenKind::quoted; });
        if (quotes) continue;
        auto entries = entries_of(phrase);
        if (!entries.empty()) found.push_back({{position, position + length}, std::move(entries)});
    }
    return found;
}

}  // namespace datapilot::questions::language
