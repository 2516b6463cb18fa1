#include "questions/completing/typed_reading.h"

#include <algorithm>
#include <utility>

#include "questions/item_meaning.h"
#include "questions/reading/reader.h"
#include "questions/respelling.h"
#include "questions/vague_words.h"

namespace datapilot::questions {
namespace {

TypedKind kind_of(const Source& source, const Item& item) {
    switch (item.kind) {
        case ItemKind::thing:
            if (means_value(item)) return TypedKind::value;
            return kind_of(source, item.schema.front().element);
        case ItemKind::number:
            return TypedKind::number;
        case ItemKind::period:
        case ItemKind::comparison:
        case ItemKind::grain:
            return TypedKind::period;
        case ItemKind::adjective:
        case ItemKind::marker:
            return TypedKind::word;
        case ItemKind::small:
        case ItemKind::sign:
            return TypedKind::other;
        case ItemKind::unknown:
            // « gros » is asked back about, not refused.
            return is_vague(language::fold(item.text)) ? TypedKind::word : TypedKind::unknown;
    }
    return TypedKind::other;
}

}  // namespace

TypedKind kind_of(const Source& source, Element element) {
    if (element.is_table()) return TypedKind::table;
    const auto fact = source.fact(element);
    return fact.numeric() && fact.role != Role::year ? TypedKind::measure : TypedKind::dimension;
}

TypedReading read_typed(const Source& source, std::string_view text, base::Date today) {
    TypedReading out{language::tokenize(text)};
    if (out.tokens.empty()) return out;
    respell(source, out.tokens);
    auto ways = segmentations(out.tokens, {today}, source.vocabulary());
    if (ways.empty()) return out;
    // Only a whole reading tells which words are lost: « 100 unités » counts pieces.
    const auto unknown = Reader(source, ways.front()).read().unknown;
    out.items = std::move(ways.front().items);
    for (const auto& item : out.items) {
        const bool found_a_place = item.kind == ItemKind::unknown &&
                                   std::ranges::find(unknown, item.text) == unknown.end();
        out.kinds.push_back(found_a_place ? TypedKind::other : kind_of(source, item));
    }
    return out;
}

void know_members(std::span<const language::TokenRange> ranges, TypedReading& reading) {
    for (std::size_t i = 0; i < reading.items.size(); ++i) {
        const auto& item = reading.items[i];
        const bool named = std::ranges::any_of(
            ranges, [&](const language::TokenRange& range) { return range.overlaps(item.tokens); });
        if (named && reading.kinds[i] == TypedKind::unknown) reading.kinds[i] = TypedKind::table;
    }
}

std::vector<TypedToken> typed_tokens(std::string_view text, const TypedReading& reading) {
    std::vector<TypedToken> out;
    const auto add = [&](TypedKind kind, std::size_t from, std::size_t until) {
        if (from == until) return;
        const auto piece = text.substr(from, until - from);
        const bool same = !out.empty() && kind == TypedKind::other && out.back().kind == kind;
        if (same) {
            out.back().text += piece;
        } else {
            out.push_back({kind, std::string{piece}});
        }
    };
    std::size_t done = 0;
    for (std::size_t i = 0; i < reading.items.size(); ++i) {
        const auto span = language::span_of(reading.tokens, reading.items[i].tokens);
        add(TypedKind::other, done, span.begin);
        add(reading.kinds[i], span.begin, span.end);
        done = span.end;
    }
    add(TypedKind::other, done, text.size());
    return out;
}

}  // namespace datapilot::questions
