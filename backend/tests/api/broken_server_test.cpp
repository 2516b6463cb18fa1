// Customers' servers that stop working at one point or another of what is done with them, over
// HTTP: a real server behind a relay that breaks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <boost/json.hpp>
#include <chrono>
#include <future>
#include <string>
#include <thread>

#include "api/api_test.h"
#include "support/customer_postgres.h"
#include "support/mariadb_server.h"
#include "support/relay.h"
#include "support/rogue_postgresql.h"

namespace datapilot::tests {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;
using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;

constexpr auto sources = "/api/v1/data-sources";
constexpr auto query_seconds = 3;

enum class Breaks {
    nowhere,
    before_its_first_word,
    after_the_login,
    at_the_statement,      // takes it, and says nothing
    within_the_answer,     // begins it, and says nothing more
    by_hanging_up,         // in the middle of the answer
    by_sending_gigabytes,  // instead of the answer
    by_asking_for_a_file,
};

// What differs between the two kinds of server.
struct Kind {
    std::string type;
    json::object connection;
    std::uint16_t port;
    std::string first_statement;  // that a worker sends once it has logged in
    std::string answer_without_end(std::size_t already) const;
    std::string request_for_a_file;
};

std::string mysql_packet(const std::string& payload, std::size_t number) {
    const auto size = payload.size();
    return std::string{static_cast<char>(size & 0xFF), static_cast<char>(size >> 8 & 0xFF),
                       static_cast<char>(size >> 16 & 0xFF), static_cast<char>(number & 0xFF)} +
           payload;
}

// The head of an answer with one column of text, then rows of it.
std::string Kind::answer_without_end(std::size_t already) const {
    const std::string value(200, 'x');
    if (type == "postgresql") {
        using namespace rogue_postgresql;
        return already == 0 ? message('1', "") + message('2', "") + columns() : row(value);
    }
    if (already > 0) return mysql_packet(static_cast<char>(value.size()) + value, already + 3);
    const std::string column =
        std::string{"\3def\0\0\0\1a\0\x0C\x2D\0", 13} + std::string{"\xFF\0\0\0\xFD\0\0\0\0\0", 10};
    return mysql_packet("\1", 1) + mysql_packet(column, 2) +
           mysql_packet(std::string{"\xFE\0\0\2\0", 5}, 3);
}

// The real server until it is told where to break, for the clients that come from then on.
class BreakingServer {
  public:
    BreakingServer(Kind kind, std::string statement)
        : kind_(std::move(kind)),
          statement_(std::move(statement)),
          server_([this](RogueConversation& client) { serve(client); }) {}

    std::uint16_t port() const { return server_.port(); }
    std::string heard() { return server_.heard(); }
    void breaks(Breaks where) {
        breaks_ = where;
        server_.hang_up();
    }

  private:
    void serve(RogueConversation& client) {
        if (breaks_ == Breaks::before_its_first_word) return client.hang();
        Relay relay{client, kind_.port};
        if (breaks_ == Breaks::nowhere) return relay.to_the_end();
        const bool at_once = breaks_ == Breaks::after_the_login;
        if (!relay.until(at_once ? kind_.first_statement : statement_)) return;
        switch (breaks_) {
            case Breaks::within_the_answer:
            case Breaks::by_hanging_up:
                relay.answer(40);
                if (breaks_ == Breaks::by_hanging_up) return;
                break;
            case Breaks::by_sending_gigabytes:
                for (std::size_t i = 0; client.send(kind_.answer_without_end(i)); ++i) continue;
                return;
            case Breaks::by_asking_for_a_file:
                client.send(kind_.request_for_a_file);
                break;
            default:
                break;
        }
        client.hang();
    }

    Kind kind_;
    std::string statement_;
    std::atomic<Breaks> breaks_{Breaks::nowhere};
    RogueServer server_;
};

class BrokenServerTest : public ::testing::TestWithParam<const char*> {
  protected:
    static void SetUpTestSuite() {
        serve_ = std::make_unique<Serve>(
            Variables{{"DATAPILOT_ALLOWED_NETWORKS", "127.0.0.1"},
                      {"DATAPILOT_QUERY_SECONDS", std::to_string(query_seconds)},
                      {"DATAPILOT_MAX_WORKERS", "12"}});
        shop_ = std::make_unique<MariadbDatabase>();
        const std::string tables =
            "CREATE TABLE ventes (id int PRIMARY KEY, region varchar(50), montant decimal(12,2));"
            "INSERT INTO ventes VALUES (1, 'Sud', 10.50), (2, 'Nord', 20.25)";
        shop_->execute(tables);
        database_ = CustomerPostgres::instance().create_database();
        CustomerPostgres::instance().execute(database_, tables);
    }
    static void TearDownTestSuite() {
        shop_.reset();
        serve_.reset();
    }

