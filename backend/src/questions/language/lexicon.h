#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "questions/language/tokens.h"

namespace datapilot::questions::language {

// An idea with its words in both languages: {client, acheteur, customer, buyer}.
enum class ConceptId : std::uint32_t {};

enum class Link {
    same,  // a name of the idea
    verb,  // an act that implies it: vendu → sale, né → birth, habite → address
    near,  // a neighbour that may stand for it: vendeur → employee
};

struct Sense {
    ConceptId id{};
    Link link = Link::same;
    bool operator==(const Sense&) const = default;
};

// « le plus jeune » → age, ascending. A comparison ("older than", « plus cher que ») too.
struct Adjective {
    std::vector<ConceptId> properties;  // likeliest first: price, cost, amount
    bool descending = true;             // of the superlative « le plus … »
    // The word alone is already a superlative or comparative: "youngest", "older".
    enum class Degree { plain, comparative, superlative } degree = Degree::plain;
};

// Words that name one value however the data writes it: France, français, FR, French.
struct ValueForms {
    enum class Kind {
        country,
        continent,
        city,
        gender,
        boolean,
        month,
        weekday,
        state,
        region,
        other
    };
    Kind kind = Kind::other;
    std::vector<std::string> forms;      // folded: every spelling to look for in the data
    std::vector<std::string> members{};  // of a region: what it is made of (codes or names, folded)
};

// What small words ask for. The data file markers.tsv lists their phrases.
enum class Marker {
    // What is asked
    show,
    how_many,
    which,
    who,
    when,
    where_place,
    exists,
    write,
    forecast,
    // Aggregates
    count,
    sum,
    average,
    median,
    minimum,
    maximum,
    distinct,
    share,
    rate,
    cumulative,
    growth,
    difference,
    rank,
    ratio,
    // Groups
    by,
    for_each,
    in_total,
    // Filters
    greater,
    at_least,
    less,
    at_most,
    equal,
    different,
    between,
    contains,
    starts_with,
    ends_with,
    missing,
    present,
    before,
    after,
    with,
    without,
    except,
    negation,
    never,
    none,
    only,
    both,
    either,
    whose,
    among,
    same_as,
    more_than_one,
    // Order and limit
    ascending,
    descending,
    alphabetical,
    sorted_by,
    top,
    bottom,
    most,
    least,
    first,
    last,
    // Comparison and follow-up
    versus,
    same_again,
    instead,
    conjunction,
    disjunction,
    also,
};

struct MarkerMatch {
    TokenRange tokens;
    Marker marker{};
};

template <class Found>
struct PhraseMatch {
    TokenRange tokens;
    Found found;
};

// The words of data/*.tsv. Immutable after it is built: safe from several threads.
class Lexicon {
  public:
    // The one inside the program; built on first use.
    static const Lexicon& built_in();

    // Texts of the same form as data/*.tsv.
    struct Sources {
        std::string_view concepts, adjectives, values, markers;
    };
    explicit Lexicon(const Sources& sources);
    ~Lexicon();
    Lexicon(Lexicon&&) noexcept;

    // Every idea that a phrase starting at `position` names, longest phrase first. A token matches
    // by folded form or by stem.
    std::vector<PhraseMatch<std::vector<Sense>>> concepts_at(std::span<const Token> tokens,
                                                             std::size_t position) const;
    // The ideas that these words, all of them, name: "chiffre d'affaires", "unit price".
    std::vector<Sense> concepts_of(std::string_view words) const;
    // Its words (folded) in one language, best first; `link` same only, or with the others.
    std::vector<std::string> words(ConceptId id, base::Language language, Link up_to) const;
    std::string_view name(ConceptId id) const;
    std::optional<ConceptId> find(std::string_view name) const;
    // Every word of the other language and synonym for these words, folded, best first.
    std::vector<std::string> equivalents(std::string_view words) const;

    std::optional<PhraseMatch<Adjective>> adjective_at(std::span<const Token> tokens,
                                                       std::size_t position) const;
    std::optional<PhraseMatch<ValueForms>> value_at(std::span<const Token> tokens,
                                                    std::size_t position) const;
    // Longest matches from left to right, none overlapping.
    std::vector<MarkerMatch> markers(std::span<const Token> tokens) const;

    // Every folded word the lexicon knows, for spelling.
    std::vector<std::string> vocabulary() const;

  private:
    struct Tables;
    std::unique_ptr<const Tables> tables_;
};

}  // namespace datapilot::questions::language
