#pragma once

#include <span>
#include <string>
#include <vector>

#include "questions/language/lexicon.h"
#include "questions/language/numbers.h"
#include "questions/language/periods.h"
#include "questions/language/tokens.h"
#include "questions/schema_index.h"
#include "questions/value_index.h"

namespace datapilot::questions {

enum class ItemKind {
    thing,   // names tables, columns or values: `schema`, `values`
    number,  // perhaps a value too: a code
    period,
    comparison,  // another period to set beside: « vs N-1 »
    grain,       // « par mois »
    adjective,   // « jeune »
    marker,      // « combien », « par », « plus de »
    small,       // a word without meaning of its own, or a verb that only relates
    sign,        // punctuation
    unknown      // a word that nobody understood
};

// A piece of the question with all that it may mean.
struct Item {
    ItemKind kind = ItemKind::unknown;
    language::TokenRange tokens;
    language::Marker marker{};
    std::vector<SchemaMatch> schema{};
    std::vector<ValueMatch> values{};
    language::Number number{};
    language::Period period{};
    language::PeriodComparison comparison{};
    language::Grain grain{};
    language::Adjective adjective{};
    bool quoted = false;
    bool participle = false;  // « facturé », whatever « facture » names
    std::string text{};       // folded

    bool is(language::Marker wanted) const { return kind == ItemKind::marker && marker == wanted; }
};

// The whole question, cut into items from left to right.
struct Segmentation {
    std::vector<Item> items;
    double score = 0;
};

struct Vocabulary {
    const language::Lexicon& lexicon;
    const SchemaIndex& schema;
    const ValueIndex& values;
};

// The best ways to cut the question, best first.
std::vector<Segmentation> segmentations(std::span<const language::Token> tokens,
                                        const language::Calendar& calendar,
                                        const Vocabulary& vocabulary);

}  // namespace datapilot::questions