    static json::object connection(const workers::ServerDatabase& server) {
        return {{"host", "127.0.0.1"},         {"port", server.port},
                {"database", server.database}, {"user", server.user},
                {"password", server.password}, {"tls", {{"mode", "disable"}}}};
    }
    static Kind kind() {
        if (std::string{GetParam()} == "postgresql") {
            const auto where = CustomerPostgres::instance().location(database_);
            return {.type = "postgresql",
                    .connection = connection(where),
                    .port = where.port,
                    .first_statement = "SET client_encoding",
                    .request_for_a_file = rogue_postgresql::message(
                        'G', std::string(1, '\0') + rogue_postgresql::number(0, 2))};
        }
        const auto where = shop_->location();
        return {.type = "mysql",
                .connection = connection(where),
                .port = where.port,
                .first_statement = "SET SESSION autocommit",
                .request_for_a_file = mysql_packet("\xFB/proc/self/cgroup", 1)};
    }

    static json::object through(const BreakingServer& server) {
        auto changed = kind().connection;
        changed["port"] = server.port();
        return changed;
    }
    // « network source_unreachable », of the step that failed.
    static std::string failed_step(Company& company, const BreakingServer& server) {
        const auto answer =
            company.client.post(std::string{sources} + "/test",
                                {{"type", GetParam()}, {"connection", through(server)}});
        if (answer.status != 200) return answer.body;
        const auto report = answer.json();
        for (const auto& check : report.at("checks").as_array()) {
            if (check.at("outcome").as_string() != "failed") continue;
            EXPECT_FALSE(check.at("message").as_string().empty());
            return std::string{check.at("step").as_string()} + " " +
                   std::string{check.at("code").as_string()};
        }
        return "none";
    }
    static std::string made(Company& company, const BreakingServer& server) {
        const auto answer = company.client.post(
            sources, {{"name", "Boutique"}, {"type", GetParam()}, {"connection", through(server)}});
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.header("Location");
    }
    static HttpAnswer asked(Company& company, const std::string& location) {
        return company.client.post("/api/v1/ai/query",
                                   {{"data_source_id", location.substr(location.rfind('/') + 1)},
                                    {"question", "total des montants par région"},
                                    {"today", "2025-06-30"}});
    }
    static json::value synced(Company& company, const std::string& location) {
        EXPECT_EQ(company.client.post(location + "/sync", json::object{}).status, 202);
        for (int i = 0; i < 600; ++i) {
            auto source = company.client.get(location).json();
            if (source.at("status").as_string() != "syncing") return source;
            std::this_thread::sleep_for(50ms);
        }
        throw std::runtime_error("the sync does not end");
    }
    static std::chrono::seconds since(std::chrono::steady_clock::time_point before) {
        return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() -
                                                                before);
    }

    static inline std::unique_ptr<Serve> serve_;
    static inline std::unique_ptr<MariadbDatabase> shop_;
    static inline std::string database_;
};

constexpr auto statement_of_a_question = "montant";
constexpr auto statement_of_rights = "COUNT(DISTINCT TABLE_SCHEMA";

