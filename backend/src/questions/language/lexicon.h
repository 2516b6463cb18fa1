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
        region,
        department,
        state,
        city,
        gender,
        boolean,
        month,
        weekday,
        other
    };
    Kind kind = Kind::other;
    std::vector<std::string> forms;      // folded: every spelling to look for in the data
    std::vector<std::string> members{};  // of a continent or region: the forms of what it holds
};

// What small words ask for; data/markers.tsv lists their phrases under these names.
enum class Marker {
    // What is asked
    show,         // affiche, liste
    which,        // quel, quels sont, what are
    how_many,     // combien, how many
    who,          // qui
    when,         // quand
    where_place,  // où
    exists,       // y a-t-il
    write,        // supprime, modifie: nothing here may do it
    forecast,     // prévision, sera: nothing here can know it
    // Aggregates
    count,
    sum,
    average,
    median,
    minimum,
    maximum,
    distinct,
    share,       // part, %, pourcentage
    rate,        // taux
    ratio,       // rapport entre, ratio
    cumulative,  // cumulé
    growth,      // croissance, évolution en %
    evolution,   // évolution de: along time
    difference,  // écart
    rank,        // rang, classé combien
    newcomer,    // nouveaux
    // Groups
    by,        // par, selon, by
    for_each,  // pour chaque, de chaque
    in_total,  // au total
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
    missing,   // vide, non renseigné
    depleted,  // en rupture de stock
    present,   // renseigné
    before,
    after,
    with,
    without,
    except,    // hors, sauf
    negation,  // pas, not
    never,
    none,  // aucun
    only,
    both,
    either,
    among,
    whose,  // dont, whose
    // Order and limit
    ascending,
    descending,
    alphabetical,
    sorted_by,
    top,
    bottom,
    most,   // le plus, le plus grand nombre de
    least,  // le moins
    more,   // plus, without "de" or "que": « plus vieux que »
    fewer,  // moins
    first,
    last,
    // Comparison and follow-up
    versus,      // contre, vs, par rapport à
    same_again,  // pareil, la même chose
    instead,     // plutôt, à la place
    conjunction,
    disjunction,
    also,
};

// The name in the data file: "at_least".
std::optional<Marker> marker_from_name(std::string_view name);

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

    // Texts of the same form as the data files of these names.
    struct Sources {
        std::string_view concepts, adjectives, values, markers;
    };
    // Throws std::logic_error where a row does not make sense.
    explicit Lexicon(const Sources& sources);
    ~Lexicon();
    Lexicon(Lexicon&&) noexcept;

    // Every idea that a phrase starting at `position` names, longest phrase first. Words match by
    // folded form, or else by stem; stop words inside a phrase do not count.
    std::vector<PhraseMatch<std::vector<Sense>>> concepts_at(std::span<const Token> tokens,
                                                             std::size_t position) const;
    // The ideas that these words name all together: "chiffre d'affaires", "unit price".
    std::vector<Sense> concepts_of(std::string_view words) const;
    std::string_view name(ConceptId id) const;
    std::optional<ConceptId> find(std::string_view name) const;
    // Its words in one language, folded, best first, for links up to and including this one.
    std::vector<std::string> words(ConceptId id, base::Language language, Link up_to) const;
    // The other words of both languages that mean the same (Link::same on both sides), folded.
    std::vector<std::string> equivalents(std::string_view words) const;

    // The longest match that starts at `position`.
    std::optional<PhraseMatch<Adjective>> adjective_at(std::span<const Token> tokens,
                                                       std::size_t position) const;
    std::optional<PhraseMatch<ValueForms>> value_at(std::span<const Token> tokens,
                                                    std::size_t position) const;
    // Longest matches from left to right, none overlapping.
    std::vector<MarkerMatch> markers(std::span<const Token> tokens) const;

    // Every folded word that the lexicon knows, once: for spelling.
    std::vector<std::string> vocabulary() const;

  private:
    struct Tables;
    std::unique_ptr<const Tables> tables_;
};

}  // namespace datapilot::questions::language
