#include "http/router.h"

#include <algorithm>
#include <utility>

#include "http/target.h"

namespace datapilot::http {
namespace {

std::string_view next_segment(std::string_view& path) {
    path.remove_prefix(1);  // the slash before it
    const auto end = std::min(path.find('/'), path.size());
    const auto segment = path.substr(0, end);
    path.remove_prefix(end);
    return segment;
}

bool is_id(std::string_view parameter) {
    return parameter == "id" || parameter.ends_with("_id");
}

// The parameters of the path when it fits the pattern.
std::optional<Request::Parameters> fit(std::string_view pattern, std::string_view path) {
    Request::Parameters parameters;
    while (pattern.starts_with('/') && path.starts_with('/')) {
        const auto expected = next_segment(pattern);
        const auto segment = next_segment(path);
        if (!expected.starts_with('{')) {
            if (expected != segment) return std::nullopt;
            continue;
        }
        const auto name = expected.substr(1, expected.size() - 2);
        auto value = decoded_segment(segment);
        if (is_id(name)) {
            auto id = as_uuid(value);
            if (!id) return std::nullopt;
            value = std::move(*id);
        }
        if (value.empty()) return std::nullopt;
        parameters.emplace_back(name, std::move(value));
    }
    if (!pattern.empty() || !path.empty()) return std::nullopt;
    return parameters;
}

}  // namespace

void Router::open(Method method, std::string pattern, OpenHandler handler, Body body) {
    routes_.push_back({method, std::move(pattern), std::nullopt, body, std::move(handler)});
}

void Router::secured(Method method, std::string pattern, tenancy::Role minimum,
                     SecuredHandler handler, Body body) {
    routes_.push_back({method, std::move(pattern), minimum, body, std::move(handler)});
}

void Router::operational(std::string pattern, OpenHandler handler) {
    open(Method::get, std::move(pattern), std::move(handler));
    routes_.back().load = Load::always_admitted;
}

Router::Match Router::match(Method method, std::string_view path) const {
    Match match;
    for (const auto& route : routes_) {
        auto parameters = fit(route.pattern, path);
        if (!parameters) continue;
        match.allowed.push_back(route.method);
        if (route.method != method || match.route != nullptr) continue;
        match.route = &route;
        match.parameters = std::move(*parameters);
    }
    return match;
}

}  // namespace datapilot::http
