#include "usage/spending.h"

#include <fmt/format.h>

#include <ctime>

namespace datapilot::usage {
namespace {

constexpr std::int64_t tokens_of_a_price = 1000;
constexpr std::int64_t micro_euros_of_a_euro = 1'000'000;

// The last Sunday of a month at 01:00 UTC: when Europe's clocks change.
std::chrono::sys_seconds clocks_change(std::chrono::year year, std::chrono::month month) {
    using namespace std::chrono;
    return sys_days{year / month / Sunday[last]} + hours{1};
}

std::chrono::hours ahead_of_utc(std::chrono::sys_seconds instant) {
    using namespace std::chrono;
    const year_month_day day{floor<days>(instant)};
    const bool summer =
        instant >= clocks_change(day.year(), March) && instant < clocks_change(day.year(), October);
    return hours{summer ? 2 : 1};
}

}  // namespace

Spending spending_of(const Prices& prices, std::int64_t input_tokens, std::int64_t output_tokens) {
    const auto cost = input_tokens * prices.input + output_tokens * prices.output;
    return {input_tokens + output_tokens, (cost + tokens_of_a_price - 1) / tokens_of_a_price};
}

Periods periods_at(base::Instant now) {
    using namespace std::chrono;
    const auto utc = floor<seconds>(now);
    const auto local = utc + ahead_of_utc(utc);
    const auto midnight = floor<days>(local);
    const year_month_day today{midnight};
    const auto first = today.year() / today.month() / 1;
    const auto next_month = sys_days{first + months{1}};
    const auto iso = [](year_month_day date) {
        return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                           static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    };
    return {iso(today), iso(first), midnight + days{1} - local, next_month - local};
}

std::string euros_text(std::int64_t micro_euros) {
    return fmt::format("{}.{:06}", micro_euros / micro_euros_of_a_euro,
                       micro_euros % micro_euros_of_a_euro);
}

}  // namespace datapilot::usage
