#include "workers/protocol/utf8.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace datapilot::workers {
namespace {

struct Sequence {
    std::size_t length;
    unsigned char second_from, second_to;
};

Sequence sequence_of(unsigned char first) {
    if (first < 0x80) return {1, 0, 0};
    if (first < 0xC2) return {0, 0, 0};
    if (first < 0xE0) return {2, 0x80, 0xBF};
    if (first == 0xE0) return {3, 0xA0, 0xBF};
    if (first == 0xED) return {3, 0x80, 0x9F};
    if (first < 0xF0) return {3, 0x80, 0xBF};
    if (first == 0xF0) return {4, 0x90, 0xBF};
    if (first < 0xF4) return {4, 0x80, 0xBF};
    if (first == 0xF4) return {4, 0x80, 0x8F};
    return {0, 0, 0};
}

// How many bytes the text begins with that are ASCII, by eights: most texts are nothing else.
std::size_t ascii_words(std::string_view bytes) {
    std::size_t i = 0;
    for (std::uint64_t word = 0; i + sizeof word <= bytes.size(); i += sizeof word) {
        std::memcpy(&word, bytes.data() + i, sizeof word);
        if ((word & 0x8080'8080'8080'8080) != 0) break;
    }
    return i;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
    for (std::size_t i = ascii_words(bytes); i < bytes.size();) {
        const auto [length, from, to] = sequence_of(static_cast<unsigned char>(bytes[i]));
        if (length == 0 || i + length > bytes.size()) return false;
        for (std::size_t k = 1; k < length; ++k) {
            const auto byte = static_cast<unsigned char>(bytes[i + k]);
            if (byte < (k == 1 ? from : 0x80) || byte > (k == 1 ? to : 0xBF)) return false;
        }
        i += length;
    }
    return true;
}

}  // namespace datapilot::workers
