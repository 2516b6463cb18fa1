#include "worker/patience.h"

#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace datapilot::worker {
namespace {

constexpr auto longest_wait = std::chrono::milliseconds{std::chrono::hours{1}};

}  // namespace

Patience::Outcome Patience::wait_for(int socket, short events,
                                     std::chrono::milliseconds time) const {
    const auto until = Clock::now() + std::min({time, left(), longest_wait});
    while (true) {
        const auto rest = std::max(until - Clock::now(), Clock::duration{});
        const auto wait = std::chrono::ceil<std::chrono::milliseconds>(rest);
        std::array<pollfd, 2> watched{{{.fd = serve_, .events = POLLRDHUP, .revents = 0},
                                       {.fd = socket, .events = events, .revents = 0}}};
        const int ready = ::poll(watched.data(), watched.size(), static_cast<int>(wait.count()));
        if (ready < 0 && errno != EINTR) {
            throw std::system_error{errno, std::system_category(), "poll"};
        }
        if (ready <= 0 && Clock::now() < until) continue;
        if (ready > 0 && watched[0].revents != 0) return Outcome::hung_up;
        return ready > 0 ? Outcome::ready : Outcome::time_is_over;
    }
}

Patience::Outcome Patience::look() const {
    const auto outcome = wait_for(-1, 0, std::chrono::milliseconds{0});
    if (outcome == Outcome::hung_up) return outcome;
    return Clock::now() < deadline_ ? Outcome::ready : Outcome::time_is_over;
}

Patience Patience::within(std::chrono::milliseconds time) const {
    return {serve_, std::min(deadline_, Clock::now() + time)};
}

std::chrono::milliseconds Patience::left() const {
    const auto rest = std::max(deadline_ - Clock::now(), Clock::duration{});
    return std::chrono::ceil<std::chrono::milliseconds>(rest);
}

}  // namespace datapilot::worker
