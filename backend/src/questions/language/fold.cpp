#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <stdexcept>

#include "questions/language/tokens.h"

namespace datapilot::questions::language {

namespace {

const icu::Normalizer2& decomposer() {
    UErrorCode error = U_ZERO_ERROR;
    const auto* found = icu::Normalizer2::getNFKDInstance(error);
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no NFKD data");
    return *found;
}

// Letters that Unicode does not decompose, though people type them in two or without the stroke.
std::string_view without_decomposition(UChar32 c) {
    switch (c) {
        case 0x0152:
        case 0x0153:
            return "oe";
        case 0x00C6:
        case 0x00E6:
            return "ae";
        case 0x00DF:
        case 0x1E9E:
            return "ss";
        case 0x00D8:
        case 0x00F8:
            return "o";
        case 0x0141:
        case 0x0142:
            return "l";
        case 0x0110:
        case 0x0111:
            return "d";
        case 0x0131:
            return "i";
        default:
            return {};
    }
}

bool is_apostrophe(UChar32 c) {
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x2032 || c == 0x00B4 ||
           c == '`' || c == 0x201B;
}

bool is_blank(UChar32 c) {
    return c < 0 || u_isUWhiteSpace(c) || u_iscntrl(c) || c == 0x200B;
}

class Folding {
  public:
    void add(UChar32 c) {
        if (is_blank(c)) {
            blank_ = true;
            return;
        }
        if (is_apostrophe(c)) return append("'");
        if (u_charType(c) == U_DASH_PUNCTUATION || c == 0x2212) return append("-");
        if (const auto letters = without_decomposition(c); !letters.empty()) return append(letters);
        icu::UnicodeString parts;
        // ≠ is not = with a stroke.
        const bool decomposes = u_charType(c) != U_MATH_SYMBOL;
        if (!decomposes || !decomposer().getDecomposition(c, parts)) parts = icu::UnicodeString(c);
        parts.foldCase();
        for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
            const UChar32 part = parts.char32At(i);
            if ((U_GET_GC_MASK(part) & U_GC_M_MASK) != 0) continue;
            if (is_blank(part)) {
                blank_ = true;
                continue;
            }
            std::string letters;
            icu::UnicodeString(part).toUTF8String(letters);
            append(letters);
        }
    }
    std::string take() { return std::move(folded_); }

  private:
    void append(std::string_view letters) {
        if (blank_ && !folded_.empty()) folded_ += ' ';
        blank_ = false;
        folded_ += letters;
    }

    std::string folded_;
    bool blank_ = false;
};

}  // namespace

std::string fold(std::string_view text) {
    Folding folding;
    const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
    const auto size = static_cast<int64_t>(text.size());
    for (int64_t i = 0; i < size;) {
        UChar32 c = 0;
        U8_NEXT(bytes, i, size, c);
        folding.add(c);
    }
    return folding.take();
}

}  // namespace datapilot::questions::language
