#include "http_client/circuit_breaker.h"

namespace datapilot::http_client {

bool CircuitBreaker::lets_through(Moment now) {
    if (!opened_) return true;
    if (trying_ || now - *opened_ < settings_.rest) return false;
    trying_ = true;
    return true;
}

void CircuitBreaker::succeeded() {
    failures_ = 0;
    opened_.reset();
    trying_ = false;
}

void CircuitBreaker::failed(Moment now) {
    ++failures_;
    // The call that tried the service after a rest opens it again alone.
    if (trying_ || failures_ >= settings_.failures_to_open) opened_ = now;
    trying_ = false;
}

void CircuitBreaker::abandoned() {
    trying_ = false;
}

}  // namespace datapilot::http_client
