#pragma once

#include <chrono>

#include "base/error.h"
#include "workers/jobs.h"

namespace datapilot::worker {

// How long a connection test looks around once it is let in.
constexpr std::chrono::milliseconds time_after_login{8'000};

// Puts a connection's report together as its steps are taken.
class ReportBuilder {
  public:
    // Every step is not reached yet, but the name's, which serve has resolved.
    ReportBuilder();

    // The steps before this one have passed, in the words that all servers share.
    void pass_until(workers::ConnectionStep step, const workers::Tls& tls);
    void pass(workers::ConnectionStep step, base::Text message);
    void warn(workers::ConnectionStep step, base::Text message);
    // Which step it was follows from the code; where none does, from `during`.
    void fail(const base::Error& error, workers::ConnectionStep during, const workers::Tls& tls);

    workers::ConnectionReport report;

  private:
    workers::ConnectionCheck& check(workers::ConnectionStep step);
};

}  // namespace datapilot::worker
