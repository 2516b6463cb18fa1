#include "questions/families.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "questions/language/lexicon.h"
#include "questions/language/number_words.h"

namespace datapilot::questions {
namespace {

using catalog::ColumnType;
using catalog::Table;
using language::Token;
using language::TokenKind;

constexpr std::size_t most_members = 12;
constexpr double same_shape = 0.8;  // of the columns of the wider table

bool is_number(ColumnType type) {
    return type == ColumnType::integer || type == ColumnType::decimal;
}

bool same_kind(ColumnType left, ColumnType right) {
    return left == right || (is_number(left) && is_number(right));
}

bool alike(const Table& left, const Table& right) {
    std::size_t common = 0;
    for (const auto& column : left.columns) {
        const auto* other = right.find(column.name);
        if (other && same_kind(column.type, other->type)) ++common;
    }
    const auto most = std::max(left.columns.size(), right.columns.size());
    return common >= 2 && static_cast<double>(common) >= same_shape * static_cast<double>(most);
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// The words of a table's name; "t1" is one.
std::vector<std::string> words_of(const Table& table) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : language::fold(table.label.empty() ? table.name : table.label) + " ") {
        const auto byte = static_cast<unsigned char>(c);
        const bool kept = std::isalnum(byte) || byte >= 0x80;
        // "export2023" is two words, "t1" is one.
        const bool splits = kept && word.size() > 1 && std::isdigit(byte) &&
                            !std::isdigit(static_cast<unsigned char>(word.back()));
        if ((!kept || splits) && !word.empty()) words.push_back(std::move(word)), word.clear();
        if (kept) word += c;
    }
    return words;
}

bool is_year(std::string_view word) {
    return word.size() == 4 && all_digits(word) && (word[0] == '1' || word[0] == '2');
}

// What the word at `at` of a name sets apart.
std::optional<Mark> mark_of(const std::vector<std::string>& words, std::size_t at) {
    const auto& word = words[at];
    if (is_year(word)) return Mark{Mark::Kind::year, word, {}};
    if (all_digits(word)) {
        const bool named = at > 0 && !all_digits(words[at - 1]);
        if (word.size() > 2 || !named) return std::nullopt;
        return Mark{Mark::Kind::number, std::to_string(std::stoi(word)), words[at - 1]};
    }
    const bool lettered = word.size() >= 2 && word.size() <= 3 && std::isalpha(word[0]) &&
                          all_digits(std::string_view(word).substr(1));
    if (lettered) {
        return Mark{Mark::Kind::number, std::to_string(std::stoi(word.substr(1))),
                    word.substr(0, 1)};
    }
    constexpr std::size_t shortest = 3;
    if (word.size() < shortest) return std::nullopt;
    return Mark{Mark::Kind::word, word, {}};
}

Member member_of(const Table& table, const std::set<std::string>& shared, bool alone) {
    Member member{table.name, {}, {}};
    const auto words = words_of(table);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (shared.contains(words[i])) continue;
        auto mark = mark_of(words, i);
        if (!mark || (alone && mark->kind == Mark::Kind::word)) continue;
        const bool noun = mark->kind == Mark::Kind::number && mark->noun.size() > 1;
        const auto said = noun ? mark->noun + " " + mark->text : words[i];
        member.name += (member.name.empty() ? "" : " ") + said;
        member.marks.push_back(std::move(*mark));
    }
    return member;
}

std::set<std::string> shared_words(std::span<const Table* const> tables) {
    std::set<std::string> shared;
    for (std::size_t i = 0; i < tables.size() && tables.size() > 1; ++i) {
        const auto words = words_of(*tables[i]);
        std::set<std::string> own(words.begin(), words.end()), both;
        std::ranges::set_intersection(shared, own, std::inserter(both, both.end()));
        shared = i == 0 ? std::move(own) : std::move(both);
    }
    return shared;
}

Family family_of(std::span<const Table* const> tables, const std::set<std::string>& shared) {
    Family family;
    for (const auto* table : tables) {
        family.members.push_back(member_of(*table, shared, tables.size() == 1));
    }
    return family;
}

// Files of two years, or of one name but for a word: « clients » and « fournisseurs » are not.
bool tells_apart(const Family& family, bool share_a_word) {
    const auto is_word = [](const Mark& mark) { return mark.kind == Mark::Kind::word; };
    const bool only_words = std::ranges::all_of(family.members, [&](const Member& member) {
        return std::ranges::all_of(member.marks, is_word);
    });
    if (only_words && !share_a_word) return false;
    return std::ranges::none_of(family.members,
                                [](const Member& member) { return member.marks.empty(); });
}

// Whether the token says the noun of a number: « tour » or "round" for "Tour_1" and "t1".
bool says_noun(const Token& token, const std::string& noun) {
    if (token.kind != TokenKind::word) return false;
    const auto fits = [&](const std::string& word) {
        return noun.size() == 1 ? word.starts_with(noun) && word.size() > 2
                                : word == noun || word == noun + "s";
    };
    if (fits(token.folded)) return true;
    const auto& lexicon = language::Lexicon::built_in();
    return std::ranges::any_of(lexicon.equivalents(token.folded), fits);
}

