#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "http/method.h"
#include "http/request.h"
#include "http/response.h"
#include "runtime/task.h"
#include "tenancy/role.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::http {

// What a route takes as a body: read whole before the handler runs, or read by the handler.
struct Body {
    enum class Mode { buffered, streamed };
    Mode mode = Mode::buffered;
    std::size_t limit = 256 << 10;  // bytes; more is payload_too_large

    static Body buffered(std::size_t limit) { return {Mode::buffered, limit}; }
    static Body streamed(std::size_t limit) { return {Mode::streamed, limit}; }
};

// Coroutine functions that take their arguments by value; failures become http::problem(error).
using OpenHandler = std::function<runtime::Task<Response>(Request)>;
using SecuredHandler = std::function<runtime::Task<Response>(tenancy::TenantScope, Request)>;

// The handler that is a member function of an object, which must outlive the router.
template <class Routes>
OpenHandler handler(Routes* routes, runtime::Task<Response> (Routes::*member)(Request)) {
    return [=](Request request) { return (routes->*member)(std::move(request)); };
}
template <class Routes>
SecuredHandler handler(Routes* routes,
                       runtime::Task<Response> (Routes::*member)(tenancy::TenantScope, Request)) {
    return [=](tenancy::TenantScope scope, Request request) {
        return (routes->*member)(std::move(scope), std::move(request));
    };
}

// Whether a route is refused as overloaded when too many requests are in flight.
enum class Load { bounded, always_admitted };

struct Route {
    Method method;
    std::string pattern;                        // "/api/v1/data-sources/{id}"
    std::optional<tenancy::Role> minimum_role;  // none: open to all
    Body body;
    std::variant<OpenHandler, SecuredHandler> handler;
    Load load = Load::bounded;
};

// The table of routes, filled by main before the server starts.
class Router {
  public:
    // A route that needs no sign-in.
    void open(Method method, std::string pattern, OpenHandler handler, Body body = {});

    // A route for a signed-in user whose role is at least this one (viewer: any role).
    void secured(Method method, std::string pattern, tenancy::Role minimum, SecuredHandler handler,
                 Body body = {});

    // An open GET for those who watch over the server: answered under any load.
    void operational(std::string pattern, OpenHandler handler);

    const std::vector<Route>& routes() const { return routes_; }

    struct Match {
        const Route* route = nullptr;  // null: the path has no such method, or does not exist
        Request::Parameters parameters;
        std::vector<Method> allowed;  // of this path; empty when the path does not exist
    };

    // `{name}` stands for one segment. A parameter named id, or …_id, must be a UUID: any other
    // text is a path that does not exist.
    Match match(Method method, std::string_view path) const;

  private:
    std::vector<Route> routes_;
};

}  // namespace datapilot::http
