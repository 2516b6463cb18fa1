#include "worker/engines/postgresql/rights.h"

#include <fmt/format.h>

#include <string_view>

#include "worker/engines/postgresql/cell_values.h"
#include "worker/engines/postgresql/exposed_schemas.h"
#include "worker/engines/sql_quote.h"

namespace datapilot::worker::postgresql {
namespace {

constexpr Cap cap{10'000, 4 << 20};

// Roles that reach past the database; pg_has_role tells of those granted through others too.
constexpr auto user_rights = R"sql(
SELECT r.rolsuper,
       r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls,
       EXISTS (SELECT FROM pg_catalog.pg_roles g
               WHERE g.rolname IN ('pg_write_all_data', 'pg_write_server_files',
                                   'pg_read_server_files', 'pg_execute_server_program',
                                   'pg_signal_backend')
                 AND pg_catalog.pg_has_role(g.oid, 'MEMBER')),
       pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')
FROM pg_catalog.pg_roles r WHERE r.rolname = current_user
)sql";

const std::string schema_rights =
    std::string{
        "SELECT n.nspname::text, pg_catalog.has_schema_privilege(n.oid, 'CREATE') "
        "FROM pg_catalog.pg_namespace n WHERE "} +
    schema_is_exposed + " ORDER BY n.nspname";

const std::string relation_rights =
    std::string{
        "SELECT pg_catalog.count(*), pg_catalog.count(*) FILTER (WHERE "
        "pg_catalog.has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE') OR "
        "pg_catalog.has_any_column_privilege(c.oid, 'INSERT, UPDATE')) "
        "FROM pg_catalog.pg_class c "
        "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE "} +
    schema_is_exposed + " AND " + relation_is_exposed;

}  // namespace

base::Result<Rights> read_rights(ReadOnlyTransaction& transaction,
                                 const std::vector<std::string>& schemas) {
    Rights rights;
    const auto user = transaction.table(user_rights, 4, cap);
    if (!user) return user.error();
    const auto exposed = transaction.table(schema_rights, 2, cap, {array_of(schemas)});
    if (!exposed) return exposed.error();
    const auto relations = transaction.table(relation_rights, 2, cap, {array_of(schemas)});
    if (!relations) return relations.error();

    auto& beyond = rights.beyond_reading;
    if (!user->rows.empty()) {
        const auto& row = user->rows.front();
        if (flag(row[0])) beyond.push_back({"il est superutilisateur", "it is a superuser"});
        if (flag(row[1]) || flag(row[2])) {
            beyond.push_back({"il peut administrer le serveur", "it can administer the server"});
        }
        if (flag(row[3])) {
            beyond.push_back({"il peut créer des schémas", "it can create schemas"});
        }
    }
    bool creates = false;
    for (const auto& row : exposed->rows) {
        rights.schemas.push_back(text(row[0]));
        creates = creates || flag(row[1]);
    }
    if (creates) beyond.push_back({"il peut créer des tables", "it can create tables"});
    if (relations->rows.size() == 1) {
        const auto& row = relations->rows.front();
        rights.readable_relations = number(row[0]);
        if (number(row[1]) > 0) {
            beyond.push_back({"il peut modifier des données", "it can change data"});
        }
    }
    return rights;
}

std::string read_only_role_sql(const std::string& database,
                               const std::vector<std::string>& schemas) {
    constexpr std::string_view role = "datapilot_lecture";
    auto sql = fmt::format(
        "CREATE ROLE {0} LOGIN PASSWORD '<mot de passe>';\n"
        "ALTER ROLE {0} SET default_transaction_read_only = on;\n"
        "GRANT CONNECT ON DATABASE {1} TO {0};\n",
        role, quote_identifier(database));
    for (const auto& schema : schemas) {
        sql += fmt::format(
            "GRANT USAGE ON SCHEMA {0} TO {1};\n"
            "GRANT SELECT ON ALL TABLES IN SCHEMA {0} TO {1};\n"
            "ALTER DEFAULT PRIVILEGES IN SCHEMA {0} GRANT SELECT ON TABLES TO {1};\n",
            quote_identifier(schema), role);
    }
    return sql;
}

}  // namespace datapilot::worker::postgresql
