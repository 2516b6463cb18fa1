#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <vector>

namespace datapilot::questions {

enum class TypedKind {
    other,  // small words, signs, blanks
    table,
    measure,
    dimension,
    value,
    period,
    number,
    word,     // says what is asked: « combien », « par », « plus de »
    partial,  // the beginning of something known, still being typed
    unknown   // means nothing here
};

// A part of a text with what it is understood as.
struct TypedToken {
    TypedKind kind = TypedKind::other;
    std::string text;
};

enum class CompletionKind { table, measure, dimension, value, period, question };

struct Completion {
    CompletionKind kind = CompletionKind::question;
    std::string label;
    std::string detail;  // where it is from: the column of a value, the table of a column; or ""
    std::string text;    // the whole text, once it is taken
};

// A question while it is typed.
struct TypedText {
    std::vector<TypedToken> tokens;  // put together, they are the text
    std::vector<Completion> completions;
};

// TypedText of docs/api/openapi.yaml.
boost::json::object to_json(const TypedText& typed);

}  // namespace datapilot::questions
