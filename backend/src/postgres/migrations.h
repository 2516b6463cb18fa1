#pragma once

#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "postgres/sql.h"
#include "runtime/task.h"

namespace datapilot::postgres {

class Connection;
class Pool;

// One file of backend/migrations/, as it was when the program was built.
struct Migration {
    int number;
    std::string_view name;
    Sql sql;
    std::string_view checksum;  // SHA-256 of the file, in hexadecimal
};

std::span<const Migration> embedded_migrations();

struct MigrationState {
    int number;
    std::string name;
    std::optional<base::Instant> applied_at;
};

// The history of the database does not go with this program; what() tells the operator why.
class MigrationRefused : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

// It is that of a newer program, as while replicas are replaced one by one.
class SchemaIsNewer final : public MigrationRefused {
    using MigrationRefused::MigrationRefused;
};

// Brings the schema forward as its owner, and makes the role datapilot_app, as whom the program
// runs. Several at once take turns. Throws MigrationRefused, Unavailable or StatementRefused.
class Migrator {
  public:
    // The application's URL names the role (datapilot_app, none else) and its password.
    Migrator(std::string owner_url, std::string application_url,
             std::span<const Migration> migrations = embedded_migrations());

    // Applies what is missing, up to `to` (all, when absent), each in a transaction of its own;
    // returns what was applied.
    runtime::Task<std::vector<MigrationState>> migrate(std::optional<int> to = std::nullopt);

    runtime::Task<std::vector<MigrationState>> status();

  private:
    runtime::Task<std::unique_ptr<Connection>> connect();
    runtime::Task<std::vector<MigrationState>> history(Connection& connection);
    runtime::Task<void> make_application_role(Connection& connection);
    runtime::Task<void> apply(Connection& connection, Migration migration);

    std::string owner_url_;
    std::string application_url_;
    std::span<const Migration> migrations_;
};

// Whether the program can work with this database as it is: the schema is as new as the program,
// and the role cannot bypass row-level security. Throws Unavailable.
runtime::Task<base::Result<void>> check_store(Pool& pool);

}  // namespace datapilot::postgres
