#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "questions/language/tokens.h"

namespace datapilot::questions::language {

enum class NumberWordKind { cardinal, hundred, scale, collective, ordinal, suffix };

// A row of data/numbers.tsv; the value of a suffix is a power of ten.
struct NumberWord {
    NumberWordKind kind = NumberWordKind::cardinal;
    std::int64_t value = 0;
};

// Every word of data/numbers.tsv.
std::vector<std::string> number_vocabulary();

// What a word counts for; a suffix listed in capitals ("M") is found in capitals only.
std::optional<NumberWord> number_word(const Token& token);

}  // namespace datapilot::questions::language
