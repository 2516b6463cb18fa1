// The same query by a worker, with its guard, its transaction and its way to serve, and by the bare
// client library of each server; then the reading of a large schema. Usage: server_bench [RUNS].
// Prints Markdown.
#include <libpq-fe.h>
#include <mysql.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/freed_memory.h"
#include "runtime/run.h"
#include "support/customer_postgres.h"
#include "support/mariadb_server.h"
#include "support/temporary_folder.h"
#include "workers/pool.h"

namespace {

using namespace datapilot;

constexpr std::int64_t rows_in_all = 100'000;
constexpr std::int64_t most_bytes = 64 << 20;

struct Question {
    const char* name;
    std::string sql;
    int runs;
};

std::vector<Question> questions(const std::string& table, int runs) {
    return {
        {"one row by its key", "SELECT region, montant FROM " + table + " WHERE id = 4711", runs},
        {"a sum of 1,000 rows by region",
         "SELECT region, SUM(montant) AS total FROM " + table +
             " WHERE id <= 1000 GROUP BY region ORDER BY total DESC",
         runs},
        {"100,000 rows of 5 columns",
         "SELECT id, jour, region, client, montant FROM " + table + " LIMIT 100000", runs / 10},
    };
}

// Bytes of every value, so that each is truly read.
using Bare = std::function<std::size_t(const std::string& sql)>;

class BarePostgresql {
  public:
    explicit BarePostgresql(const workers::ServerDatabase& server) {
        const auto port = std::to_string(server.port);
        const char* names[] = {"host", "port", "dbname", "user", "password", "sslmode", nullptr};
        const char* values[] = {"127.0.0.1",
                                port.c_str(),
                                server.database.c_str(),
                                server.user.c_str(),
                                server.password.c_str(),
                                "disable",
                                nullptr};
        connection_ = {PQconnectdbParams(names, values, 0), &PQfinish};
        if (PQstatus(connection_.get()) != CONNECTION_OK) throw std::runtime_error("no PostgreSQL");
    }

    std::size_t operator()(const std::string& sql) const {
        const std::unique_ptr<PGresult, decltype(&PQclear)> result{
            PQexec(connection_.get(), sql.c_str()), &PQclear};
        if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) throw std::runtime_error(sql);
        std::size_t bytes = 0;
        const int columns = PQnfields(result.get());
        for (int row = 0; row < PQntuples(result.get()); ++row) {
            for (int i = 0; i < columns; ++i) {
                bytes += static_cast<std::size_t>(PQgetlength(result.get(), row, i));
            }
        }
        return bytes;
    }

  private:
    std::shared_ptr<PGconn> connection_;
};

class BareMariadb {
  public:
    explicit BareMariadb(const workers::ServerDatabase& server)
        : connection_(mysql_init(nullptr), &mysql_close) {
        if (!mysql_real_connect(connection_.get(), "127.0.0.1", server.user.c_str(),
                                server.password.c_str(), server.database.c_str(), server.port,
                                nullptr, 0)) {
            throw std::runtime_error(mysql_error(connection_.get()));
        }
        mysql_set_character_set(connection_.get(), "utf8mb4");
    }

    std::size_t operator()(const std::string& sql) const {
        if (mysql_query(connection_.get(), sql.c_str()) != 0) {
            throw std::runtime_error(mysql_error(connection_.get()));
        }
        const std::unique_ptr<MYSQL_RES, decltype(&mysql_free_result)> result{
            mysql_store_result(connection_.get()), &mysql_free_result};
        std::size_t bytes = 0;
        const auto columns = mysql_num_fields(result.get());
        while (mysql_fetch_row(result.get())) {
            const auto* lengths = mysql_fetch_lengths(result.get());
            for (unsigned i = 0; i < columns; ++i) bytes += lengths[i];
        }
        return bytes;
    }

  private:
    std::shared_ptr<MYSQL> connection_;
};

double milliseconds_of(const std::function<void()>& work) {
    const auto before = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before)
        .count();
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

class Bench {
  public:
    Bench() {
        workers::PoolSettings settings;
        settings.program = DATAPILOT_PROGRAM;
        settings.temporary_directory = folder_.path().string();
        settings.max_jobs = 1'000'000;
        pool_ = std::make_unique<workers::Pool>(loop_.get_executor(), std::move(settings));
    }
    ~Bench() { runtime::run(loop_, pool_->stop(std::chrono::seconds{1})); }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    // One after the other in turn: what disturbs the machine disturbs both.
    void compare(const char* name, const workers::ServerDatabase& server, const Bare& bare,
                 const Question& question) {
        std::vector<double> alone;
        std::vector<double> ours;
        for (int run = -2; run < question.runs; ++run) {
            const auto time_alone = milliseconds_of([&] { bare(question.sql); });
            const auto time_ours = milliseconds_of([&] { ask(server, question.sql); });
            if (run < 0) continue;  // the first ones open what is then kept open
            alone.push_back(time_alone);
            ours.push_back(time_ours);
        }
        const auto by_itself = median(alone);
        const auto by_worker = median(ours);
        std::printf("| %s | %s | %.2f | %.2f | %.2f | %.0f %% |\n", name, question.name, by_itself,
                    by_worker, by_worker - by_itself, 100 * (by_worker / by_itself - 1));
        std::fflush(stdout);
    }

