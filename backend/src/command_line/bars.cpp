#include "command_line/bars.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string_view>

#include "command_line/terminal_text.h"
#include "results/decimal_digits.h"
#include "results/display.h"

namespace datapilot::command_line {
namespace {

constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

// A length on the screen, not an amount: a float is exact enough for an eighth of a column.
double length_of(const results::Cell& cell) {
    const auto digits = results::digits_of(cell);
    const double length = std::strtod(digits.c_str(), nullptr);
    return std::isfinite(length) ? length : 0;
}

std::string bar(double share, std::size_t columns) {
    const auto full =
        static_cast<std::size_t>(std::lround(std::abs(share) * static_cast<double>(columns) * 8));
    if (share < 0) return repeated("░", std::max<std::size_t>((full + 4) / 8, 1));
    // What is not zero is seen.
    const auto drawn = share > 0 ? std::max<std::size_t>(full, 1) : 0;
    return repeated("█", drawn / 8).append(eighths[drawn % 8]);
}

}  // namespace

std::vector<std::string> bars(const std::vector<results::Cell>& numbers, std::size_t columns) {
    double longest = 0;
    for (const auto& number : numbers) longest = std::max(longest, std::abs(length_of(number)));
    std::vector<std::string> all;
    all.reserve(numbers.size());
    for (const auto& number : numbers) {
        all.push_back(longest > 0 ? bar(length_of(number) / longest, columns) : "");
    }
    return all;
}

}  // namespace datapilot::command_line
