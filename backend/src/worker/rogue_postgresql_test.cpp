// What answers at a customer's address may be anything. Each of these costs one request: a clear
// error, in bounded time and memory, and nothing that it said or was told in what is kept.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <iostream>

#include "base/sanitizers.h"
#include "support/probe_pool.h"
#include "support/rogue_postgresql.h"
#include "worker/sandbox/limits.h"
#include "workers/replies_json.h"

namespace datapilot::worker {
namespace {

using namespace std::chrono_literals;
namespace rogue = tests::rogue_postgresql;
using base::Errc;
using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;
using tests::RogueConversation;
using tests::RogueServer;
using workers::TlsMode;

constexpr auto password = "un secret bien gardé";

class RoguePostgresql : public workers::ProbePool {
  protected:
    static constexpr std::int64_t cap = 384LL << 20;

    void SetUp() override {
        auto real = settings();
        real.arguments = {"real"};
        real.limits.memory_bytes = cap;
        open(real);
    }

    static workers::WorkerKey outbound() {
        return {.tenant = base::TenantId{"acme"},
                .source = base::DataSourceId{"ventes"},
                .directory = "",
                .network = workers::Network::outbound};
    }
    static workers::ServerDatabase at(const RogueServer& server) {
        return {.dialect = catalog::Dialect::postgresql,
                .host = "rogue.exemple.fr",
                .address = "127.0.0.1",
                .port = server.port(),
                .database = "ventes",
                .user = "lecteur",
                .password = password,
                .tls = {.mode = TlsMode::disable}};
    }

    // The error of a query, told for the record; no_error where it was answered.
    Errc error_of(RogueServer& server, std::chrono::milliseconds time = 3s) {
        const auto outcome = runtime::run(
            loop_,
            pool_->query(outbound(), {.location = at(server), .sql = "SELECT 1 FROM t"}, in(time)));
        EXPECT_FALSE(outcome);
        if (outcome) return Errc::internal;
        const auto& error = outcome.error();
        std::cout << base::name(error.code) << ": " << error.message.french << " (" << error.detail
                  << ")\n";
        for (const auto& text : {error.message.french, error.message.english, error.detail}) {
            EXPECT_THAT(text, Not(HasSubstr(password)));
            EXPECT_THAT(text, Not(HasSubstr("127.0.0.1")));
        }
        return error.code;
    }

    // The step of a connection test that failed, and nothing after it passed.
    std::string failed_step(const workers::ServerDatabase& where) {
        const auto report = runtime::run(loop_, pool_->test(outbound(), {where}, in(3s)));
        EXPECT_TRUE(report) << report.error().detail;
        if (!report) return "";
        for (const auto& check : report->checks) {
            EXPECT_THAT(check.message.french, Not(HasSubstr(password)));
            if (check.outcome == workers::StepOutcome::failed) {
                return std::string{workers::name(check.step)};
            }
        }
        return "none";
    }

    static std::int64_t largest_child() {
        rusage children{};
        ::getrusage(RUSAGE_CHILDREN, &children);
        return static_cast<std::int64_t>(children.ru_maxrss) << 10;
    }

    // A child of a test before this one may have been allowed more.
    void expect_bounded_memory() const {
        EXPECT_LE(largest_child(), std::max(largest_before_, cap / 4 * 5));
    }

