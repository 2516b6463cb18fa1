// Holds every table, now and later, to docs/tenant-isolation.md.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "support/postgres_server.h"

namespace datapilot::postgres {
namespace {

using ::testing::IsEmpty;
using tests::SqlError;
using tests::SqlSession;

const std::string tenant_a = "aaaaaaaa-0000-4000-8000-000000000001";
const std::string tenant_b = "bbbbbbbb-0000-4000-8000-000000000002";

std::string filled_in(std::string text, const std::string& tenant) {
    for (auto at = text.find('@'); at != text.npos; at = text.find('@')) {
        text.replace(at, 1, "'" + tenant + "'");
    }
    return text;
}

// A row in each table; @ stands for the tenant's id, which serves as every other id, too. A table
// that is missing here fails the test that every tenant has rows everywhere.
const std::vector<std::string> one_row_each{
    "INSERT INTO tenants (tenant_id, name) VALUES (@, 'x')",
    "INSERT INTO users (tenant_id, id, email, hashed_password, role) "
    "VALUES (@, @, @, 'x', 'owner')",
    "INSERT INTO sessions (tenant_id, id, user_id, expires_at) VALUES (@, @, @, now())",
    "INSERT INTO refresh_tokens (tenant_id, id, session_id, token_hash, expires_at) "
    "VALUES (@, @, @, sha256(@), now())",
    "INSERT INTO account_links (tenant_id, id, kind, token_hash, email, role, expires_at) "
    "VALUES (@, @, 'invitation', sha256(@), 'x', 'viewer', now())",
    "INSERT INTO workspaces (tenant_id, id, name) VALUES (@, @, 'x')",
    "INSERT INTO data_sources (tenant_id, id, workspace_id, type, name, "
    "connection_config_encrypted) VALUES (@, @, @, 'postgresql', 'x', 'sealed')",
    "INSERT INTO data_source_files (tenant_id, id, data_source_id, original_name, table_name, "
    "encoding, separator, size_bytes, row_count) VALUES (@, @, @, 'x', 'x', 'utf-8', ';', 1, 1)",
    "INSERT INTO semantic_layers (tenant_id, id, data_source_id, definitions_json) "
    "VALUES (@, @, @, '{}')",
    "INSERT INTO dashboards (tenant_id, id, workspace_id, name) VALUES (@, @, @, 'x')",
    "INSERT INTO widgets (tenant_id, id, dashboard_id, query_json, chart_type, position) "
    "VALUES (@, @, @, '{}', 'bar', '{}')",
    "INSERT INTO dashboard_links (tenant_id, id, dashboard_id, token_hash, expires_at) "
    "VALUES (@, @, @, sha256(@), now())",
    "INSERT INTO conversations (tenant_id, id, user_id, data_source_id, title) "
    "VALUES (@, @, @, @, 'x')",
    "INSERT INTO answers (tenant_id, id, conversation_id, question, language, status, engine, "
    "answer, usage) VALUES (@, @, @, 'x', 'fr', 'answered', 'rules', '{}', '{}')",
    "INSERT INTO feedback (tenant_id, id, answer_id, user_id, verdict) "
    "VALUES (@, @, @, @, 'right')",
    "INSERT INTO audit_log (tenant_id, id, action) VALUES (@, @, 'x')",
    "INSERT INTO idempotency_keys (tenant_id, user_id, key, request_hash) VALUES (@, @, 'x', 'x')",
    "INSERT INTO model_usage (tenant_id, subject_id, period, starts_on, tokens, micro_euros, "
    "calls) "
    "VALUES (@, @, 'day', '2026-11-22', 1, 1, 1)",
    "INSERT INTO model_settings (tenant_id, egress) VALUES (@, 'none')",
    "INSERT INTO model_providers (tenant_id, provider, url, model, key_encrypted) "
    "VALUES (@, 'anthropic', 'x', 'x', 'sealed')",
    "INSERT INTO verified_questions (tenant_id, id, data_source_id, question, pattern, plan) "
    "VALUES (@, @, @, 'x', 'x', '{}')",
};

class TenantIsolationTest : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        database_ = new tests::Database;
        for (const auto& tenant : {tenant_a, tenant_b}) {
            auto application = in_scope_of(tenant);
            for (const auto& insert : one_row_each) application.run(filled_in(insert, tenant));
            application.run("COMMIT");
        }
    }
    static void TearDownTestSuite() { delete database_; }

