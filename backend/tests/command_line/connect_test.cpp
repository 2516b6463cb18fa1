// `ask` and `eval` on customers' own servers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <fstream>

#include "support/customer_postgres.h"
#include "support/free_port.h"
#include "support/mariadb_server.h"
#include "support/program_run.h"
#include "support/temporary_folder.h"

namespace datapilot::tests {
namespace {

namespace json = boost::json;
using testing::HasSubstr;
using testing::Not;

constexpr auto tables =
    "CREATE TABLE ventes (region varchar(20), montant decimal(12,2));"
    "INSERT INTO ventes VALUES ('Bretagne', 1234.56), ('Corse', 10.00), ('Bretagne', 0.45)";
constexpr auto encoded_password = "mot%20de%20passe%20d%27essai";

class Connect : public ::testing::Test {
  protected:
    static std::string postgresql(const std::string& password) {
        static const auto database = [] {
            auto name = CustomerPostgres::instance().create_database();
            CustomerPostgres::instance().execute(name, tables);
            return name;
        }();
        const auto port = CustomerPostgres::instance().location(database).port;
        return "postgresql://" + std::string{CustomerPostgres::reader} + password +
               "@127.0.0.1:" + std::to_string(port) + "/" + database;
    }
    static std::string mysql(const MariadbDatabase& database, const std::string& name) {
        return "mysql://" + database.reader() + ":" + encoded_password +
               "@127.0.0.1:" + std::to_string(MariadbServer::instance().port()) + "/" + name;
    }

    static ProgramRun ask(const std::string& url) {
        return run_program(DATAPILOT_PROGRAM,
                           {"ask", "--connect", url, "--json", "somme des montants par région"});
    }
};

TEST_F(Connect, AsksAPostgresqlServer) {
    const auto run = ask(postgresql(":" + std::string{encoded_password}));
    ASSERT_EQ(run.exit_code, 0) << run.errors << run.output;
    const auto answer = json::parse(run.output);
    EXPECT_EQ(answer.at("dialect"), "postgresql");
    EXPECT_THAT(run.output, HasSubstr("1235.01"));
}

TEST_F(Connect, AsksAMariadbServer) {
    const MariadbDatabase shop;
    shop.execute(tables);
    const auto run = ask(mysql(shop, shop.name()));
    ASSERT_EQ(run.exit_code, 0) << run.errors << run.output;
    EXPECT_EQ(json::parse(run.output).at("dialect"), "mysql");
    EXPECT_THAT(run.output, HasSubstr("1235.01"));
}

TEST_F(Connect, TakesThePasswordFromTheEnvironment) {
    ::setenv("DATAPILOT_CONNECT_PASSWORD", CustomerPostgres::password, 1);
    EXPECT_EQ(ask(postgresql("")).exit_code, 0);
    ::setenv("DATAPILOT_CONNECT_PASSWORD", "faux-mot-de-passe", 1);
    const auto refused = ask(postgresql(""));
    ::unsetenv("DATAPILOT_CONNECT_PASSWORD");
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_THAT(refused.output, HasSubstr("source_login_failed"));
    EXPECT_THAT(refused.errors, Not(HasSubstr("faux-mot-de-passe")));
}

TEST_F(Connect, SaysWhatIsWrongWithAServer) {
    const auto closed = "postgresql://u:p@127.0.0.1:" + std::to_string(free_port()) + "/d";
    EXPECT_THAT(ask(closed).output, HasSubstr("source_unreachable"));
    EXPECT_THAT(ask("postgresql://u:p@aucune-machine.invalid/d").output,
                HasSubstr("source_unreachable"));
    EXPECT_THAT(ask("oracle://u:p@h/d").output, HasSubstr("validation_failed"));
    const auto both = run_program(DATAPILOT_PROGRAM, {"ask", "--connect", closed, "a.csv", "q"});
    EXPECT_EQ(both.exit_code, 2);
    EXPECT_EQ(run_program(DATAPILOT_PROGRAM, {"ask", "la question seule"}).exit_code, 2);
}

TEST_F(Connect, EvaluatesEachQuestionOnTheDatabaseThatItNames) {
    const MariadbDatabase shop;
    const TemporaryFolder folder;
    shop.execute(tables);
    std::ofstream{folder.path() / "q.jsonl"}
        << R"({"id":"a","source":{"db":")" << shop.name()
        << R"("},"today":"2025-06-30","language":"fr","question":"total des montants","after":null}
{"id":"b","source":{"db":"aucune"},"today":"2025-06-30","language":"fr","question":"total","after":null}
)";
    const auto run = run_program(DATAPILOT_PROGRAM,
                                 {"eval", "--questions", folder.path() / "q.jsonl", "--out",
                                  folder.path() / "a.jsonl", "--connect", mysql(shop, "{db}")});
    EXPECT_EQ(run.exit_code, 0) << run.errors;
    std::ifstream lines{folder.path() / "a.jsonl"};
    std::string first;
    std::string second;
    std::getline(lines, first);
    std::getline(lines, second);
    EXPECT_THAT(first, HasSubstr("1245.01"));
    EXPECT_THAT(second, HasSubstr("source_database_missing"));
}

}  // namespace
}  // namespace datapilot::tests
