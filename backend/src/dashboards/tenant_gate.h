#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <cstddef>
#include <map>
#include <memory>

#include "base/ids.h"
#include "runtime/task.h"

namespace datapilot::dashboards {

// Lets so many pieces of work of one tenant run at once; the others wait. A dashboard must not take
// every worker that its company may have: somebody may ask a question meanwhile. Runs on one event
// loop.
class TenantGate {
    struct Door;
    using Doors = std::map<base::TenantId, std::unique_ptr<Door>>;

  public:
    TenantGate(boost::asio::any_io_executor executor, std::size_t most);
    ~TenantGate();
    TenantGate(const TenantGate&) = delete;
    TenantGate& operator=(const TenantGate&) = delete;

    // One piece of work, for as long as it lives.
    class Pass {
      public:
        Pass(TenantGate& gate, Doors::iterator door) : gate_(&gate), door_(door) {}
        Pass(Pass&& other) noexcept;
        Pass& operator=(Pass&&) = delete;
        ~Pass();

      private:
        TenantGate* gate_;
        Doors::iterator door_;
    };

    runtime::Task<Pass> enter(base::TenantId tenant);

    std::size_t most() const { return most_; }

  private:
    void leave(Doors::iterator door);

    boost::asio::any_io_executor executor_;
    std::size_t most_;
    Doors doors_;
};

}  // namespace datapilot::dashboards
