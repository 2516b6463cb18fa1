#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "support/http_client.h"
#include "support/postgres_server.h"
#include "support/running_program.h"
#include "support/temporary_folder.h"

namespace datapilot::tests {

// The program `datapilot serve` on a free port, with a database and a data directory of its own.
class Serve {
  public:
    explicit Serve(const Variables& extra = {});

    std::uint16_t port() const { return port_; }
    RunningProgram& program() { return *program_; }
    const Database& database() const { return database_; }
    const std::filesystem::path& folder() const { return folder_.path(); }

    // The worker processes: its only children.
    std::vector<pid_t> workers() const;

    // Ends it and starts it again on what it had.
    void restart();

  private:
    void start();

    Database database_;
    TemporaryFolder folder_;
    Variables variables_;
    std::optional<RunningProgram> program_;
    std::uint16_t port_ = 0;
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
