#pragma once

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "catalog/catalog.h"
#include "definitions/meanings.h"
#include "questions/column_roles.h"
#include "questions/element.h"
#include "questions/language/lexicon.h"
#include "questions/language/tokens.h"
#include "questions/metrics.h"

namespace datapilot::questions {

// A table or column that a phrase may name.
struct SchemaMatch {
    Element element;
    double quality = 0;      // 1: every word of the name, as it is written
    bool whole = false;      // no word of the name is missing from the phrase
    bool whole_key = false;  // the phrase asks for an identifier: « code client »
    bool act = false;        // only a verb says it: « embauchés » for a date of hiring
    bool head = false;       // the first word of a longer name of a number: « surface »
};

// Words of the question, next to each other but for small words, with what they may name.
struct SchemaPhrase {
    language::TokenRange tokens;
    std::vector<SchemaMatch> matches;  // best first
};

// The names of tables and columns, by words, stems and ideas in both languages.
class SchemaIndex {
  public:
    SchemaIndex(const catalog::Catalog& catalog, const std::vector<TableFacts>& facts,
                const std::vector<Metric>& metrics, const definitions::Meanings& meanings,
                const language::Lexicon& lexicon);

    // Every phrase of the question that names something; they may overlap.
    std::vector<SchemaPhrase> phrases(std::span<const language::Token> tokens) const;
    // Tables and columns whose name says this idea, best first; how well, beside.
    std::vector<SchemaMatch> matching(language::ConceptId id) const;
    std::vector<Element> named(language::ConceptId id) const;
    // The folded words of all names, for spelling.
    const std::vector<std::string>& words() const { return words_; }
    bool knows(const language::Token& token) const;
    // Whether some name says the idea of this folded word.
    bool names(std::string_view word) const;

  private:
    struct NameWord {
        double weight = 1;  // how much its absence costs
    };
    struct Name {
        Element element;
        std::vector<NameWord> words;
        bool quantity = true;  // may be « le nombre de … »
    };
    // Words [first, last) of a name, that a key stands for.
    struct Posting {
        std::size_t name;
        std::size_t first;
        std::size_t last;
        double quality;
    };
    // Tokens of the question that stand for words of a name.
    struct Hit {
        language::TokenRange tokens;
        Posting posting;
        bool act = false;
    };

    void add(Element element, std::string_view name, std::string_view table_name, bool quantity);
    void add_words(Element element, std::vector<std::vector<std::string>> forms,
                   std::string_view table_name, bool quantity);
    std::optional<std::string> completed(const std::string& form) const;
    void add_table(const catalog::Catalog& catalog, const TableFacts& facts, std::size_t table);
    void add_defined(Element element, const definitions::Naming& naming, bool quantity);
    void add_nouns(const catalog::Catalog& catalog, std::size_t table);
    void add_heads(const catalog::Table& table, const TableFacts& facts, std::size_t t);
    void add_people(const TableFacts& facts, std::size_t table);
    void add_counted(const catalog::Table& table, const TableFacts& facts, std::size_t t);
    bool names_another(Element element, const std::string& word) const;
    void add_alias(Element element, const std::string& word, double quality, bool quantity);
    void add_forms(const std::string& form, const Posting& posting);
    void collect(std::span<const language::Token> tokens, std::vector<Hit>& hits) const;
    void assemble(std::span<const language::Token> tokens, std::span<const Hit> hits,
                  std::vector<SchemaPhrase>& out) const;
    SchemaMatch match(const Name& name, std::span<const Hit> hits) const;
    static void drop_parts(std::vector<Hit>& hits);
    static void level_heads(std::vector<SchemaMatch>& matches);

    const language::Lexicon& lexicon_;
    std::vector<Name> names_;
    std::unordered_map<std::string, std::vector<Posting>> by_word_;
    std::unordered_map<std::uint32_t, std::vector<Posting>> by_concept_;
    std::vector<std::string> words_;
    std::vector<std::string> vocabulary_;  // of the lexicon, sorted
};

}  // namespace datapilot::questions
