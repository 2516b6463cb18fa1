#pragma once

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/task.h"

namespace datapilot::http_client {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Limits {
    std::chrono::milliseconds connect{10'000};  // name, TCP and TLS together
    std::chrono::milliseconds idle{60'000};     // between two pieces of the answer
    std::chrono::milliseconds total{120'000};
    std::uint32_t header_bytes = 32 << 10;
    std::uint64_t body_bytes = 8 << 20;
};

struct Request {
    std::string method = "POST";
    std::string url;
    Headers headers{};
    std::string body{};
    Limits limits{};
};

struct Head {
    int status = 0;
    Headers headers{};

    // Empty where there is none; names are compared without case.
    std::string_view header(std::string_view name) const;
};

// `sent_bytes`: what left this machine for it, heads included, encryption excluded.
struct Answer {
    Head head;
    std::string body{};
    std::int64_t sent_bytes = 0;
};

enum class FailureKind {
    bad_url,      // neither http:// nor https:// with a host
    unreachable,  // no such name, nobody listens, or a proxy that refuses
    tls,          // a certificate that is not trusted, or is another host's
    cut,          // the connection ended before the answer did
    timeout,      // one of the deadlines
    too_large,    // one of the caps
    malformed,    // no HTTP
    resting,      // the circuit breaker is open: nothing was sent
};

std::string_view name(FailureKind kind);

struct Failure {
    FailureKind kind{};
    std::string detail{};    // for the log; never a secret
    bool answering = false;  // the head of an answer had come
    std::int64_t sent_bytes = 0;
};

template <class T>
using Result = boost::system::result<T, Failure>;
// Boost.System calls it when value() is asked of a failure: that is a broken invariant.
[[noreturn]] void throw_exception_from_error(const Failure& failure,
                                             const boost::source_location& where);

enum class Reading { go_on, enough };

// Takes the body of a 200 as it comes; `enough` ends the call there.
using PieceSink = std::function<Reading(const Head& head, std::string_view piece)>;

// Redirects are answers like any other: they are not followed.
class Client {
  public:
    virtual ~Client() = default;

    virtual runtime::Task<Result<Answer>> fetch(Request request) = 0;
    // The pieces of a 200 go to the sink and the answer's body is empty; any other answer is whole,
    // of at most 64 kB.
    virtual runtime::Task<Result<Answer>> stream(Request request, PieceSink sink) = 0;
};

}  // namespace datapilot::http_client