  private:
    std::int64_t largest_before_ = largest_child();
};

TEST_F(RoguePostgresql, OneThatSaysNothingIsOutOfReach) {
    RogueServer server{[](RogueConversation& client) { client.hang(); }};
    EXPECT_EQ(error_of(server), Errc::source_unreachable);
    EXPECT_EQ(failed_step(at(server)), "network");
}

TEST_F(RoguePostgresql, OneThatSpeaksAnotherProtocolIsNoServerOfThisKind) {
    for (const auto& words :
         {std::string{"HTTP/1.1 400 Bad Request\r\n\r\n"}, std::string(5000, '\xAA'),
          std::string("\0\0\0\0\0\0\0\0\0", 9), rogue::ready(), rogue::row("x"),
          std::string{"J\0\0\0\x0a\x35.7.1", 11}}) {
        RogueServer server{[&](RogueConversation& client) {
            rogue::read_start(client);
            client.send(words);
        }};
        EXPECT_EQ(error_of(server), Errc::source_misbehaved);
        EXPECT_EQ(failed_step(at(server)), "network");
    }
}

TEST_F(RoguePostgresql, OneThatClosesIsToldAsSuch) {
    RogueServer at_once{[](RogueConversation&) {}};
    EXPECT_EQ(error_of(at_once), Errc::source_misbehaved);
    RogueServer after_login{[](RogueConversation& client) { rogue::log_in(client); }};
    EXPECT_EQ(error_of(after_login), Errc::source_lost);
    RogueServer within_rows{[](RogueConversation& client) {
        rogue::serve(client, [](RogueConversation& asked) {
            asked.send(rogue::message('1', "") + rogue::message('2', "") + rogue::columns() +
                       rogue::row("x"));
            return false;
        });
    }};
    EXPECT_EQ(error_of(within_rows), Errc::source_lost);
}

TEST_F(RoguePostgresql, OneThatHangsLaterCostsTheTimeOfItsJob) {
    RogueServer after_login{[](RogueConversation& client) {
        rogue::log_in(client);
        client.hang();
    }};
    EXPECT_EQ(error_of(after_login, 1s), Errc::query_timeout);
    RogueServer within_rows{[](RogueConversation& client) {
        rogue::serve(client, [](RogueConversation& asked) {
            asked.send(rogue::message('1', "") + rogue::message('2', "") + rogue::columns() +
                       rogue::row("x"));
            asked.hang();
            return false;
        });
    }};
    EXPECT_EQ(error_of(within_rows, 1s), Errc::query_timeout);
}

TEST_F(RoguePostgresql, OneThatAsksForAnUnknownLoginGetsNone) {
    for (const std::uint32_t kind : {2U, 6U, 7U, 9U, 10U, 12U, 99U}) {
        RogueServer server{[&](RogueConversation& client) {
            rogue::read_start(client);
            client.send(rogue::authentication(kind));
            client.hang();
        }};
        EXPECT_THAT(error_of(server, 1500ms),
                    AnyOf(Errc::source_login_failed, Errc::source_misbehaved))
            << kind;
    }
}

TEST_F(RoguePostgresql, WithoutTheTlsThatWasAskedForNoPasswordIsSent) {
    for (const auto mode : {TlsMode::require, TlsMode::verify_ca, TlsMode::verify_full}) {
        for (const std::string answer : {"N", "E", "S", "X"}) {
            RogueServer server{[&](RogueConversation& client) {
                client.receive(8);
                client.send(answer + rogue::authentication(3));
                client.hang();
            }};
            auto where = at(server);
            where.tls.mode = mode;
            EXPECT_THAT(failed_step(where), AnyOf("tls", "network")) << answer;
            EXPECT_THAT(server.heard(), Not(HasSubstr(password)));
        }
    }
}

TEST_F(RoguePostgresql, OneThatCopiesIsStopped) {
    for (const char kind : {'G', 'H', 'W'}) {
        RogueServer server{[&](RogueConversation& client) {
            rogue::serve(client, [&](RogueConversation& asked) {
                asked.send(rogue::message(kind, std::string(1, '\0') + rogue::number(0, 2)));
                asked.hang();
                return false;
            });
        }};
        EXPECT_EQ(error_of(server), Errc::source_misbehaved) << kind;
    }
}

TEST_F(RoguePostgresql, FloodsAreBoundedInTimeAndMemory) {
    const auto flood = [](const std::string& piece) {
        return [piece](RogueConversation& client) {
            rogue::serve(client, [&](RogueConversation& asked) {
                asked.send(rogue::message('1', "") + rogue::message('2', "") + rogue::columns());
                while (asked.send(piece)) continue;
                return false;
            });
        };
    };
    RogueServer rows{flood(rogue::row(std::string(10'000, 'x')))};
    EXPECT_THAT(error_of(rows),
                AnyOf(Errc::query_too_large, Errc::source_misbehaved, Errc::query_timeout));
    RogueServer notices{flood(rogue::notice(std::string(10'000, 'x')))};
    EXPECT_THAT(error_of(notices), AnyOf(Errc::query_timeout, Errc::query_too_large));
    RogueServer parameters{[](RogueConversation& client) {
        rogue::serve(client, [](RogueConversation& asked) {
            for (int i = 0;
                 asked.send(rogue::parameter("p" + std::to_string(i), std::string(10'000, 'x')));
                 ++i) {
            }
            return false;
        });
    }};
    EXPECT_THAT(error_of(parameters), AnyOf(Errc::query_timeout, Errc::query_too_large));
    RogueServer during_login{[](RogueConversation& client) {
        rogue::read_start(client);
        client.send(rogue::authentication(0));
        for (int i = 0;
             client.send(rogue::parameter("p" + std::to_string(i), std::string(10'000, 'x')));
             ++i) {
        }
    }};
    const auto ended = error_of(during_login);
    const bool by_memory_alone = base::runs_sanitized && ended == Errc::query_too_large;
    if (!by_memory_alone) {
        EXPECT_THAT(ended,
                    AnyOf(Errc::source_misbehaved, Errc::source_unreachable, Errc::query_timeout));
    }
    if (base::runs_sanitized) GTEST_SKIP() << sandbox::limits_missing();
    expect_bounded_memory();
}

TEST_F(RoguePostgresql, AFieldOfGigabytesIsNotReadWhole) {
    RogueServer server{[](RogueConversation& client) {
        rogue::serve(client, [](RogueConversation& asked) {
            constexpr std::uint32_t size = 1'900'000'000;
            asked.send(rogue::message('1', "") + rogue::message('2', "") + rogue::columns() + "D" +
                       rogue::number(size + 10) + rogue::number(1, 2) + rogue::number(size));
            while (asked.send(std::string(1 << 20, 'x'))) continue;
            return false;
        });
    }};
    EXPECT_EQ(error_of(server, 10s), Errc::query_too_large);
    if (base::runs_sanitized) GTEST_SKIP() << sandbox::limits_missing();
    expect_bounded_memory();
}

TEST_F(RoguePostgresql, WhatAServerSaysIsCleanedBeforeItIsKept) {
    RogueServer server{[](RogueConversation& client) {
        rogue::read_start(client);
        client.send(rogue::failure("28P01", "no \x1b[31m" + std::string{password} +
                                                " at 127.0.0.1\r\n" + std::string(5000, 'y')));
    }};
    EXPECT_EQ(error_of(server), Errc::source_login_failed);
    RogueServer in_answer{[](RogueConversation& client) {
        rogue::serve(client, [](RogueConversation& asked) {
            return asked.send(rogue::failure("22012", std::string{password} + " 127.0.0.1 \xFF") +
                              rogue::ready());
        });
    }};
    EXPECT_EQ(error_of(in_answer), Errc::query_failed);
}

// After all of them the same pool still answers.
TEST_F(RoguePostgresql, TheNextRequestIsAnswered) {
    RogueServer server{[](RogueConversation& client) { client.send(std::string(1 << 20, 'x')); }};
    error_of(server);
    EXPECT_EQ(failed_step(at(server)), "network");
}

}  // namespace
}  // namespace datapilot::worker
