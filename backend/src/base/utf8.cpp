#include "base/utf8.h"

namespace datapilot::base {
namespace {

struct Sequence {
    std::size_t length;
    unsigned char second_low = 0x80;   // the range of the second byte rules out overlong forms,
    unsigned char second_high = 0xBF;  // surrogates and what lies beyond U+10FFFF
};

std::optional<Sequence> sequence_after(unsigned char first) {
    if (first < 0x80) return Sequence{1};
    if (first < 0xC2) return std::nullopt;
    if (first < 0xE0) return Sequence{2};
    if (first == 0xE0) return Sequence{3, 0xA0};
    if (first == 0xED) return Sequence{3, 0x80, 0x9F};
    if (first < 0xF0) return Sequence{3};
    if (first == 0xF0) return Sequence{4, 0x90};
    if (first < 0xF4) return Sequence{4};
    if (first == 0xF4) return Sequence{4, 0x80, 0x8F};
    return std::nullopt;
}

bool is_well_formed(std::string_view bytes, const Sequence& sequence) {
    if (bytes.size() < sequence.length) return false;
    for (std::size_t i = 1; i < sequence.length; ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        const unsigned char low = i == 1 ? sequence.second_low : 0x80;
        const unsigned char high = i == 1 ? sequence.second_high : 0xBF;
        if (byte < low || byte > high) return false;
    }
    return true;
}

}  // namespace

std::optional<std::size_t> utf8_length(std::string_view text) {
    std::size_t characters = 0;
    while (!text.empty()) {
        const auto sequence = sequence_after(static_cast<unsigned char>(text.front()));
        if (!sequence || !is_well_formed(text, *sequence)) return std::nullopt;
        text.remove_prefix(sequence->length);
        ++characters;
    }
    return characters;
}

std::string_view utf8_beginning(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
    return text.substr(0, most);
}

}  // namespace datapilot::base
