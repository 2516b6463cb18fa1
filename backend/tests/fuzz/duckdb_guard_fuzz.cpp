// The guard against mutated SQL: it must neither crash nor hang, refuse only with sql_refused, and
// what it approves must be one statement for DuckDB too.
#include <duckdb.h>

#include <cstdio>
#include <cstdlib>

#include "fuzz/fuzz_target.h"
#include "worker/guard/duckdb_guard.h"

namespace {

using namespace datapilot;

[[noreturn]] void broken(const char* what, std::string_view sql) {
    std::fprintf(stderr, "%s: %.*s\n", what, static_cast<int>(sql.size()), sql.data());
    std::abort();
}

// DuckDB's own opinion of the approved text, from an instance that has nothing of the guard's.
class Judge {
  public:
    Judge() {
        if (duckdb_open(nullptr, &database_) != DuckDBSuccess ||
            duckdb_connect(database_, &connection_) != DuckDBSuccess) {
            broken("no judge", "");
        }
    }
    ~Judge() {
        duckdb_disconnect(&connection_);
        duckdb_close(&database_);
    }
    Judge(const Judge&) = delete;
    Judge& operator=(const Judge&) = delete;

    void expect_one_statement(const std::string& sql) {
        duckdb_extracted_statements statements = nullptr;
        const auto count = duckdb_extract_statements(connection_, sql.c_str(), &statements);
        duckdb_destroy_extracted(&statements);
        if (count != 1) broken("approved more than one statement", sql);
    }

  private:
    duckdb_database database_ = nullptr;
    duckdb_connection connection_ = nullptr;
};

}  // namespace

void fuzz_one(std::string_view sql) {
    static auto guard = worker::guard::DuckdbGuard::start().value();
    static Judge judge;
    const worker::guard::UntrustedSql untrusted{std::string{sql}};
    const auto approved = guard.approve(untrusted, {"t", "clients", "commandes", "lignes"});
    if (!approved) {
        if (approved.error().code != base::Errc::sql_refused) broken("refused otherwise", sql);
        return;
    }
    judge.expect_one_statement(approved->text());
}
