#include "http_client/retry.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <ctime>

namespace datapilot::http_client {
namespace {

using std::chrono::milliseconds;

constexpr int overloaded = 529;  // Anthropic's own

bool may_pass(int status) {
    constexpr std::array worth_it{429, 500, 502, 503, overloaded};
    return std::ranges::find(worth_it, status) != worth_it.end();
}

// "Sun, 06 Nov 1994 08:49:37 GMT", the one form of dates that HTTP still writes.
std::optional<base::Instant> http_date(const std::string& text) {
    std::tm parts{};
    const char* end = strptime(text.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    if (end == nullptr || *end != '\0') return std::nullopt;
    return base::Instant{std::chrono::seconds{timegm(&parts)}};
}

// Full jitter: callers that failed together do not come back together.
milliseconds backoff(const RetryPolicy& policy, int attempt, const Random& random) {
    const auto grown = policy.first_wait.count() << std::min(attempt - 1, 16);
    const auto most = std::min<milliseconds::rep>(grown, policy.longest_wait.count());
    return milliseconds{static_cast<milliseconds::rep>(random() * static_cast<double>(most))};
}

}  // namespace

std::optional<milliseconds> asked_wait(const Head& head, base::Instant now) {
    const std::string text{head.header("Retry-After")};
    if (text.empty()) return std::nullopt;
    std::int64_t seconds = 0;
    const auto* end = text.data() + text.size();
    const auto [read_to, failure] = std::from_chars(text.data(), end, seconds);
    constexpr std::int64_t a_day = 86'400;
    if (failure == std::errc{} && read_to == end && seconds >= 0) {
        return std::chrono::seconds{std::min(seconds, a_day)};
    }
    const auto date = http_date(text);
    if (!date) return std::nullopt;
    const auto wait = std::chrono::ceil<milliseconds>(*date - now);
    return std::clamp(wait, milliseconds{0}, milliseconds{std::chrono::days{1}});
}

std::optional<milliseconds> wait_before_retry(const RetryPolicy& policy,
                                              const Result<Answer>& outcome, int attempt,
                                              base::Instant now, const Random& random) {
    if (attempt >= policy.most_attempts) return std::nullopt;
    if (!outcome) {
        const auto& failure = outcome.error();
        const bool cut = failure.kind == FailureKind::cut ||
                         (failure.kind == FailureKind::unreachable && !failure.answering);
        if (!cut || failure.answering) return std::nullopt;
        return backoff(policy, attempt, random);
    }
    if (!may_pass(outcome->head.status)) return std::nullopt;
    const auto asked = asked_wait(outcome->head, now);
    if (!asked) return backoff(policy, attempt, random);
    if (*asked > policy.longest_asked_wait) return std::nullopt;
    return std::max(*asked, backoff(policy, attempt, random));
}

bool is_sick(const Result<Answer>& outcome) {
    if (outcome) return outcome->head.status >= 500;
    switch (outcome.error().kind) {
        case FailureKind::bad_url:
        case FailureKind::resting:
        case FailureKind::too_large:
            return false;
        default:
            return true;
    }
}

}  // namespace datapilot::http_client
