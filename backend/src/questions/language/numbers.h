#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "questions/language/tokens.h"

namespace datapilot::questions::language {

enum class Unit { none, percent, euro, dollar, pound };

struct Number {
    TokenRange tokens;
    // Exact, as SQL writes it: "1234.56", "-3", "12000" for "12 k€"; never through a float.
    std::string decimal;
    Unit unit = Unit::none;
    bool ordinal = false;      // 2e, 1er, second, third
    bool spelled = false;      // « trois », "fifteen"
    bool approximate = false;  // « une douzaine », « environ 30 »
    // « un », « une », "a", "one", « second »: as often an article or an adjective.
    bool weak = false;
};

// Every number of the question, in order, none overlapping. Numbers inside dates are among them:
// the reader of the question decides between overlapping readings.
std::vector<Number> numbers(std::span<const Token> tokens);

}  // namespace datapilot::questions::language
