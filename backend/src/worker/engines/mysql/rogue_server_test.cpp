// Servers that play MySQL badly, asked by a worker behind its real sandbox.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <mutex>

#include "base/sanitizers.h"
#include "support/mariadb_pool.h"
#include "support/rogue_mysql.h"

namespace datapilot::worker::mysql {
namespace {

using namespace std::chrono_literals;
using base::Errc;
using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;
using tests::RogueConnection;
using tests::RogueMysql;
using workers::TlsMode;

constexpr auto password = "tres-secret-42";

class RogueMysqlServer : public tests::MariadbPool {
  protected:
    static workers::ServerDatabase at(const RogueMysql& server, TlsMode tls = TlsMode::disable) {
        return {.dialect = catalog::Dialect::mysql,
                .host = "base.exemple.fr",
                .address = "127.0.0.1",
                .port = server.port(),
                .database = "ventes",
                .user = "lecteur",
                .password = password,
                .tls = {tls, ""}};
    }

    base::Error failure(workers::ServerDatabase where, std::chrono::milliseconds time = 10s) {
        const auto outcome = query(std::move(where), "SELECT a FROM t", time);
        EXPECT_FALSE(outcome);
        const auto error = outcome ? base::Error{} : outcome.error();
        for (const auto& words : {error.message.french, error.message.english, error.detail}) {
            EXPECT_THAT(words, Not(HasSubstr(password)));
            EXPECT_THAT(words, Not(HasSubstr("base.exemple.fr")));
        }
        return error;
    }

