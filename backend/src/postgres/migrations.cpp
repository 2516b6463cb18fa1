#include "postgres/migrations.h"

#include <algorithm>
#include <map>
#include <utility>

#include "postgres/address.h"
#include "postgres/connection.h"
#include "postgres/pool.h"

namespace datapilot::postgres {
namespace {

constexpr std::string_view application_role = "datapilot_app";

struct Applied {
    std::string name;
    std::string checksum;
    base::Instant at;
};

std::map<int, Applied> read_history(const Rows& rows) {
    std::map<int, Applied> history;
    for (const auto row : rows) {
        history.emplace(row.integer("number"),
                        Applied{row.text("name"), row.text("checksum"), row.instant("applied_at")});
    }
    return history;
}

void refuse_another_past(const std::map<int, Applied>& history,
                         std::span<const Migration> migrations) {
    for (const auto& [number, applied] : history) {
        if (number > static_cast<int>(migrations.size())) {
            throw SchemaIsNewer("migration " + std::to_string(number) + " (" + applied.name +
                                ") was applied by a newer program: run that one");
        }
        const auto& known = migrations[static_cast<std::size_t>(number) - 1];
        if (known.checksum != applied.checksum) {
            throw MigrationRefused("migration " + std::string{known.name} +
                                   " was applied with another content: a migration is never "
                                   "changed, a new one is added");
        }
    }
}

}  // namespace

Migrator::Migrator(std::string owner_url, std::string application_url,
                   std::span<const Migration> migrations)
    : owner_url_(std::move(owner_url)),
      application_url_(std::move(application_url)),
      migrations_(migrations) {}

runtime::Task<std::vector<MigrationState>> Migrator::migrate(std::optional<int> to) {
    const auto connection = co_await connect();
    co_await connection->query("SELECT pg_advisory_lock(7235610448121)", {});
    co_await make_application_role(*connection);
    const auto states = co_await history(*connection);

    const int current = static_cast<int>(
        std::count_if(states.begin(), states.end(), [](const auto& s) { return s.applied_at; }));
    const int target = to.value_or(static_cast<int>(migrations_.size()));
    if (target < current || target > static_cast<int>(migrations_.size())) {
        throw MigrationRefused("--to must be from " + std::to_string(current) +
                               ", where the schema is, to " + std::to_string(migrations_.size()) +
                               ": migrations only go forward");
    }
    for (int number = current + 1; number <= target; ++number) {
        co_await apply(*connection, migrations_[static_cast<std::size_t>(number) - 1]);
    }
    const auto after = co_await history(*connection);
    co_return std::vector<MigrationState>{after.begin() + current, after.begin() + target};
}

runtime::Task<std::vector<MigrationState>> Migrator::status() {
    const auto connection = co_await connect();
    co_return co_await history(*connection);
}

runtime::Task<std::unique_ptr<Connection>> Migrator::connect() {
    // A migration of a large table takes its time, and so does the turn of another migrator.
    ConnectionOptions options{owner_url_};
    options.connect_timeout = std::chrono::seconds{10};
    options.statement_timeout = std::chrono::minutes{30};
    return Connection::open(std::move(options));
}

runtime::Task<std::vector<MigrationState>> Migrator::history(Connection& connection) {
    std::map<int, Applied> applied;
    const Rows exists = co_await connection.query(
        "SELECT to_regclass('public.schema_migrations') IS NOT NULL AS yes", {});
    if (exists[0].boolean("yes")) {
        const Rows rows = co_await connection.query(
            "SELECT number, name, checksum, applied_at FROM public.schema_migrations", {});
        applied = read_history(rows);
    }
    refuse_another_past(applied, migrations_);
    std::vector<MigrationState> states;
    for (const auto& migration : migrations_) {
        const auto found = applied.find(migration.number);
        states.push_back({migration.number, std::string{migration.name},
                          found == applied.end() ? std::nullopt : std::optional{found->second.at}});
    }
    co_return states;
}

runtime::Task<void> Migrator::make_application_role(Connection& connection) {
    ConnectSettings application = parse_url(application_url_);
    const std::string* user = application.find("user");
    const std::string* password = application.find("password");
    if (!user || *user != application_role || !password) {
        throw MigrationRefused(
            "the application's URL must name the role datapilot_app and its "
            "password");
    }
    Parameters verifier;
    verifier.emplace_back(connection.scram_verifier(*user, *password));
    co_await connection.query("BEGIN", {});
    co_await connection.query("SELECT set_config('datapilot.password_verifier', $1, true)",
                              std::move(verifier));
    // Where the role is another's to manage, its password is too.
    co_await connection.run_script(R"(
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'datapilot_app') THEN
                CREATE ROLE datapilot_app LOGIN
                    NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION;
            END IF;
            EXECUTE format('ALTER ROLE datapilot_app PASSWORD %L',
                current_setting('datapilot.password_verifier'));
        EXCEPTION WHEN insufficient_privilege THEN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'datapilot_app') THEN
                RAISE;
            END IF;
        END $$;
        CREATE TABLE IF NOT EXISTS public.schema_migrations (
            number integer PRIMARY KEY,
            name text NOT NULL,
            checksum text NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now()
        );
        GRANT SELECT ON public.schema_migrations TO datapilot_app)");
    co_await connection.query("COMMIT", {});
}

runtime::Task<void> Migrator::apply(Connection& connection, Migration migration) {
    Parameters entry;
    entry.emplace_back(migration.number);
    entry.emplace_back(migration.name);
    entry.emplace_back(migration.checksum);
    co_await connection.query("BEGIN", {});
    co_await connection.run_script(migration.sql);
    co_await connection.query(
        "INSERT INTO public.schema_migrations (number, name, checksum) VALUES ($1, $2, $3)",
        std::move(entry));
    co_await connection.query("COMMIT", {});
}

runtime::Task<base::Result<void>> check_store(Pool& pool) {
    Transaction transaction = co_await pool.begin_without_tenant();
    const Rows role = co_await transaction.query(
        "SELECT rolsuper OR rolbypassrls AS bypasses FROM pg_roles WHERE rolname = current_user");
    if (role[0].boolean("bypasses")) {
        co_return base::Error{
            base::Errc::internal,
            {"Le rôle PostgreSQL de DATAPILOT_DATABASE_URL contourne la sécurité par ligne : "
             "utilisez datapilot_app.",
             "The PostgreSQL role of DATAPILOT_DATABASE_URL bypasses row-level security: use "
             "datapilot_app."}};
    }
    const Rows schema = co_await transaction.query(
        "SELECT to_regclass('public.schema_migrations') IS NOT NULL AS exists");
    int newest = 0;
    if (schema[0].boolean("exists")) {
        const Rows applied = co_await transaction.query(
            "SELECT coalesce(max(number), 0) AS newest FROM public.schema_migrations");
        newest = static_cast<int>(applied[0].integer("newest"));
    }
    if (newest < static_cast<int>(embedded_migrations().size())) {
        co_return base::Error{base::Errc::internal,
                              {"Le schéma de la base est plus ancien que le programme : lancez "
                               "« datapilot migrate ».",
                               "The database's schema is older than the program: run `datapilot "
                               "migrate`."}};
    }
    co_return base::Result<void>{};
}

}  // namespace datapilot::postgres
