#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace datapilot::usage {

// Tokens of a model and what they cost, in millionths of a euro.
struct Spending {
    std::int64_t tokens = 0;
    std::int64_t micro_euros = 0;
    bool operator==(const Spending&) const = default;
};

// Micro-euros for a thousand tokens.
struct Prices {
    std::int64_t input = 0;
    std::int64_t output = 0;
};

// Rounded up to the next micro-euro.
Spending spending_of(const Prices& prices, std::int64_t input_tokens, std::int64_t output_tokens);

struct Budgets {
    Spending tenant_day;
    Spending tenant_month;
    Spending user_day;
    Spending user_month;
};

// The days and months of budgets are those of Paris: they begin when the company's do.
struct Periods {
    std::string day;    // "2026-11-22"
    std::string month;  // "2026-11-01"
    std::chrono::seconds to_next_day{};
    std::chrono::seconds to_next_month{};
};

Periods periods_at(base::Instant now);

// "12.345678": the euros of the API, exact.
std::string euros_text(std::int64_t micro_euros);

}  // namespace datapilot::usage
