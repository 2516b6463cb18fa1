#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>

namespace datapilot::http {

// Cancels what a socket waits for when a phase takes too long; the phase then finds expired().
class Watchdog {
  public:
    explicit Watchdog(boost::asio::ip::tcp::socket& socket);
    ~Watchdog();
    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;

    void arm(std::chrono::milliseconds limit);
    void disarm();
    bool expired() const;

  private:
    struct State;
    boost::asio::steady_timer timer_;
    std::shared_ptr<State> state_;
};

}  // namespace datapilot::http
