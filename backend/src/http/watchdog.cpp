#include "http/watchdog.h"

namespace datapilot::http {

// Outlives the watchdog while a timer that has fired already still waits for its turn.
struct Watchdog::State {
    boost::asio::ip::tcp::socket* socket;
    unsigned phase = 0;
    bool expired = false;
};

Watchdog::Watchdog(boost::asio::ip::tcp::socket& socket)
    : timer_(socket.get_executor()), state_(std::make_shared<State>(&socket)) {}

Watchdog::~Watchdog() {
    state_->socket = nullptr;
}

void Watchdog::arm(std::chrono::milliseconds limit) {
    state_->expired = false;
    const unsigned phase = ++state_->phase;
    timer_.expires_after(limit);
    timer_.async_wait([state = state_, phase](boost::system::error_code interrupted) {
        if (interrupted || state->phase != phase || state->socket == nullptr) return;
        state->expired = true;
        boost::system::error_code closed;
        state->socket->cancel(closed);
    });
}

void Watchdog::disarm() {
    ++state_->phase;
    timer_.cancel();
}

bool Watchdog::expired() const {
    return state_->expired;
}

}  // namespace datapilot::http