    // The application's role, in a transaction of this tenant.
    static SqlSession in_scope_of(const std::string& tenant) {
        SqlSession application(database_->application_url());
        application.run("BEGIN");
        application.run(filled_in("SELECT set_config('app.tenant_id', @, true)", tenant));
        return application;
    }

    // Everything but the migrator's own table.
    static std::vector<std::string> tables() {
        std::vector<std::string> names;
        for (const auto& row : SqlSession(database_->owner_url())
                                   .run("SELECT relname FROM pg_class "
                                        "WHERE relnamespace = 'public'::regnamespace "
                                        "AND relkind IN ('r', 'p', 'v', 'm', 'f') "
                                        "AND relname <> 'schema_migrations' ORDER BY relname")) {
            names.push_back(row[0].value());
        }
        return names;
    }

    // The first column of what a query about the catalog finds: the offenders.
    static std::vector<std::string> offenders(const std::string& sql) {
        std::vector<std::string> names;
        for (const auto& row : SqlSession(database_->owner_url()).run(sql)) {
            names.push_back(row[0].value());
        }
        return names;
    }

    static inline tests::Database* database_ = nullptr;
};

std::string sqlstate_of(SqlSession& session, const std::string& sql) {
    try {
        session.run("SAVEPOINT before");
        session.run(sql);
        return "no error";
    } catch (const SqlError& error) {
        session.run("ROLLBACK TO before");
        return error.sqlstate;
    }
}

// login_throttle is written before a tenant is known, and the application cannot touch it at all.
bool is_closed_to_the_application(const std::string& table) {
    return table == "login_throttle";
}

TEST_F(TenantIsolationTest, EveryTableCarriesTheTenant) {
    EXPECT_THAT(offenders("SELECT relname FROM pg_class "
                          "WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') "
                          "AND relname <> 'schema_migrations' AND NOT EXISTS ("
                          "  SELECT FROM pg_attribute WHERE attrelid = pg_class.oid "
                          "  AND attname = 'tenant_id' AND atttypid = 'uuid'::regtype "
                          "  AND (attnotnull OR relname = 'login_throttle'))"),
                IsEmpty());
}

TEST_F(TenantIsolationTest, EveryPrimaryAndForeignKeyBeginsWithTheTenant) {
    EXPECT_THAT(offenders("SELECT conname FROM pg_constraint JOIN pg_attribute "
                          "ON attrelid = conrelid AND attnum = conkey[1] "
                          "WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'f') "
                          "AND attname <> 'tenant_id' "
                          "AND conname NOT IN ('schema_migrations_pkey', 'login_throttle_pkey')"),
                IsEmpty());
    EXPECT_THAT(offenders("SELECT conname FROM pg_constraint JOIN pg_attribute "
                          "ON attrelid = confrelid AND attnum = confkey[1] "
                          "WHERE connamespace = 'public'::regnamespace AND contype = 'f' "
                          "AND attname <> 'tenant_id'"),
                IsEmpty());
}

TEST_F(TenantIsolationTest, RowLevelSecurityIsForcedOnEveryTable) {
    EXPECT_THAT(offenders("SELECT relname FROM pg_class "
                          "WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') "
                          "AND relname <> 'schema_migrations' "
                          "AND NOT (relrowsecurity AND relforcerowsecurity)"),
                IsEmpty());
}

TEST_F(TenantIsolationTest, EveryTableHasTheTenantsPolicyForReadingAndWriting) {
    EXPECT_THAT(offenders("SELECT relname FROM pg_class "
                          "WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') "
                          "AND relname <> 'schema_migrations' AND NOT EXISTS ("
                          "  SELECT FROM pg_policies WHERE tablename = relname "
                          "  AND policyname = 'tenant_isolation' AND cmd = 'ALL' "
                          "  AND roles = '{public}' AND permissive = 'PERMISSIVE' "
                          "  AND qual = '(tenant_id = current_tenant())' "
                          "  AND with_check = '(tenant_id = current_tenant())')"),
                IsEmpty());
}

