#include "dashboards/tenant_gate.h"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <utility>

namespace datapilot::dashboards {
namespace asio = boost::asio;

struct TenantGate::Door {
    explicit Door(const asio::any_io_executor& executor)
        : freed(executor, asio::steady_timer::time_point::max()) {}

    std::size_t inside = 0;
    std::size_t interested = 0;  // inside or waiting; the door goes with the last of them
    asio::steady_timer freed;
};

TenantGate::TenantGate(asio::any_io_executor executor, std::size_t most)
    : executor_(std::move(executor)), most_(most) {}

TenantGate::~TenantGate() = default;

TenantGate::Pass::Pass(Pass&& other) noexcept
    : gate_(std::exchange(other.gate_, nullptr)), door_(other.door_) {}

TenantGate::Pass::~Pass() {
    if (!gate_) return;
    --door_->second->inside;
    gate_->leave(door_);
}

// Whoever leaves, inside or while waiting, lets the next one look.
void TenantGate::leave(Doors::iterator door) {
    door->second->freed.cancel_one();
    if (--door->second->interested == 0) doors_.erase(door);
}

runtime::Task<TenantGate::Pass> TenantGate::enter(base::TenantId tenant) {
    const auto place = doors_.try_emplace(std::move(tenant), nullptr).first;
    if (!place->second) place->second = std::make_unique<Door>(executor_);
    auto& door = *place->second;
    ++door.interested;
    co_await asio::this_coro::throw_if_cancelled(false);
    while (door.inside >= most_) {
        boost::system::error_code woken;
        co_await door.freed.async_wait(asio::redirect_error(asio::use_awaitable, woken));
        const auto state = co_await asio::this_coro::cancellation_state;
        if (state.cancelled() != asio::cancellation_type::none) {
            leave(place);
            throw boost::system::system_error(asio::error::operation_aborted);
        }
    }
    co_await asio::this_coro::throw_if_cancelled(true);
    ++door.inside;
    co_return Pass{*this, place};
}

}  // namespace datapilot::dashboards
