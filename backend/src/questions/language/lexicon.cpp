#include "questions/language/lexicon.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <unordered_map>

#include "questions/language/data_file.h"
#include "questions/language/phrases.h"
#include "questions/language/table_text.h"

namespace datapilot::questions::language {

namespace {

struct Word {
    std::string folded;
    Link link = Link::same;
};

struct Concept {
    std::string name;
    std::vector<Word> french;
    std::vector<Word> english;
};

// "client", "!achete" (an act that implies it), "~prospect" (a neighbour).
Word read_word(std::string_view text) {
    if (text.starts_with('!')) return {fold(text.substr(1)), Link::verb};
    if (text.starts_with('~')) return {fold(text.substr(1)), Link::near};
    return {fold(text), Link::same};
}

[[noreturn]] void refuse(std::string_view what, std::string_view name) {
    throw std::logic_error(std::string(what) + ": " + std::string(name));
}

ValueForms::Kind kind_from_name(std::string_view name) {
    using Kind = ValueForms::Kind;
    static const std::unordered_map<std::string_view, Kind> kinds{
        {"country", Kind::country},       {"continent", Kind::continent}, {"region", Kind::region},
        {"department", Kind::department}, {"state", Kind::state},         {"city", Kind::city},
        {"gender", Kind::gender},         {"boolean", Kind::boolean},     {"month", Kind::month},
        {"weekday", Kind::weekday},       {"other", Kind::other},
    };
    const auto found = kinds.find(name);
    if (found == kinds.end()) refuse("unknown kind of value", name);
    return found->second;
}

}  // namespace

struct Lexicon::Tables {
    std::vector<Concept> concepts;
    std::unordered_map<std::string, ConceptId> ids;
    std::vector<Sense> senses;
    std::vector<Adjective> adjectives;
    std::vector<ValueForms> values;
    PhraseIndex sense_index{PhraseIndex::Match::stemmed};
    PhraseIndex adjective_index{PhraseIndex::Match::stemmed};
    PhraseIndex value_index{PhraseIndex::Match::stemmed};
    PhraseIndex marker_index{PhraseIndex::Match::exact};
    std::set<std::string> vocabulary;