std::optional<std::int64_t> ordinal(const Token& token) {
    const auto word = language::number_word(token);
    const bool one = word && word->kind == language::NumberWordKind::ordinal &&
                     !token.folded.ends_with("ers") && !token.folded.ends_with("eres") &&
                     !(token.folded.ends_with('s') && token.folded.size() > 4);
    if (one) return word->value;
    // « 2e », « 2eme »
    const auto digits = token.folded.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string::npos || digits > 2) return std::nullopt;
    const auto ending = std::string_view(token.folded).substr(digits);
    if (ending != "e" && ending != "eme" && ending != "er" && ending != "ere" && ending != "nd" &&
        ending != "nde" && ending != "st" && ending != "rd" && ending != "th") {
        return std::nullopt;
    }
    return std::stoll(token.folded.substr(0, digits));
}

// Nothing follows that the ordinal could be of: « et au second ? ».
bool stands_alone(std::span<const Token> tokens, std::size_t at) {
    static const std::set<std::string, std::less<>> going_on = {"et", "ou", "mais", "que", "vs"};
    if (at + 1 >= tokens.size()) return true;
    const auto& next = tokens[at + 1];
    return next.kind == TokenKind::symbol || going_on.contains(next.folded);
}

// The tokens from `at` that say the number, none where they do not.
std::size_t length_of_number(const Mark& mark, std::span<const Token> tokens, std::size_t at) {
    const auto& token = tokens[at];
    const bool more = at + 1 < tokens.size();
    if (token.folded == mark.noun.substr(0, 1) + mark.text) return 1;
    if (const auto said = ordinal(token); said && std::to_string(*said) == mark.text) {
        if (more && says_noun(tokens[at + 1], mark.noun)) return 2;
        return stands_alone(tokens, at) ? 1 : 0;
    }
    const bool numbered = more && tokens[at + 1].kind == TokenKind::number &&
                          tokens[at + 1].folded == mark.text && says_noun(token, mark.noun);
    return numbered ? 2 : 0;
}

std::size_t length_of(const Mark& mark, std::span<const Token> tokens, std::size_t at) {
    switch (mark.kind) {
        case Mark::Kind::word:
        case Mark::Kind::year:
            return tokens[at].folded == mark.text ? 1 : 0;
        case Mark::Kind::number:
            return length_of_number(mark, tokens, at);
    }
    return 0;
}

}  // namespace

std::vector<Family> families_of(const catalog::Catalog& catalog) {
    std::vector<std::vector<const Table*>> groups;
    for (const auto& table : catalog.tables) {
        const auto group = std::ranges::find_if(groups, [&](const auto& known) {
            return std::ranges::all_of(known, [&](const Table* one) { return alike(*one, table); });
        });
        if (group == groups.end()) {
            groups.push_back({&table});
        } else {
            group->push_back(&table);
        }
    }
    std::vector<Family> families;
    for (const auto& group : groups) {
        const bool alone = group.size() == 1 && catalog.tables.size() == 1;
        if ((group.size() < 2 && !alone) || group.size() > most_members) continue;
        const auto shared = shared_words(group);
        auto family = family_of(group, shared);
        if (tells_apart(family, !shared.empty())) families.push_back(std::move(family));
    }
    return families;
}

std::vector<MemberMention> mentions_of(const Family& family, std::span<const Token> tokens) {
    std::vector<MemberMention> mentions;
    for (std::size_t at = 0; at < tokens.size();) {
        MemberMention mention{{at, at}, {}};
        for (std::size_t m = 0; m < family.members.size(); ++m) {
            for (const auto& mark : family.members[m].marks) {
                const auto length = length_of(mark, tokens, at);
                if (length == 0 || length < mention.tokens.size()) continue;
                if (length > mention.tokens.size()) mention.members.clear();
                mention.tokens.last = at + length;
                mention.members.push_back(m);
            }
        }
        at += std::max<std::size_t>(1, mention.tokens.size());
        if (!mention.members.empty()) mentions.push_back(std::move(mention));
    }
    return mentions;
}

std::optional<language::TokenRange> both_mentioned(const Family& family,
                                                   std::span<const Token> tokens) {
    static const std::set<std::string, std::less<>> two = {"2", "deux", "both", "two"};
    if (family.members.size() != 2) return std::nullopt;
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
        if (!two.contains(tokens[at].folded)) continue;
        const auto names = [&](const Mark& mark) {
            return mark.kind == Mark::Kind::number && says_noun(tokens[at + 1], mark.noun);
        };
        if (std::ranges::any_of(family.members.front().marks, names)) {
            return language::TokenRange{at, at + 2};
        }
    }
    return std::nullopt;
}

catalog::Catalog with_only(const catalog::Catalog& catalog, const Family& family,
                           std::size_t member) {
    auto out = catalog;
    const auto is_other = [&](const std::string& table) {
        return table != family.members[member].table &&
               std::ranges::find(family.members, table, &Member::table) != family.members.end();
    };
    std::erase_if(out.tables, [&](const Table& table) { return is_other(table.name); });
    std::erase_if(out.relationships, [&](const catalog::Relationship& link) {
        return is_other(link.from_table) || is_other(link.to_table);
    });
    return out;
}

}  // namespace datapilot::questions
