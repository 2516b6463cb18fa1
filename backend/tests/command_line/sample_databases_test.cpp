// French questions on the sample databases that everybody knows: pagila on PostgreSQL, sakila on
// MariaDB.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include <boost/json.hpp>
#include <fstream>
#include <map>

#include "support/customer_postgres.h"
#include "support/mariadb_server.h"
#include "support/program_run.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

namespace datapilot::tests {
namespace {

namespace json = boost::json;
using test::shared_data;

// A question, how many rows it has, and the first of them.
struct Known {
    const char* question;
    std::size_t rows;
    const char* first;
};

const std::vector<Known> of_both{
    {"Combien de films ?", 1, "[1000]"},
    {"Combien d'acteurs ?", 1, "[200]"},
    {"Combien de clients par pays ? les 5 premiers", 5, R"(["India",60])"},
    {"Total des paiements par employé", 2, R"(["Jon","Stephens","33927.04"])"},
    {"Nombre de films par langue", 1, R"(["English",1000])"},
    {"Quels films n'ont jamais été loués ?", 42, R"(["ALICE FANTASIA"])"},
    {"Films dont le titre commence par ACADEMY", 1, R"(["ACADEMY DINOSAUR"])"},
};

class SampleDatabases : public ::testing::Test {
  protected:
    static void ask(const std::string& url, const std::string& database, const std::string& today,
                    std::vector<Known> known) {
        known.insert(known.begin(), of_both.begin(), of_both.end());
        const TemporaryFolder folder;
        const auto questions = folder.path() / "questions.jsonl";
        const auto answers = folder.path() / "answers.jsonl";
        {
            std::ofstream out{questions};
            for (const auto& one : known) {
                out << json::object{{"id", one.question},       {"source", {{"db", database}}},
                                    {"today", today},           {"language", "fr"},
                                    {"question", one.question}, {"after", nullptr}}
                    << '\n';
            }
        }
        const auto run = run_program(DATAPILOT_PROGRAM, {"eval", "--questions", questions, "--out",
                                                         answers, "--connect", url});
        ASSERT_EQ(run.exit_code, 0) << run.errors;
        std::ifstream lines{answers};
        std::string line;
        for (const auto& one : known) {
            ASSERT_TRUE(std::getline(lines, line));
            SCOPED_TRACE(line);
            const auto answer = json::parse(line);
            ASSERT_EQ(answer.at("status"), "answered");
            const auto& rows = answer.at("rows").as_array();
            EXPECT_EQ(rows.size(), one.rows);
            ASSERT_FALSE(rows.empty());
            // A plain list comes in the server's order; a ranking has its first row first.
            const bool ranked = answer.at("sql").as_string().find("ORDER BY") != json::string::npos;
            const auto is_known = [&](const json::value& row) {
                return json::serialize(row) == one.first;
            };
            EXPECT_TRUE(ranked ? is_known(rows.front()) : std::ranges::any_of(rows, is_known));
        }
    }
};

TEST_F(SampleDatabases, PagilaIsAskedInFrench) {
    const auto dump = shared_data("sample_db/pagila_postgresql.sql");
    if (!dump) GTEST_SKIP() << "no sample_db in the shared data";
    auto& server = CustomerPostgres::instance();
    const auto database = server.create_database();
    server.load_dump(database, *dump);
    const auto url = "postgresql://lecteur:mot%20de%20passe%20d%27essai@127.0.0.1:" +
                     std::to_string(server.location(database).port) + "/{db}";
    ask(url, database, "2022-08-01",
        {{"Nombre de locations par jour en juillet 2022", 14, R"(["2022-07-05",5])"}});
}

TEST_F(SampleDatabases, SakilaIsAskedInFrench) {
    const auto schema = shared_data("sample_db/sakila_mysql_schema.sql");
    const auto data = shared_data("sample_db/sakila_mysql_data.sql");
    if (!schema || !data) GTEST_SKIP() << "no sample_db in the shared data";
    const MariadbDatabase account;
    auto& server = MariadbServer::instance();
    server.run_script(*schema);
    server.run_script(*data);
    server.owner().run("GRANT SELECT, SHOW VIEW ON sakila.* TO '" + account.reader() +
                       "'@'127.0.0.1'");
    const auto url = "mysql://" + account.reader() +
                     ":mot%20de%20passe%20d%27essai@127.0.0.1:" + std::to_string(server.port()) +
                     "/{db}";
    ask(url, "sakila", "2006-02-20",
        {{"Nombre de locations par jour en juillet 2005", 14, R"(["2005-07-05",27])"}});
    server.owner().run("DROP DATABASE sakila");
}

}  // namespace
}  // namespace datapilot::tests
