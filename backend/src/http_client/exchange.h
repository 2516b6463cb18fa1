#pragma once

#include <boost/asio/ssl/context.hpp>
#include <chrono>

#include "http_client/address.h"
#include "http_client/client.h"
#include "network/resolver.h"

namespace datapilot::http_client {

// One call on one connection: connect, through the proxy where there is one, send, read.
class Exchange {
  public:
    struct Way {
        boost::asio::ssl::context& tls;
        Address address;
        std::optional<Address> proxy;
        network::Resolver* judge = nullptr;  // see NetworkSettings
    };

    Exchange(Way way, Request request, PieceSink sink);

    // Throws operation_aborted where the caller was cancelled.
    runtime::Task<Result<Answer>> run();

  private:
    using Clock = std::chrono::steady_clock;

    runtime::Task<void> connect_and_ask();
    runtime::Task<void> judge_host();
    template <class Stream>
    runtime::Task<void> ask(Stream& stream);
    template <class Stream>
    runtime::Task<void> read_answer(Stream& stream);
    template <class Stream>
    runtime::Task<void> open_tunnel(Stream& stream);
    template <class Stream>
    void limit(Stream& stream, std::chrono::milliseconds most) const;
    bool take(std::string_view piece);
    Failure failure(FailureKind kind, std::string detail) const;
    Failure failure_of(const boost::system::system_error& error) const;

    Way way_;
    Request request_;
    PieceSink sink_;
    std::string number_{};  // of the host, where it was judged
    Clock::time_point deadline_;
    Answer answer_;
    bool answering_ = false;
    bool shaking_hands_ = false;
};

}  // namespace datapilot::http_client
