#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "support/http_client.h"
#include "support/nginx_front.h"
#include "support/postgres_server.h"
#include "support/running_program.h"
#include "support/temporary_folder.h"

namespace datapilot::tests {

// How many replicas a suite is run against: that of the variable REPLICAS, or one.
std::size_t replicas_of_suites();

// The program `datapilot serve` on a free port, with a database and a data directory of its own; or
// several of them on the same ones, behind nginx.
class Serve {
  public:
    explicit Serve(const Variables& extra = {}, std::size_t replicas = replicas_of_suites());

    std::uint16_t port() const { return front_ ? front_->port() : replicas_.front().port; }
    RunningProgram& program() { return *replicas_.front().program; }
    RunningProgram& program(std::size_t replica) { return *replicas_.at(replica).program; }
    std::uint16_t port_of(std::size_t replica) const { return replicas_.at(replica).port; }
    const Database& database() const { return database_; }
    const std::filesystem::path& folder() const { return folder_.path(); }

    // The worker processes: its only children, of all replicas.
    std::vector<pid_t> workers() const;

    // Ends all and starts them again on what they had.
    void restart();
    // Ends one, if it still runs, and starts it again on its port.
    void restart(std::size_t replica);

  private:
    struct Replica {
        std::unique_ptr<RunningProgram> program;
        std::uint16_t port = 0;
    };

    void start(std::size_t replicas);
    Replica started(std::uint16_t port) const;

    Database database_;
    TemporaryFolder folder_;
    Variables variables_;
    std::vector<Replica> replicas_;
    std::optional<NginxFront> front_;
};

// A company that has registered, and a client signed in as its owner.
struct Company {
    HttpClient client;
    std::string token;
    std::string tenant;
    std::string user;
    std::string email;
};

inline constexpr auto password_of_all = "agrafe-batterie-cheval-exact";

Company register_company(std::uint16_t port, const std::string& name);

// The same company to a member whom its owner invited with this role.
Company join_company(std::uint16_t port, Company& host, const std::string& role);

// One that was good an hour ago.
std::string expired_token(const Company& company);

// One server for all tests of a suite.
class ApiTest : public ::testing::Test {
  protected:
    static void SetUpTestSuite() { serve_ = std::make_unique<Serve>(); }
    static void TearDownTestSuite() { serve_.reset(); }

    static Serve& serve() { return *serve_; }
    static std::uint16_t port() { return serve_->port(); }

  private:
    static inline std::unique_ptr<Serve> serve_;
};

}  // namespace datapilot::tests
