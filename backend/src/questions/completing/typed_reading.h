#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "questions/completing/typed_text.h"
#include "questions/items.h"
#include "questions/source.h"

namespace datapilot::questions {

// A text that is still being typed, as far as its words are understood.
struct TypedReading {
    std::vector<language::Token> tokens;
    std::vector<Item> items{};       // the best way to cut it
    std::vector<TypedKind> kinds{};  // of the items
};

TypedReading read_typed(const Source& source, std::string_view text, base::Date today);

// Words in these ranges name a table of a family, whatever else is not understood of them.
void know_members(std::span<const language::TokenRange> ranges, TypedReading& reading);

// What a table, column or metric is shown as.
TypedKind kind_of(const Source& source, Element element);

// The text in pieces, blanks included.
std::vector<TypedToken> typed_tokens(std::string_view text, const TypedReading& reading);

}  // namespace datapilot::questions