    void learn(std::string_view phrase) {
        for (const auto& token : tokenize(phrase)) {
            if (token.kind == TokenKind::word) vocabulary.insert(token.folded);
        }
    }
    void add_concepts(std::string_view text);
    void add_adjectives(std::string_view text);
    void add_values(std::string_view text);
    void add_markers(std::string_view text);
};

void Lexicon::Tables::add_concepts(std::string_view text) {
    for (const auto& row : rows_of(text, 3)) {
        const auto id = static_cast<ConceptId>(concepts.size());
        if (!ids.emplace(row[0], id).second) refuse("a concept is listed twice", row[0]);
        Concept idea{.name = row[0], .french = {}, .english = {}};
        for (auto* words : {&idea.french, &idea.english}) {
            for (const auto& part : parts_of(words == &idea.french ? row[1] : row[2])) {
                words->push_back(read_word(part));
                const auto& word = words->back();
                sense_index.add(word.folded, senses.size());
                senses.push_back({id, word.link});
                learn(word.folded);
            }
            std::ranges::stable_sort(*words, {}, &Word::link);
        }
        concepts.push_back(std::move(idea));
    }
}

void Lexicon::Tables::add_adjectives(std::string_view text) {
    using Degree = Adjective::Degree;
    for (const auto& row : rows_of(text, 3)) {
        Adjective adjective;
        adjective.descending = row[1] == "desc";
        if (row[1] != "desc" && row[1] != "asc") refuse("neither asc nor desc", row[1]);
        for (const auto& property : parts_of(row[0])) {
            const auto id = ids.find(property);
            if (id == ids.end()) refuse("an adjective's property is no concept", property);
            adjective.properties.push_back(id->second);
        }
        for (const auto& part : parts_of(row[2])) {
            const bool superlative = part.starts_with('^');
            const bool comparative = part.starts_with('>');
            adjective.degree = superlative   ? Degree::superlative
                               : comparative ? Degree::comparative
                                             : Degree::plain;
            const auto word = part.substr(superlative || comparative ? 1 : 0);
            adjective_index.add(word, adjectives.size());
            adjectives.push_back(adjective);
            learn(word);
        }
    }
}

void Lexicon::Tables::add_values(std::string_view text) {
    std::unordered_map<std::string, std::size_t> groups;
    for (const auto& row : rows_of(text, 2)) {
        ValueForms value{.kind = kind_from_name(row[0]), .forms = {}};
        for (const auto& part : parts_of(row[1])) {
            const bool sought_only = part.starts_with('=');
            const auto form = part.substr(sought_only ? 1 : 0);
            value.forms.push_back(fold(form));
            if (sought_only) continue;
            value_index.add(form, values.size());
            learn(form);
        }
        if (value.forms.empty()) refuse("a value has no form", row[0]);
        groups.emplace(value.forms.front(), values.size());
        for (const auto& group : row.size() > 2 ? parts_of(row[2]) : std::vector<std::string>{}) {
            const auto found = groups.find(fold(group));
            if (found == groups.end()) refuse("a value belongs to nothing listed before", group);
            auto& members = values[found->second].members;
            members.insert(members.end(), value.forms.begin(), value.forms.end());
        }
        values.push_back(std::move(value));
    }
}

void Lexicon::Tables::add_markers(std::string_view text) {
    for (const auto& row : rows_of(text, 2)) {
        const auto marker = marker_from_name(row[0]);
        if (!marker) refuse("unknown marker", row[0]);
        for (const auto& part : parts_of(row[1])) {
            for (const auto& phrase : with_options(part)) {
                marker_index.add(phrase, static_cast<std::size_t>(*marker));
                learn(phrase);
            }
        }
    }
}

const Lexicon& Lexicon::built_in() {
    static const Lexicon lexicon({.concepts = data_file("concepts.tsv"),
                                  .adjectives = data_file("adjectives.tsv"),
                                  .values = data_file("values.tsv"),
                                  .markers = data_file("markers.tsv")});
    return lexicon;
}

Lexicon::Lexicon(const Sources& sources) {
    auto tables = std::make_unique<Tables>();
    tables->add_concepts(sources.concepts);
    tables->add_adjectives(sources.adjectives);
    tables->add_values(sources.values);
    tables->add_markers(sources.markers);
    tables_ = std::move(tables);
}

Lexicon::~Lexicon() = default;
Lexicon::Lexicon(Lexicon&&) noexcept = default;

std::vector<PhraseMatch<std::vector<Sense>>> Lexicon::concepts_at(std::span<const Token> tokens,
                                                                  std::size_t position) const {
    std::vector<PhraseMatch<std::vector<Sense>>> matches;
    for (const auto& found : tables_->sense_index.at(tokens, position)) {
        std::vector<Sense> senses;
        for (const auto entry : found.entries) senses.push_back(tables_->senses[entry]);
        // The closest link first, and each idea once.
        std::ranges::stable_sort(senses, {}, &Sense::link);
        std::vector<Sense> once;
        for (const auto& sense : senses) {
            if (std::ranges::find(once, sense.id, &Sense::id) == once.end()) once.push_back(sense);
        }
        matches.push_back({found.tokens, std::move(once)});
    }
    return matches;
}

std::vector<Sense> Lexicon::concepts_of(std::string_view words) const {
    const auto tokens = tokenize(words);
    const auto matches = concepts_at(tokens, 0);
    if (matches.empty() || matches.front().tokens.last != tokens.size()) return {};
    return matches.front().found;
}

std::string_view Lexicon::name(ConceptId id) const {
    return tables_->concepts.at(static_cast<std::size_t>(id)).name;
}

std::optional<ConceptId> Lexicon::find(std::string_view name) const {
    const auto found = tables_->ids.find(std::string(name));
    if (found == tables_->ids.end()) return std::nullopt;
    return found->second;
}

std::vector<std::string> Lexicon::words(ConceptId id, base::Language language, Link up_to) const {
    const auto& idea = tables_->concepts.at(static_cast<std::size_t>(id));
    std::vector<std::string> words;
    for (const auto& word : language == base::Language::french ? idea.french : idea.english) {
        if (word.link <= up_to) words.push_back(word.folded);
    }
    return words;
}

std::vector<std::string> Lexicon::equivalents(std::string_view words) const {
    const auto itself = fold(words);
    std::vector<std::string> all;
    for (const auto& sense : concepts_of(words)) {
        if (sense.link != Link::same) continue;
        for (const auto language : {base::Language::french, base::Language::english}) {
            for (auto& word : this->words(sense.id, language, Link::same)) {
                const bool known = word == itself || std::ranges::find(all, word) != all.end();
                if (!known) all.push_back(std::move(word));
            }
        }
    }
    return all;
}

std::optional<PhraseMatch<Adjective>> Lexicon::adjective_at(std::span<const Token> tokens,
                                                            std::size_t position) const {
    const auto found = tables_->adjective_index.at(tokens, position);
    if (found.empty()) return std::nullopt;
    return PhraseMatch<Adjective>{found.front().tokens,
                                  tables_->adjectives[found.front().entries.front()]};
}

std::optional<PhraseMatch<ValueForms>> Lexicon::value_at(std::span<const Token> tokens,
                                                         std::size_t position) const {
    const auto found = tables_->value_index.at(tokens, position);
    if (found.empty()) return std::nullopt;
    const auto& longest = found.front();
    PhraseMatch<ValueForms> match{longest.tokens, tables_->values[longest.entries.front()]};
    // A name of several places (Georgia, Paris) may be any of them.
    for (const auto entry : std::span(longest.entries).subspan(1)) {
        const auto& other = tables_->values[entry];
        for (const auto& form : other.forms) {
            auto& forms = match.found.forms;
            if (std::ranges::find(forms, form) == forms.end()) forms.push_back(form);
        }
    }
    return match;
}

std::vector<MarkerMatch> Lexicon::markers(std::span<const Token> tokens) const {
    std::vector<MarkerMatch> matches;
    for (std::size_t position = 0; position < tokens.size();) {
        const auto found = tables_->marker_index.at(tokens, position);
        if (found.empty()) {
            ++position;
            continue;
        }
        const auto& longest = found.front();
        matches.push_back({longest.tokens, static_cast<Marker>(longest.entries.front())});
        position = longest.tokens.last;
    }
    return matches;
}

std::vector<std::string> Lexicon::vocabulary() const {
    return {tables_->vocabulary.begin(), tables_->vocabulary.end()};
}

}  // namespace datapilot::questions::language