TEST_P(BrokenServerTest, AQuestionEndsInTimeWithWhatHappened) {
    auto company = register_company(serve_->port(), "Acme");
    BreakingServer server{kind(), statement_of_a_question};
    const auto location = made(company, server);
    const auto code = [&](Breaks where) {
        server.breaks(where);
        const auto before = std::chrono::steady_clock::now();
        const auto answer = asked(company, location);
        EXPECT_LT(since(before), std::chrono::seconds{query_seconds + 3});
        EXPECT_THAT(answer.body, Not(HasSubstr(std::to_string(server.port()))));
        EXPECT_GE(answer.status, 500) << answer.body;
        return answer.code();
    };
    EXPECT_THAT(asked(company, location).body, HasSubstr("10.50"));
    EXPECT_EQ(code(Breaks::before_its_first_word), "source_unreachable");
    EXPECT_EQ(code(Breaks::after_the_login), "query_timeout");
    EXPECT_EQ(code(Breaks::at_the_statement), "query_timeout");
    EXPECT_EQ(code(Breaks::within_the_answer), "query_timeout");
    EXPECT_EQ(code(Breaks::by_hanging_up), "source_lost");
    EXPECT_THAT(code(Breaks::by_asking_for_a_file),
                AnyOf("source_misbehaved", "source_lost", "query_timeout"));
    server.breaks(Breaks::by_sending_gigabytes);
    // Where rows are read one by one, those that there is room for are shown, and said to be cut.
    EXPECT_THAT(asked(company, location).body,
                AnyOf(HasSubstr(R"("truncated":true)"), HasSubstr("query_too_large"),
                      HasSubstr("query_timeout"), HasSubstr("source_misbehaved")));
    server.breaks(Breaks::nowhere);
    EXPECT_THAT(asked(company, location).body, HasSubstr("10.50"));
    EXPECT_THAT(server.heard(), Not(HasSubstr("::/")));
}

TEST_P(BrokenServerTest, ATestSaysAtWhichStepTheServerStopped) {
    const auto type = kind().type;
    const auto tried = [&](Breaks where) {
        return std::async(std::launch::async, [where, type] {
            auto company = register_company(serve_->port(), "Acme");
            BreakingServer server{kind(), type == "mysql" ? statement_of_rights : "rolcreaterole"};
            server.breaks(where);
            const auto before = std::chrono::steady_clock::now();
            const auto step = failed_step(company, server);
            EXPECT_LT(since(before), 22s);
            return step;
        });
    };
    // At the same time: each takes as long as a server may be silent.
    auto silent = tried(Breaks::before_its_first_word);
    auto let_in = tried(Breaks::after_the_login);
    auto within = tried(Breaks::within_the_answer);
    EXPECT_EQ(silent.get(), "network source_unreachable");
    EXPECT_EQ(let_in.get(), "database source_database_missing");
    const auto rights = "rights source_rights_missing";
    EXPECT_EQ(within.get(), rights);
    EXPECT_EQ(tried(Breaks::by_hanging_up).get(), rights);
    EXPECT_EQ(tried(Breaks::by_sending_gigabytes).get(), rights);
    EXPECT_EQ(tried(Breaks::by_asking_for_a_file).get(), rights);
}

TEST_P(BrokenServerTest, ASyncThatBreaksSaysWhyAndLeavesTheSchemaInUse) {
    auto company = register_company(serve_->port(), "Acme");
    BreakingServer server{kind(), statement_of_a_question};
    const auto location = made(company, server);
    const auto code = [&](Breaks where) {
        server.breaks(where);
        const auto source = synced(company, location);
        EXPECT_EQ(source.at("status"), "failed");
        EXPECT_EQ(source.at("table_count").as_int64(), 1);
        EXPECT_FALSE(source.at("sync_error").at("message").as_string().empty());
        return std::string{source.at("sync_error").at("code").as_string()};
    };
    EXPECT_EQ(code(Breaks::within_the_answer), "source_lost");
    EXPECT_EQ(code(Breaks::by_hanging_up), "source_lost");
    EXPECT_THAT(code(Breaks::by_sending_gigabytes), AnyOf("source_lost", "query_too_large"));
    EXPECT_THAT(code(Breaks::by_asking_for_a_file), AnyOf("source_lost", "source_misbehaved"));
    EXPECT_EQ(code(Breaks::before_its_first_word), "source_unreachable");
    server.breaks(Breaks::nowhere);
    EXPECT_EQ(synced(company, location).at("status"), "ready");
    EXPECT_THAT(asked(company, location).body, HasSubstr("10.50"));
}

TEST_P(BrokenServerTest, NothingOfItStandsInTheLogs) {
    const auto log = serve_->program().standard_error();
    EXPECT_THAT(log, Not(HasSubstr(CustomerPostgres::password)));
    EXPECT_THAT(log, Not(HasSubstr(MariadbDatabase::password())));
    EXPECT_THAT(log, Not(HasSubstr("::/")));
    EXPECT_THAT(log, HasSubstr("sync_failed"));
}

INSTANTIATE_TEST_SUITE_P(Servers, BrokenServerTest, ::testing::Values("postgresql", "mysql"),
                         [](const auto& server) { return std::string{server.param}; });

}  // namespace
}  // namespace datapilot::tests