    void read_schema(const char* name, const workers::ServerDatabase& server) {
        std::size_t columns = 0;
        std::size_t tables = 0;
        const auto time = milliseconds_of([&] {
            const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{120};
            const auto found = runtime::run(
                loop_, pool_->describe(key_of(server), {.location = server}, deadline));
            if (!found) throw std::runtime_error(found.error().message.english);
            tables = found->tables.size();
            for (const auto& table : found->tables) columns += table.columns.size();
        });
        std::printf("| %s | %zu | %zu | %.1f |\n", name, tables, columns, time / 1000);
        std::fflush(stdout);
    }

  private:
    static workers::WorkerKey key_of(const workers::ServerDatabase& server) {
        return {.tenant = base::TenantId{"acme"},
                .source = base::DataSourceId{std::string{catalog::name(server.dialect)}},
                .directory = {},
                .network = workers::Network::outbound};
    }

    void ask(const workers::ServerDatabase& server, const std::string& sql) {
        workers::QueryJob job{
            .location = server, .sql = sql, .row_cap = rows_in_all, .byte_cap = most_bytes};
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{60};
        const auto outcome =
            runtime::run(loop_, pool_->query(key_of(server), std::move(job), deadline));
        if (!outcome) throw std::runtime_error(outcome.error().message.english);
        if (outcome->table.truncated) throw std::runtime_error("not every row came");
    }

    tests::TemporaryFolder folder_;
    boost::asio::io_context loop_;
    std::unique_ptr<workers::Pool> pool_;
};

void compare_queries(Bench& bench, int runs) {
    std::printf(
        "| server | query | client library alone, ms | a worker, ms | more, ms | more |\n"
        "| --- | --- | --- | --- | --- | --- |\n");
    auto& postgres = tests::CustomerPostgres::instance();
    const auto database = postgres.create_database();
    postgres.execute(database,
                     "CREATE TABLE ventes (id int PRIMARY KEY, jour date, region varchar(20), "
                     "client varchar(20), montant numeric(12,2));"
                     "INSERT INTO ventes SELECT i, '2024-01-01'::date + i % 700, 'région ' || i % "
                     "13, 'CLI' || i % 20000, i / 7.0 FROM generate_series(1, 100000) AS i;"
                     "ANALYZE ventes");
    const auto at_postgres = postgres.location(database);
    for (const auto& question : questions("public.ventes", runs)) {
        bench.compare("PostgreSQL 16", at_postgres, BarePostgresql{at_postgres}, question);
    }
    const tests::MariadbDatabase mariadb;
    mariadb.execute(
        "CREATE TABLE ventes (id int PRIMARY KEY, jour date, region varchar(20), "
        "client varchar(20), montant decimal(12,2));"
        "INSERT INTO ventes SELECT seq, '2024-01-01' + INTERVAL seq % 700 DAY, "
        "CONCAT('région ', seq % 13), CONCAT('CLI', seq % 20000), seq / 7 FROM seq_1_to_100000;"
        "ANALYZE TABLE ventes");
    const auto at_mariadb = mariadb.location();
    for (const auto& question : questions("ventes", runs)) {
        bench.compare("MariaDB 10.11", at_mariadb, BareMariadb{at_mariadb}, question);
    }
}

// A thousand tables of a key and nineteen columns, each with ten rows.
void read_large_schemas(Bench& bench) {
    std::printf("\n| server | tables | columns | schema read in, s |\n| --- | --- | --- | --- |\n");
    auto& postgres = tests::CustomerPostgres::instance();
    const auto database = postgres.create_database();
    const tests::MariadbDatabase mariadb;
    auto owner = mariadb.owner();
    for (int table = 0; table < 1'000; ++table) {
        const auto name = "table_" + std::to_string(table);
        std::string columns = "id int PRIMARY KEY";
        for (int i = 1; i < 20; ++i) {
            constexpr const char* types[] = {"varchar(40)", "decimal(12,2)", "date"};
            columns += ", colonne_" + std::to_string(i) + " " + types[i % 3];
        }
        const auto rows =
            "INSERT INTO " + name + " (id, colonne_3) SELECT n, concat('valeur ', n) ";
        owner.run("CREATE TABLE " + name + " (" + columns + "); " + rows +
                  "FROM (SELECT seq AS n FROM seq_1_to_10) AS numbers");
        postgres.execute(database, "CREATE TABLE " + name + " (" + columns + "); " + rows +
                                       "FROM generate_series(1, 10) AS n");
    }
    bench.read_schema("PostgreSQL 16", postgres.location(database));
    bench.read_schema("MariaDB 10.11", mariadb.location());
}

}  // namespace

int main(int count, char** arguments) {
    base::keep_freed_memory();  // as serve does
    Bench bench;
    compare_queries(bench, count > 1 ? std::atoi(arguments[1]) : 300);
    read_large_schemas(bench);
}
