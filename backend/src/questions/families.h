#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "questions/language/tokens.h"

namespace datapilot::questions {

// What sets a table apart from those of its shape: a year, a round, a site.
struct Mark {
    enum class Kind { word, year, number };
    Kind kind = Kind::word;
    std::string text;  // the word or the digits
    std::string noun;  // of a number: "tour" for "Tour_1", "t" for "t1"
};

struct Member {
    std::string table;
    std::vector<Mark> marks;
    std::string name;  // "tour 1", "2024", "lyon": what to call it in a question
};

// Tables of one shape, such as the files of two years; or the only table of a source, whose name
// bears a number that questions repeat.
struct Family {
    std::vector<Member> members;
};

std::vector<Family> families_of(const catalog::Catalog& catalog);

// Words of a question that say which member is meant.
struct MemberMention {
    language::TokenRange tokens;
    std::vector<std::size_t> members;  // all that bear the mark
};

std::vector<MemberMention> mentions_of(const Family& family,
                                       std::span<const language::Token> tokens);

// « entre les deux tours », where there are two.
std::optional<language::TokenRange> both_mentioned(const Family& family,
                                                   std::span<const language::Token> tokens);

// The catalog with this member alone of its family.
catalog::Catalog with_only(const catalog::Catalog& catalog, const Family& family,
                           std::size_t member);

}  // namespace datapilot::questions
