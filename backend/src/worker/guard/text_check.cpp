#include "worker/guard/text_check.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <string>

#include "worker/guard/refusal.h"

namespace datapilot::worker::guard {
namespace {

constexpr std::string_view operator_signs = "+-*/%^<>=!~|&@#:?.";
constexpr std::array<std::string_view, 16> operator_words{
    "and", "or",   "not",   "union",   "except", "intersect", "select",  "case",
    "is",  "like", "ilike", "between", "join",   "in",        "collate", "lambda"};

bool is_utf8(std::string_view text) {
    int32_t at = 0;
    const auto size = static_cast<int32_t>(text.size());
    while (at < size) {
        UChar32 character = 0;
        U8_NEXT(text.data(), at, size, character);
        if (character < 0) return false;
    }
    return true;
}

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

// A rough reading, which may count what stands in a string or a comment: being hidden there from
// us and not from the parser must not pay, so nothing is skipped but plain quoted strings.
class Scan {
  public:
    explicit Scan(std::string_view sql) : sql_(sql) {}

    void run() {
        while (at_ < sql_.size()) step();
    }
    int deepest() const { return deepest_; }
    int operators() const { return operators_; }

  private:
    void step() {
        const char c = sql_[at_];
        if (c == '\'' || c == '"') {
            skip_quoted(c);
        } else if (is_word(c)) {
            word();
        } else {
            sign(c);
            ++at_;
        }
    }

    void skip_quoted(char quote) {
        const auto end = sql_.find(quote, at_ + 1);
        at_ = end == sql_.npos ? sql_.size() : end + 1;
    }

    void word() {
        std::string text;
        while (at_ < sql_.size() && is_word(sql_[at_])) {
            const char c = sql_[at_++];
            text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
        if (std::ranges::find(operator_words, text) != operator_words.end()) ++operators_;
    }

    void sign(char c) {
        if (c == '(' || c == '[' || c == '{') deepest_ = std::max(deepest_, ++depth_);
        if (c == ')' || c == ']' || c == '}') --depth_;
        if (operator_signs.find(c) != operator_signs.npos) ++operators_;
    }

    std::string_view sql_;
    std::size_t at_ = 0;
    int depth_ = 0;
    int deepest_ = 0;
    int operators_ = 0;
};

}  // namespace

base::Result<void> check_text(std::string_view sql, const TextLimits& limits) {
    if (sql.size() > limits.bytes) {
        const auto most = std::to_string(limits.bytes / 1024);
        return refusal("elle est trop longue (" + most + " ko au plus).",
                       "it is too long (" + most + " kB at most).");
    }
    if (sql.find('\0') != sql.npos || !is_utf8(sql)) {
        return refusal("son texte n'est pas de l'UTF-8 valide.", "its text is not valid UTF-8.");
    }
    Scan scan{sql};
    scan.run();
    if (scan.deepest() > limits.bracket_depth || scan.operators() > limits.operators) {
        return too_complicated();
    }
    return {};
}

}  // namespace datapilot::worker::guard
