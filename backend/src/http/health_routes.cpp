#include "http/health_routes.h"

#include <boost/json/object.hpp>
#include <chrono>
#include <utility>

#include "runtime/deadline.h"
#include "runtime/log.h"

namespace datapilot::http {
namespace {

using namespace std::chrono_literals;

runtime::Task<Response> tell_alive(Request) {
    co_return json(200, boost::json::object{{"status", "alive"}});
}

runtime::Task<bool> passes(const ReadinessCheck& check) {
    try {
        auto checked = check.works();
        auto bounded = runtime::with_deadline(2s, std::move(checked));
        const auto works = co_await std::move(bounded);
        co_return works.value_or(false);
    } catch (const std::exception& failure) {
        runtime::log::warning("not_ready", {{"check", check.name}, {"reason", failure.what()}});
        co_return false;
    }
}

runtime::Task<Response> tell_ready(const std::vector<ReadinessCheck>& checks) {
    boost::json::object results;
    bool ready = true;
    for (const auto& check : checks) {
        const bool ok = co_await passes(check);
        results[check.name] = ok ? "ok" : "failed";
        ready = ready && ok;
    }
    boost::json::object body{{"status", ready ? "ready" : "not_ready"},
                             {"checks", std::move(results)}};
    co_return json(ready ? 200 : 503, body);
}

}  // namespace

void add_health_routes(Router& router, std::vector<ReadinessCheck> checks) {
    router.operational("/healthz", tell_alive);
    router.operational("/readyz",
                       [checks = std::move(checks)](Request) { return tell_ready(checks); });
}

}  // namespace datapilot::http
