#include "questions/value_index.h"

#include <algorithm>
#include <map>
#include <set>

#include "questions/language/identifiers.h"
#include "questions/language/spelling.h"
#include "questions/language/tokens.h"
#include "questions/language/words.h"

namespace datapilot::questions {
namespace {

// Beyond these a value is prose, and a word is in too many values to say which one is meant.
constexpr std::size_t longest_value = 80;
constexpr std::size_t most_values_with_a_word = 40;
// Of so many values a word tells a kind apart: « privés » is "Privé sous contrat".
constexpr std::size_t most_kinds = 60;
constexpr std::size_t shortest_to_correct = 5;
constexpr std::size_t shortest_to_inflect = 4;
constexpr std::size_t shortest_root = 3;

// What « annulé », « annulées » and « annulation » share. Snowball's stems of words without their
// accents differ.
std::string root_of(std::string_view word) {
    if (word.ends_with('s') || word.ends_with('x')) word.remove_suffix(1);
    for (const std::string_view ending : {"ation", "ement", "ee", "e"}) {
        if (!word.ends_with(ending) || word.size() < ending.size() + shortest_root) continue;
        return std::string(word.substr(0, word.size() - ending.size()));
    }
    return std::string(word);
}

// Without small words, each word in the singular; nothing of one word only.
std::vector<std::string> loose_words(std::string_view key) {
    static const std::set<std::string, std::less<>> small = {"de",  "du", "des", "d",   "la",  "le",
                                                             "les", "l",  "a",   "au",  "aux", "et",
                                                             "en",  "of", "the", "and", "in"};
    std::vector<std::string> out;
    auto all = language::words_of(key);
    if (all.empty() || small.contains(all.front()) || small.contains(all.back())) return out;
    for (auto& word : all) {
        if (small.contains(word)) continue;
        if (word.size() > shortest_root && (word.ends_with('s') || word.ends_with('x'))) {
            word.pop_back();
        }
        out.push_back(std::move(word));
    }
    return out.size() > 1 ? out : std::vector<std::string>{};
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

// Those of a text, and the two sexes where numbers stand for them.
std::vector<std::string> values_of(const catalog::Column& column) {
    if (column.type == catalog::ColumnType::text) return column.values;
    const auto words = language::words_of(language::spoken_name(column.name));
    const bool sexes = column.type == catalog::ColumnType::integer && column.distinct_count == 2 &&
                       column.min && column.max && !words.empty() &&
                       (words.front() == "sexe" || words.front() == "sex" ||
                        words.front() == "genre" || words.front() == "gender");
    return sexes ? std::vector{*column.min, *column.max} : std::vector<std::string>{};
}

bool has_letter(std::string_view key) {
    return std::ranges::any_of(key, [](char c) { return c < '0' || c > '9'; });
}

}  // namespace

std::string ValueIndex::key_of(std::string_view text) {
    std::string key;
    for (const char c : language::fold(text)) {
        const auto byte = static_cast<unsigned char>(c);
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80;
        if (kept) {
            key += c;
        } else if (!key.empty() && key.back() != ' ') {
            key += ' ';
        }
    }
    if (!key.empty() && key.back() == ' ') key.pop_back();
    return key;
}

ValueIndex::ValueIndex(const catalog::Catalog& catalog, const std::vector<TableFacts>& facts) {
    for (std::size_t t = 0; t < catalog.tables.size(); ++t) {
        const auto& table = catalog.tables[t];
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const auto& column = table.columns[c];
            const bool hidden = facts[t].columns[c].role == Role::hidden;
            if (hidden) continue;
            for (const auto& value : values_of(column)) {
                if (value.size() > longest_value) continue;
                auto key = key_of(value);
                if (!key.empty()) postings_.push_back({{t, c}, value, std::move(key)});
            }
        }
    }
    for (std::size_t i = 0; i < postings_.size(); ++i) {
        const auto& key = postings_[i].key;
        ++values_of_[postings_[i].column];
        by_key_[key].push_back(i);
        if (key.size() >= shortest_to_inflect && key.find(' ') == std::string::npos) {
            by_root_[root_of(key)].push_back(i);
        }
        const auto loose = loose_words(key);
        if (!loose.empty()) by_loose_key_[joined(loose)].push_back(i);
        if (!loose.empty()) loose_words_.insert(loose.front());
        for (auto& word : language::words_of(key)) {
            auto& list = by_word_[word];
            if (list.empty() || list.back() != i) list.push_back(i);
        }
        if (key.size() < shortest_to_correct) continue;
        for (std::size_t at = 0; at + 3 <= key.size(); ++at) {
            auto& list = by_trigram_[key.substr(at, 3)];
            if (list.empty() || list.back() != i) list.push_back(i);
        }
    }
}

std::vector<ValueMatch> ValueIndex::grouped(const std::vector<std::size_t>& postings,
                                            double quality) const {
    std::map<Element, std::vector<std::string>> columns;
    for (const auto i : postings) columns[postings_[i].column].push_back(postings_[i].stored);
    std::vector<ValueMatch> out;
    for (auto& [column, stored] : columns) out.push_back({column, std::move(stored), quality});
    return out;
}

std::vector<ValueMatch> ValueIndex::exact(std::string_view key) const {
    const auto found = by_key_.find(std::string(key));
    return found == by_key_.end() ? std::vector<ValueMatch>{} : grouped(found->second, 1.0);
}

std::vector<ValueMatch> ValueIndex::loosely(std::string_view key) const {
    constexpr double quality = 0.97;
    const auto words = loose_words(key);
    const auto found = words.empty() ? by_loose_key_.end() : by_loose_key_.find(joined(words));
    return found == by_loose_key_.end() ? std::vector<ValueMatch>{}
                                        : grouped(found->second, quality);
}

std::vector<ValueMatch> ValueIndex::inflected(const language::Token& word) const {
    if (word.folded.size() < shortest_to_inflect) return {};
    const auto found = by_root_.find(root_of(word.folded));
    return found == by_root_.end() ? std::vector<ValueMatch>{} : grouped(found->second, 0.92);
}

std::vector<ValueMatch> ValueIndex::containing(std::string_view key) const {
    const auto words = language::words_of(key);
    const std::vector<std::size_t>* rarest = nullptr;
    for (const auto& word : words) {
        const auto found = by_word_.find(word);
        if (found == by_word_.end()) return {};
        if (!rarest || found->second.size() < rarest->size()) rarest = &found->second;
    }
    if (!rarest || rarest->size() > most_values_with_a_word) return {};
    std::vector<std::size_t> kept;
    for (const auto i : *rarest) {
        const auto of_value = language::words_of(postings_[i].key);
        const auto has = [&](const auto& word) {
            return std::ranges::find(of_value, word) != of_value.end();
        };
        if (std::ranges::all_of(words, has)) kept.push_back(i);
    }
    auto matches = grouped(kept, 0.6);
    std::erase_if(matches, [&](const ValueMatch& match) {
        return match.stored.size() > 1 && values_of_.at(match.column) > most_kinds;
    });
    return matches;
}

std::vector<ValueMatch> ValueIndex::close(std::string_view key) const {
    if (key.size() < shortest_to_correct || !has_letter(key)) return {};
    std::map<std::size_t, std::size_t> shared;
    for (std::size_t at = 0; at + 3 <= key.size(); ++at) {
        const auto found = by_trigram_.find(std::string(key.substr(at, 3)));
        if (found == by_trigram_.end()) continue;
        for (const auto i : found->second) ++shared[i];
    }
    const auto limit = language::allowed_errors(key);
    // One error spoils at most three trigrams.
    const auto needed = key.size() - 2 > 3 * limit ? key.size() - 2 - 3 * limit : 1;
    std::vector<std::size_t> kept;
    auto best = limit;
    for (const auto& [i, count] : shared) {
        if (count < needed) continue;
        const auto distance = language::edit_distance(postings_[i].key, key, best);
        if (distance > best) continue;
        if (distance < best) kept.clear();
        best = distance;
        kept.push_back(i);
    }
    return grouped(kept, 0.75);
}

bool ValueIndex::starts_a_value(std::string_view key) const {
    std::string first(key.substr(0, key.find(' ')));
    if (by_word_.contains(first)) return true;
    if (first.ends_with('s') || first.ends_with('x')) first.pop_back();
    return loose_words_.contains(first);
}

}  // namespace datapilot::questions
