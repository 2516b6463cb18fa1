#pragma once

#include <chrono>

namespace datapilot::worker {

// How long a job may go on: until its time is over, or serve hangs up because nobody waits for its
// answer any more. What waits for a customer's server asks this, then has about half a second to
// cancel its work there.
class Patience {
  public:
    using Clock = std::chrono::steady_clock;

    // `serve` is the socket to serve.
    Patience(int serve, Clock::time_point deadline) : serve_(serve), deadline_(deadline) {}

    enum class Outcome { ready, time_is_over, hung_up };

    // Returns once `socket` is ready for one of the poll() `events`, or the job must end. For
    // `time` at most: it is over then too.
    Outcome wait_for(int socket, short events, std::chrono::milliseconds time) const;
    Outcome wait_for(int socket, short events) const { return wait_for(socket, events, left()); }
    // The same without waiting, between two rows say: `ready` where the job may go on.
    Outcome look() const;

    // The same, for that much time at most.
    Patience within(std::chrono::milliseconds time) const;

    // Never below zero.
    std::chrono::milliseconds left() const;

  private:
    int serve_;
    Clock::time_point deadline_;
};

}  // namespace datapilot::worker
