#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "base/result.h"
#include "http/connection.h"
#include "http/limits.h"
#include "http/origin_policy.h"
#include "http/request.h"
#include "http/response.h"
#include "http/router.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::http {

// The method whose route answers a request; HEAD is answered as GET is, without the body.
std::optional<Method> route_method(std::string_view method);

// Who a bearer token stands for; a coroutine function, given by main.
using Authenticate =
    std::function<runtime::Task<base::Result<tenancy::TenantScope>>(std::string access_token)>;

struct Exchange;

// Everything that the answer to a request depends on besides the request.
struct Application {
    Router router;
    Authenticate authenticate;
    // Told of every exchange once it has ended; may be empty.
    std::function<void(const Exchange&)> observe{};
};

// What was decided about a request, for the access log.
struct Outcome {
    Response response{};
    const Route* route = nullptr;
    std::optional<tenancy::TenantScope> scope{};
};

// Takes a request through origin, route, sign-in, role, load and size to its handler.
class Dispatcher {
  public:
    Dispatcher(const Application& application, OriginPolicy origins, const Limits& limits);

    // `method` is as it came, HEAD and OPTIONS included.
    runtime::Task<Outcome> dispatch(std::string method, Request request, Connection& connection);

    const OriginPolicy& origins() const { return origins_; }

    // Logs an exchange that has ended, and tells it to whoever observes.
    void conclude(const Exchange& exchange) const;

    // From now on every request is refused as shutting_down.
    void drain() { draining_ = true; }
    bool draining() const { return draining_; }

    // Counts a request for as long as its handler runs or its answer is sent.
    class Ticket {
      public:
        explicit Ticket(Dispatcher& dispatcher) : dispatcher_(dispatcher) {
            ++dispatcher_.in_flight_;
        }
        ~Ticket() { --dispatcher_.in_flight_; }
        Ticket(const Ticket&) = delete;
        Ticket& operator=(const Ticket&) = delete;

      private:
        Dispatcher& dispatcher_;
    };

    std::size_t in_flight() const { return in_flight_; }

  private:
    runtime::Task<void> decide(Outcome& outcome, std::string method, Request request,
                               Connection& connection) const;
    std::optional<Response> answer_without_handler(const std::string& method,
                                                   const Request& request,
                                                   const Router::Match& match) const;
    std::optional<base::Error> refusal(const Router::Match& match) const;
    runtime::Task<base::Result<tenancy::TenantScope>> sign_in(const Route& route,
                                                              const Request& request) const;
    runtime::Task<base::Result<void>> receive_body(const Route& route, Request& request,
                                                   Connection& connection) const;
    runtime::Task<Response> handle(const Route& route, std::optional<tenancy::TenantScope> scope,
                                   Request request) const;
    runtime::Task<Response> handle_in_time(const Route& route,
                                           std::optional<tenancy::TenantScope> scope,
                                           Request request) const;

    const Application& application_;
    OriginPolicy origins_;
    const Limits& limits_;
    std::size_t in_flight_ = 0;
    bool draining_ = false;
};

}  // namespace datapilot::http
