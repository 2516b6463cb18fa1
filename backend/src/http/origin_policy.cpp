#include "http/origin_policy.h"

#include <algorithm>

namespace datapilot::http {

bool OriginPolicy::admits(const Headers& request) const {
    const auto origin = find(request, "Origin");
    return !origin || std::ranges::find(allowed_, *origin) != allowed_.end();
}

void OriginPolicy::expose(const Headers& request, Headers& answer) const {
    answer.push_back({"Vary", "Origin"});
    const auto origin = find(request, "Origin");
    if (!origin || !admits(request)) return;
    answer.push_back({"Access-Control-Allow-Origin", std::string{*origin}});
    answer.push_back({"Access-Control-Allow-Credentials", "true"});
    answer.push_back({"Access-Control-Expose-Headers",
                      "Allow, Content-Disposition, Location, Retry-After, X-Request-Id"});
}

Headers OriginPolicy::preflight(const std::vector<Method>& methods) {
    return {{"Allow", list_of(methods)},
            {"Access-Control-Allow-Methods", list_of(methods)},
            {"Access-Control-Allow-Headers",
             "Accept, Accept-Language, Authorization, Content-Type, Idempotency-Key, X-Request-Id"},
            {"Access-Control-Max-Age", "600"}};
}

std::string list_of(const std::vector<Method>& methods) {
    std::string list = "OPTIONS";
    for (const auto method : methods) {
        if (method == Method::get) list += ", HEAD";
        list += ", " + std::string{name(method)};
    }
    return list;
}

}  // namespace datapilot::http
