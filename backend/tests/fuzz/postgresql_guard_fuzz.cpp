// The guard against mutated SQL: it must neither crash nor hang, refuse only with sql_refused, and
// write again, unchanged, what it wrote (which may be too long for it by then).
#include <cstdio>
#include <cstdlib>

#include "fuzz/fuzz_target.h"
#include "worker/guard/postgresql_guard.h"

namespace {

using namespace datapilot;
using worker::guard::ExposedSchema;
using worker::guard::PostgresqlGuard;
using worker::guard::UntrustedSql;

constexpr std::int64_t rows = 100;

[[noreturn]] void broken(const char* what, std::string_view sql) {
    std::fprintf(stderr, "%s: %.*s\n", what, static_cast<int>(sql.size()), sql.data());
    std::abort();
}

ExposedSchema exposed() {
    ExposedSchema schema;
    for (const auto* table : {"t", "u", "clients", "commandes", "lignes", "produits"}) {
        for (const auto* column : {"a", "b", "nom", "ville", "id_client", "quantite"}) {
            schema.add("public", table, column);
        }
    }
    return schema;
}

}  // namespace

void fuzz_one(std::string_view sql) {
    static const auto schema = exposed();
    const auto approved = PostgresqlGuard::approve(UntrustedSql{std::string{sql}}, schema, rows);
    if (!approved) {
        if (approved.error().code != base::Errc::sql_refused) broken("refused otherwise", sql);
        return;
    }
    const auto again = PostgresqlGuard::approve(UntrustedSql{approved->text()}, schema, rows);
    if (again && again->text() != approved->text()) broken("not stable", sql);
}