TEST_F(TenantIsolationTest, OnlyASignInAndTheRotationOfKeysLookAcrossTenants) {
    const auto others = SqlSession(database_->owner_url())
                            .run(
                                "SELECT tablename, cmd, roles FROM pg_policies "
                                "WHERE policyname <> 'tenant_isolation' ORDER BY tablename");
    const SqlSession::Rows expected{{"account_links", "SELECT", "{datapilot_owner}"},
                                    {"data_sources", "SELECT", "{datapilot_owner}"},
                                    {"login_throttle", "ALL", "{datapilot_owner}"},
                                    {"model_providers", "SELECT", "{datapilot_owner}"},
                                    {"refresh_tokens", "SELECT", "{datapilot_owner}"},
                                    {"sessions", "SELECT", "{datapilot_owner}"},
                                    {"tenants", "SELECT", "{datapilot_owner}"},
                                    {"users", "SELECT", "{datapilot_owner}"}};
    EXPECT_EQ(others, expected);
}

TEST_F(TenantIsolationTest, TheApplicationOwnsNothingAndCanBypassNothing) {
    SqlSession owner(database_->owner_url());
    EXPECT_EQ(owner.value("SELECT rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole "
                          "OR rolreplication FROM pg_roles WHERE rolname = 'datapilot_app'"),
              "f");
    EXPECT_EQ(owner.value("SELECT count(*) FROM pg_auth_members WHERE member = "
                          "'datapilot_app'::regrole"),
              "0");
    EXPECT_EQ(owner.value("SELECT count(*) FROM pg_class WHERE relowner = "
                          "'datapilot_app'::regrole"),
              "0");
    EXPECT_EQ(owner.value("SELECT has_schema_privilege('datapilot_app', 'public', 'CREATE')"), "f");
}

TEST_F(TenantIsolationTest, TheApplicationMayDoWhatItNeedsAndNoMore) {
    std::map<std::string, std::string> granted;
    for (const auto& row :
         SqlSession(database_->owner_url())
             .run("SELECT table_name, string_agg(privilege_type, ' ' ORDER BY privilege_type) "
                  "FROM information_schema.table_privileges "
                  "WHERE grantee IN ('datapilot_app', 'PUBLIC') AND table_schema = 'public' "
                  "GROUP BY table_name")) {
        granted[row[0].value()] = row[1].value();
    }
    const std::string all = "DELETE INSERT SELECT";
    const std::map<std::string, std::string> expected{{"account_links", all},
                                                      {"answers", "INSERT SELECT"},
                                                      {"audit_log", "INSERT SELECT"},
                                                      {"conversations", all},
                                                      {"dashboard_links", all},
                                                      {"dashboards", all},
                                                      {"data_source_files", all},
                                                      {"data_sources", all},
                                                      {"feedback", "INSERT SELECT"},
                                                      {"idempotency_keys", all},
                                                      {"model_providers", all},
                                                      {"model_settings", "INSERT SELECT"},
                                                      {"model_usage", "INSERT SELECT"},
                                                      {"refresh_tokens", "INSERT SELECT"},
                                                      {"schema_migrations", "SELECT"},
                                                      {"semantic_layers", all},
                                                      {"sessions", all},
                                                      {"tenants", "INSERT SELECT"},
                                                      {"users", all},
                                                      {"verified_questions", all},
                                                      {"widgets", all},
                                                      {"workspaces", all}};
    EXPECT_EQ(granted, expected);
}

TEST_F(TenantIsolationTest, NoTenantAndNoIdCanBeChanged) {
    EXPECT_THAT(
        offenders("SELECT table_name || '.' || column_name "
                  "FROM information_schema.column_privileges "
                  "WHERE grantee IN ('datapilot_app', 'PUBLIC') AND table_schema = 'public' "
                  "AND privilege_type = 'UPDATE' "
                  "AND (column_name = 'id' OR column_name LIKE '%_id') "
                  "AND column_name <> 'successor_id' "
                  // A widget may be pointed at other data of its tenant.
                  "AND (table_name, column_name) <> ('widgets', 'data_source_id')"),
        IsEmpty());
}

TEST_F(TenantIsolationTest, OnlyTheSignInsFunctionsRunAsTheOwner) {
    const auto functions = offenders(
        "SELECT proname || ' ' || array_to_string(proconfig, ',') FROM pg_proc "
        "WHERE pronamespace = 'public'::regnamespace AND prosecdef ORDER BY proname");
    const std::string fixed_path = " search_path=pg_catalog, pg_temp";
    EXPECT_EQ(functions, (std::vector<std::string>{
                             "account_link_of_token" + fixed_path, "account_of_email" + fixed_path,
                             "account_of_refresh_token" + fixed_path,
                             "return_attempts" + fixed_path, "take_attempt" + fixed_path}));
    EXPECT_THAT(offenders("SELECT proname FROM pg_proc "
                          "WHERE pronamespace = 'public'::regnamespace "
                          "AND has_function_privilege('public', oid, 'EXECUTE')"),
                IsEmpty());
}

