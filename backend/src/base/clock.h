#pragma once

#include <chrono>
#include <string>

namespace datapilot::base {

using Instant = std::chrono::sys_time<std::chrono::microseconds>;
using Date = std::chrono::year_month_day;

// "2025-12-31T08:30:00Z", as the API writes times.
std::string iso_utc(Instant instant);

// Where the time of day comes from; tests script it.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
  public:
    Instant now() const override {
        return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    }
};

}  // namespace datapilot::base