    Errc code(const RogueMysql& server, std::chrono::milliseconds time = 10s) {
        return failure(at(server), time).code;
    }
};

TEST_F(RogueMysqlServer, ThatHangsBeforeItsGreetingIsUnreachable) {
    const RogueMysql server{[](RogueConnection& client) { client.wait(); }};
    EXPECT_EQ(code(server, 2s), Errc::source_unreachable);
    EXPECT_EQ(failure(at(server, TlsMode::verify_full), 2s).code, Errc::source_unreachable);
}

TEST_F(RogueMysqlServer, ThatHangsInTheLoginIsUnreachable) {
    const RogueMysql server{[](RogueConnection& client) {
        client.greet(RogueMysql::without_tls);
        client.wait();
    }};
    EXPECT_EQ(code(server, 2s), Errc::source_unreachable);
}

TEST_F(RogueMysqlServer, ThatHangsAfterTheLoginRunsOutOfTime) {
    const RogueMysql server{[](RogueConnection& client) {
        client.log_in();
        client.wait();
    }};
    EXPECT_EQ(code(server, 2s), Errc::query_timeout);
}

TEST_F(RogueMysqlServer, ThatHangsInTheMiddleOfRowsRunsOutOfTime) {
    const RogueMysql server{[](RogueConnection& client) {
        if (client.log_in() && !client.serve_until("SELECT").empty()) client.send_columns();
        client.wait();
    }};
    EXPECT_EQ(code(server, 2s), Errc::query_timeout);
}

TEST_F(RogueMysqlServer, ThatCutsTheConnectionAnywhereIsLost) {
    for (int phase = 0; phase < 4; ++phase) {
        const RogueMysql server{[phase](RogueConnection& client) {
            if (phase == 0) return;
            if (phase == 1) {
                client.greet(RogueMysql::without_tls);
            } else if (client.log_in() && phase == 3) {
                if (!client.serve_until("SELECT").empty()) client.send_columns();
            }
        }};
        EXPECT_EQ(code(server), Errc::source_lost) << phase;
    }
}

TEST_F(RogueMysqlServer, ThatSendsRowsWithoutEndIsNotReadToTheEnd) {
    const RogueMysql server{[](RogueConnection& client) {
        if (!client.log_in() || client.serve_until("SELECT").empty()) return;
        client.send_columns();
        while (client.send_row(std::string(60'000, 'x'))) {
        }
    }};
    EXPECT_EQ(code(server), Errc::source_misbehaved);
}

TEST_F(RogueMysqlServer, ThatSendsColumnsWithoutEndIsBounded) {
    const RogueMysql server{[](RogueConnection& client) {
        if (!client.log_in() || client.serve_until("SELECT").empty()) return;
        client.send(std::string{"\xFC\xFF\xFF", 3});
        while (client.send_row(std::string(60'000, 'x'))) {
        }
    }};
    const auto ended = code(server);
    if (base::runs_sanitized && ended == Errc::query_timeout) return;  // slower than its bound
    EXPECT_THAT(ended, AnyOf(Errc::source_misbehaved, Errc::query_too_large));
}

TEST_F(RogueMysqlServer, ThatSendsOneHugePacketIsTooMuch) {
    const RogueMysql server{[](RogueConnection& client) {
        if (!client.log_in() || client.serve_until("SELECT").empty()) return;
        client.send_columns();
        const std::string part(0xFFFFFF, 'x');
        while (client.send(part)) {
        }
    }};
    EXPECT_THAT(code(server), AnyOf(Errc::query_too_large, Errc::source_lost));
}

TEST_F(RogueMysqlServer, ThatAsksForALocalFileGetsNone) {
    for (const std::string at_statement : {"SET", "SELECT", "START"}) {
        std::mutex mutex;
        std::vector<std::string> received;
        const RogueMysql server{[&](RogueConnection& client) {
            if (!client.log_in() || client.serve_until(at_statement).empty()) return;
            client.send("\xFB/proc/self/cgroup");
            for (auto packet = client.receive(); !packet.empty(); packet = client.receive()) {
                const std::lock_guard lock{mutex};
                received.push_back(packet);
            }
        }};
        EXPECT_THAT(code(server, 3s),
                    AnyOf(Errc::source_misbehaved, Errc::source_lost, Errc::query_timeout))
            << at_statement;
        const std::lock_guard lock{mutex};
        EXPECT_FALSE(RogueMysql::holds(received, "::/")) << at_statement;
    }
}

TEST_F(RogueMysqlServer, ThatAsksForThePasswordInClearDoesNotGetIt) {
    for (const std::string plugin :
         {"mysql_clear_password", "dialog", "sha256_password", "mysql_old_password", "x"}) {
        std::mutex mutex;
        std::vector<std::string> received;
        const RogueMysql server{[&](RogueConnection& client) {
            client.greet(RogueMysql::without_tls);
            for (auto packet = client.receive(); !packet.empty(); packet = client.receive()) {
                const std::lock_guard lock{mutex};
                received.push_back(packet);
                client.send("\xFE" + plugin + std::string(1, '\0') + "abcdefghijklmnopqrst" +
                            std::string(1, '\0'));
            }
        }};
        EXPECT_EQ(code(server, 3s), Errc::source_login_failed) << plugin;
        const std::lock_guard lock{mutex};
        EXPECT_FALSE(received.empty());
        EXPECT_FALSE(RogueMysql::holds(received, password)) << plugin;
    }
}

TEST_F(RogueMysqlServer, WithoutTlsGetsNoLoginWhereTlsIsAskedFor) {
    std::atomic<bool> asked{false};
    const RogueMysql server{[&asked](RogueConnection& client) {
        client.greet(RogueMysql::without_tls);
        if (!client.receive().empty()) asked = true;
    }};
    for (const auto mode : {TlsMode::require, TlsMode::verify_ca, TlsMode::verify_full}) {
        EXPECT_EQ(failure(at(server, mode)).code, Errc::source_tls_failed);
    }
    EXPECT_FALSE(asked);
}

// The certificate that was checked is that of the real server; the login goes to another.
TEST_F(RogueMysqlServer, ThatShowsAnothersCertificateFirstGetsNoLogin) {
    auto& real = tests::MariadbServer::instance();
    for (const auto capabilities : {RogueMysql::without_tls, RogueMysql::with_tls}) {
        std::atomic<int> clients{0};
        std::mutex mutex;
        std::vector<std::string> received;
        const RogueMysql server{[&](RogueConnection& client) {
            if (++clients == 1) return client.relay_to(real.port());
            client.greet(capabilities);
            for (auto packet = client.receive(); !packet.empty(); packet = client.receive()) {
                const std::lock_guard lock{mutex};
                received.push_back(packet);
            }
        }};
        auto where = at(server, TlsMode::verify_full);
        where.host = "db.test";
        where.tls.ca_certificates = real.ca_certificate();
        EXPECT_THAT(failure(where, 5s).code,
                    AnyOf(Errc::source_tls_failed, Errc::source_unreachable, Errc::source_lost));
        EXPECT_EQ(clients, 2);
        const std::lock_guard lock{mutex};
        EXPECT_FALSE(RogueMysql::holds(received, "lecteur"));
    }
}

TEST_F(RogueMysqlServer, ThatIsNoMysqlServerIsSaidToBeNone) {
    for (const auto& words :
         {std::string{"HTTP/1.1 400 Bad Request\r\n\r\n"}, std::string{"SSH-2.0-OpenSSH_9.2\r\n"},
          std::string(100, '\xFF'), std::string(100, '\0')}) {
        const RogueMysql server{[&words](RogueConnection& client) { client.send_raw(words); }};
        EXPECT_THAT(code(server), AnyOf(Errc::source_misbehaved, Errc::source_lost));
        EXPECT_THAT(failure(at(server, TlsMode::require)).code,
                    AnyOf(Errc::source_misbehaved, Errc::source_lost, Errc::source_unreachable));
    }
}

TEST_F(RogueMysqlServer, ThatRepeatsThePasswordInAnErrorIsCleanedOfIt) {
    const RogueMysql server{[](RogueConnection& client) {
        if (!client.log_in() || client.serve_until("SELECT").empty()) return;
        client.send(std::string{"\xFF\x28\x04#HY000", 9} + password + " base.exemple.fr 127.0.0.1");
    }};
    const auto error = failure(at(server));
    EXPECT_EQ(error.code, Errc::query_failed);
    EXPECT_THAT(error.message.french, Not(HasSubstr("127.0.0.1")));
}

TEST_F(RogueMysqlServer, ThatAnswersOtherColumnsThanAskedForMisbehaves) {
    const RogueMysql server{[](RogueConnection& client) {
        if (!client.log_in()) return;
        while (!client.serve_until("SELECT").empty()) {
            client.send_columns();
            client.send(std::string{"\xFE\0\0\2\0", 5});
        }
    }};
    EXPECT_EQ(code(server), Errc::source_misbehaved);
}

}  // namespace
}  // namespace datapilot::worker::mysql