TEST_F(TenantIsolationTest, EveryTenantHasRowsEverywhere) {
    auto application = in_scope_of(tenant_b);
    for (const auto& table : tables()) {
        if (is_closed_to_the_application(table)) continue;
        EXPECT_EQ(application.value("SELECT count(*) FROM " + table), "1") << table;
    }
}

TEST_F(TenantIsolationTest, SqlThatForgetsTheTenantSeesNobodyElsesRows) {
    auto application = in_scope_of(tenant_a);
    for (const auto& table : tables()) {
        if (is_closed_to_the_application(table)) {
            EXPECT_EQ(sqlstate_of(application, "SELECT FROM " + table), "42501") << table;
            continue;
        }
        EXPECT_EQ(application.value("SELECT count(*) FROM " + table + " WHERE tenant_id <> '" +
                                    tenant_a + "'"),
                  "0")
            << table;
    }
}

TEST_F(TenantIsolationTest, SqlWithoutAnyTenantSeesNothing) {
    SqlSession application(database_->application_url());
    for (const auto& table : tables()) {
        if (is_closed_to_the_application(table)) continue;
        EXPECT_EQ(application.value("SELECT count(*) FROM " + table), "0") << table;
    }
}

TEST_F(TenantIsolationTest, TheOwnerToldATenantSeesNobodyElsesRows) {
    SqlSession owner(database_->owner_url());
    owner.run("SELECT set_config('app.tenant_id', '" + tenant_a + "', false)");
    for (const auto& table : {"workspaces", "data_sources", "answers", "tenants"}) {
        EXPECT_EQ(owner.value(std::string{"SELECT count(*) FROM "} + table), "1") << table;
    }
}

TEST_F(TenantIsolationTest, NothingCanBeInsertedForAnotherTenant) {
    auto application = in_scope_of(tenant_a);
    for (const auto& insert : one_row_each) {
        EXPECT_EQ(sqlstate_of(application, filled_in(insert, tenant_b)), "42501") << insert;
    }
}

TEST_F(TenantIsolationTest, DeletesAndUpdatesThatForgetTheTenantTouchNobodyElsesRows) {
    auto application = in_scope_of(tenant_a);
    for (const char* update :
         {"UPDATE workspaces SET name = 'mine'", "UPDATE data_sources SET name = 'mine'",
          "UPDATE users SET role = 'viewer'", "UPDATE conversations SET title = 'mine'"}) {
        EXPECT_EQ(application.run(std::string{update} + " RETURNING 1").size(), 1u) << update;
    }
    for (const char* table : {"idempotency_keys", "widgets", "dashboards", "semantic_layers",
                              "data_source_files", "conversations", "data_sources"}) {
        EXPECT_EQ(application.run(std::string{"DELETE FROM "} + table + " RETURNING 1").size(), 1u)
            << table;
    }
    application.run("COMMIT");
    auto other = in_scope_of(tenant_b);
    EXPECT_EQ(other.value("SELECT name FROM workspaces"), "x");
    EXPECT_EQ(other.value("SELECT count(*) FROM data_sources"), "1");
    EXPECT_EQ(other.value("SELECT role FROM users"), "owner");
}

TEST_F(TenantIsolationTest, AForeignKeyCannotReachAnotherTenantsRow) {
    auto application = in_scope_of(tenant_a);
    EXPECT_EQ(sqlstate_of(application,
                          "INSERT INTO data_sources (tenant_id, workspace_id, type, name) VALUES "
                          "('" +
                              tenant_a + "', '" + tenant_b + "', 'csv', 'theirs')"),
              "23503");
}

TEST_F(TenantIsolationTest, TheSignInsFunctionsTellNoMoreThanOneAccount) {
    SqlSession application(database_->application_url());
    EXPECT_EQ(application.run("SELECT * FROM account_of_email('" + tenant_b + "')").size(), 1u);
    EXPECT_EQ(application.run("SELECT * FROM account_of_email('%')").size(), 0u);
    EXPECT_EQ(application.run("SELECT * FROM account_of_refresh_token(sha256('" + tenant_b + "'))")
                  .size(),
              1u);
}

}  // namespace
}  // namespace datapilot::postgres
