#include "support/route_caller.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <stdexcept>
#include <utility>
#include <variant>

#include "http/problem.h"

namespace datapilot::tests {
namespace {

// The route of this request, and the request as its handler gets it.
std::pair<const http::Route*, http::Request> matched(const http::Router& router,
                                                     http::Method method, const std::string& path,
                                                     const boost::json::object& body,
                                                     http::Headers headers) {
    auto match = router.match(method, path.substr(0, path.find('?')));
    if (!match.route) throw std::logic_error("no such route: " + path);
    headers.push_back({"Content-Type", "application/json"});
    http::Request request({method, path, std::move(headers), "192.0.2.7", "test-request"});
    request.set_parameters(std::move(match.parameters));
    request.set_body(boost::json::serialize(body));
    return {match.route, std::move(request)};
}

}  // namespace

runtime::Task<http::Response> RouteCaller::post(std::string path, boost::json::object body,
                                                http::Headers headers) {
    auto [route, request] = matched(router_, http::Method::post, path, body, std::move(headers));
    co_return co_await std::get<http::OpenHandler>(route->handler)(std::move(request));
}

runtime::Task<http::Response> RouteCaller::get(std::string path, std::string access_token) {
    auto scope = co_await authenticate_(std::move(access_token));
    if (!scope) co_return http::problem(scope.error());
    co_return co_await send(std::move(*scope), http::Method::get, std::move(path));
}

runtime::Task<http::Response> RouteCaller::send(tenancy::TenantScope scope, http::Method method,
                                                std::string path, boost::json::object body,
                                                http::Headers headers) {
    auto [route, request] = matched(router_, method, path, body, std::move(headers));
    if (scope.role() < *route->minimum_role) {
        base::Error forbidden{base::Errc::forbidden, {}};
        co_return http::problem(std::move(forbidden));
    }
    co_return co_await std::get<http::SecuredHandler>(route->handler)(std::move(scope),
                                                                      std::move(request));
}

boost::json::object body_of(const http::Response& response) {
    return boost::json::parse(std::get<std::string>(response.body)).as_object();
}

const base::Error& error_of(const http::Response& response) {
    return std::get<base::Error>(response.body);
}

}  // namespace datapilot::tests
