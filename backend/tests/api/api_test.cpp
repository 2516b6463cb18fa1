#include "api/api_test.h"

#include <atomic>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "auth/access_tokens.h"
#include "auth/lifetimes.h"
#include "base/clock.h"
#include "support/scope.h"

namespace datapilot::tests {
namespace {

constexpr auto token_secret = "3f1c9a5e7b2d48606cfb19e8d7a4035b";

std::string text_at(const boost::json::value& value, const char* pointer) {
    return std::string{value.at_pointer(pointer).as_string()};
}

// Of a client that has just signed in.
Company company_of(HttpClient client, const HttpAnswer& signed_in) {
    const auto session = signed_in.json();
    Company company{std::move(client), text_at(session, "/access_token"),
                    text_at(session, "/user/tenant/id"), text_at(session, "/user/id"),
                    text_at(session, "/user/email")};
    company.client.set_token(company.token);
    return company;
}

class AnHourAgo final : public base::Clock {
  public:
    base::Instant now() const override { return base::SystemClock{}.now() - std::chrono::hours{1}; }
};

}  // namespace

std::size_t replicas_of_suites() {
    const char* wanted = std::getenv("REPLICAS");
    return wanted ? std::stoul(wanted) : 1;
}

Serve::Serve(const Variables& extra, std::size_t replicas)
    : variables_{{"DATAPILOT_DATABASE_URL", database_.application_url()},
                 {"DATAPILOT_DATA_DIR", folder_.path() / "data"},
                 {"DATAPILOT_TOKEN_SECRET", token_secret},
                 {"DATAPILOT_LEAST_FREE_MB", "0"},
                 {"DATAPILOT_SPARE_WORKERS", "1"}} {
    if (replicas > 1) variables_["DATAPILOT_TRUSTED_PROXIES"] = "127.0.0.1";
    for (const auto& [name, value] : extra) variables_[name] = value;
    start(replicas);
}

void Serve::start(std::size_t replicas) {
    replicas_.clear();
    std::vector<std::uint16_t> ports;
    for (std::size_t i = 0; i < replicas; ++i) {
        replicas_.push_back(started(0));
        ports.push_back(replicas_.back().port);
    }
    if (replicas > 1) front_.emplace(ports);
}

Serve::Replica Serve::started(std::uint16_t port) const {
    auto variables = variables_;
    variables["DATAPILOT_PORT"] = std::to_string(port);
    const std::vector<std::string> command{DATAPILOT_PROGRAM, "serve"};
    auto program = std::make_unique<RunningProgram>(command, variables);
    const auto line = program->wait_for_line("\"event\":\"listening\"");
    return {std::move(program), boost::json::parse(line).at("port").to_number<std::uint16_t>()};
}

void Serve::restart() {
    for (auto& replica : replicas_) replica.program->stop();
    start(replicas_.size());
}

void Serve::restart(std::size_t replica) {
    auto& known = replicas_.at(replica);
    if (known.program->process() > 0) known.program->stop();
    known = started(known.port);
}

std::vector<pid_t> Serve::workers() const {
    std::vector<pid_t> all;
    for (const auto& replica : replicas_) {
        const auto process = std::to_string(replica.program->process());
        std::ifstream children("/proc/" + process + "/task/" + process + "/children");
        for (pid_t child = 0; children >> child;) all.push_back(child);
    }
    return all;
}

Company register_company(std::uint16_t port, const std::string& name) {
    static std::atomic<int> registered = 0;
    const auto email = "owner" + std::to_string(++registered) + "@example.fr";
    HttpClient client(port);
    const auto answer =
        client.post("/api/v1/auth/register",
                    {{"tenant_name", name}, {"email", email}, {"password", password_of_all}});
    if (answer.status != 201) throw std::runtime_error("no registration: " + answer.body);
    return company_of(std::move(client), answer);
}

Company join_company(std::uint16_t port, Company& host, const std::string& role) {
    static std::atomic<int> joined = 0;
    const auto email = role + std::to_string(++joined) + "@example.fr";
    const auto link = host.client.post("/api/v1/members", {{"email", email}, {"role", role}});
    HttpClient client(port);
    const auto answer =
        client.post("/api/v1/auth/links/accept",
                    {{"token", text_at(link.json(), "/token")}, {"password", password_of_all}});
    if (answer.status != 200) throw std::runtime_error("nobody joined: " + answer.body);
    return company_of(std::move(client), answer);
}

std::string expired_token(const Company& company) {
    const AnHourAgo clock;
    const auth::AccessTokens tokens(token_secret, auth::Lifetimes{}.access_token, clock);
    return tokens.issue(
        {ScopeBuilder::build(company.tenant, company.user), auth::SessionId{company.tenant}});
}

}  // namespace datapilot::tests
