#pragma once

#include <span>
#include <string>
#include <vector>

#include "questions/items.h"

namespace datapilot::questions {

// An item that some words of the question may be, and what it is worth.
struct Piece {
    Item item;
    double score = 0;
};

// All that the words of a question may be; pieces overlap.
class Pieces {
  public:
    Pieces(std::span<const language::Token> tokens, const language::Calendar& calendar,
           const Vocabulary& vocabulary)
        : tokens_(tokens),
          vocabulary_(vocabulary),
          markers_(vocabulary.lexicon.markers(tokens)),
          times_(language::times(tokens, calendar)) {}

    std::vector<Piece> all() &&;

  private:
    // What the words of a range are worth: small words and signs little, others one each.
    double worth(language::TokenRange range) const;
    double score_of(language::TokenRange range, double quality) const;
    void add(Item item, double quality);
    Piece* thing_at(language::TokenRange range);
    std::string key(language::TokenRange range) const;
    bool aggregates_at(std::size_t token) const;
    double price_of_average(std::size_t at) const;

    // pieces.cpp
    void add_schema();
    void add_ages();
    void add_markers();
    void add_adjectives();
    void add_numbers();
    bool is_marked_year(language::TokenRange range) const;
    void add_times();
    void add_relation_phrases();
    void add_single_tokens();

    // value_pieces.cpp
    void add_values();
    void add_values(language::TokenRange range, std::vector<ValueMatch> values);
    void add_quoted(std::size_t at);
    void add_translated(std::size_t at);
    bool denies_next(std::size_t at) const;
    std::vector<ValueMatch> part_of_value(const language::Token& token) const;
    void add_value_forms();
    std::vector<Element> columns_of(language::ValueForms::Kind kind) const;

    std::span<const language::Token> tokens_;
    const Vocabulary& vocabulary_;
    std::vector<language::MarkerMatch> markers_;
    language::Times times_;
    std::vector<Piece> pieces_;
};

}  // namespace datapilot::questions
