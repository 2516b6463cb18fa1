#include "http_client/network_client.h"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <fstream>

#include "http_client/patient_client.h"
#include "runtime/deadline.h"
#include "runtime/run.h"
#include "support/scripted_http_server.h"
#include "support/temporary_folder.h"

namespace datapilot::http_client {
namespace {

using namespace std::chrono_literals;
using tests::ScriptedHttpServer;
using tests::TestCertificate;

class NetworkClientTest : public ::testing::Test {
  protected:
    static Request request(const ScriptedHttpServer& server, std::string body = "{}") {
        return {.url = server.url("/v1/messages"),
                .headers = {{"Content-Type", "application/json"}},
                .body = std::move(body)};
    }

    Result<Answer> fetch(Client& client, Request request) {
        return runtime::run(loop_, client.fetch(std::move(request)));
    }
    Result<Answer> fetch(Request request) { return fetch(client_, std::move(request)); }

    // The kind of failure, or the status and the body.
    std::string told(const Result<Answer>& outcome) {
        if (!outcome) return std::string{name(outcome.error().kind)};
        return std::to_string(outcome->head.status) + " " + outcome->body;
    }

    boost::asio::io_context loop_{1};
    NetworkClient client_{{}};
};

TEST_F(NetworkClientTest, SendsARequestAndReadsTheAnswer) {
    const ScriptedHttpServer server{{tests::answers(200, "hello")}};
    const auto answer = fetch(request(server, R"({"a":1})"));
    EXPECT_EQ(told(answer), "200 hello");
    const auto received = server.received().at(0);
    EXPECT_TRUE(received.head.starts_with("POST /v1/messages HTTP/1.1\r\n")) << received.head;
    EXPECT_EQ(received.body, R"({"a":1})");
    EXPECT_EQ(received.header("Host"), "127.0.0.1:" + std::to_string(server.port()));
}

TEST_F(NetworkClientTest, CountsEveryByteThatLeaves) {
    const ScriptedHttpServer server{{tests::answers(200, "hello")}};
    const auto answer = fetch(request(server, std::string(1000, 'x')));
    ASSERT_TRUE(answer);
    const auto received = server.received().at(0);
    EXPECT_EQ(static_cast<std::size_t>(answer->sent_bytes),
              received.head.size() + 4 + received.body.size());
}

TEST_F(NetworkClientTest, HandsOnTheBodyPieceByPiece) {
    const ScriptedHttpServer server{{tests::answers_in_chunks({"caf\xC3", "\xA9", " noir"})}};
    std::string all;
    PieceSink sink = [&](const Head& head, std::string_view piece) {
        EXPECT_EQ(head.header("content-type"), "text/event-stream");
        all += piece;
        return Reading::go_on;
    };
    EXPECT_EQ(told(runtime::run(loop_, client_.stream(request(server), sink))), "200 ");
    EXPECT_EQ(all, "café noir");
}

TEST_F(NetworkClientTest, EndsWhereTheReaderHasEnough) {
    const ScriptedHttpServer server{{[](const tests::ReceivedRequest&, tests::Wire& wire) {
        wire.send(tests::chunked_head("text/event-stream") + tests::as_chunk("enough"));
        wire.wait_until_client_leaves();
    }}};
    PieceSink sink = [](const Head&, std::string_view) { return Reading::enough; };
    EXPECT_EQ(told(runtime::run(loop_, client_.stream(request(server), sink))), "200 ");
}

TEST_F(NetworkClientTest, ARedirectIsAnAnswerAndIsNotFollowed) {
    const ScriptedHttpServer elsewhere{{tests::answers(200, "stolen")}};
    const ScriptedHttpServer server{
        {tests::answers(307, "moved", "text/plain", "Location: " + elsewhere.url() + "\r\n")}};
    EXPECT_EQ(told(fetch(request(server))), "307 moved");
    EXPECT_TRUE(elsewhere.received().empty());
}

TEST_F(NetworkClientTest, NamesHowACallFails) {
    const auto failure = [&](tests::Script script) {
        const ScriptedHttpServer server{{std::move(script)}};
        return told(fetch(request(server)));
    };
    EXPECT_EQ(failure(tests::resets()), "cut");
    EXPECT_EQ(failure(tests::sends("")), "cut");
    EXPECT_EQ(failure(tests::cuts_after({"half"})), "cut");
    EXPECT_EQ(failure(tests::sends("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")), "cut");
    EXPECT_EQ(failure(tests::sends("SMTP ready\r\n\r\n")), "malformed");
    EXPECT_EQ(failure(tests::sends(tests::chunked_head("a/b") + "zz\r\nhello\r\n")), "malformed");
    EXPECT_EQ(failure(tests::sends("HTTP/1.1 200 OK\r\nX: " + std::string(100'000, 'x'))),
              "too_large");
    EXPECT_EQ(told(fetch({.url = "ftp://example.com"})), "bad_url");
    EXPECT_EQ(told(fetch({.url = "http://127.0.0.1:1"})), "unreachable");
}

TEST_F(NetworkClientTest, AnAnswerThatStopsIsGivenUp) {
    const ScriptedHttpServer server{{tests::hangs()}};
    auto slow = request(server);
    slow.limits.idle = 50ms;
    EXPECT_EQ(told(fetch(slow)), "timeout");
}

TEST_F(NetworkClientTest, AnAnswerThatDripsMeetsTheTotalDeadline) {
    const ScriptedHttpServer server{{[](const tests::ReceivedRequest&, tests::Wire& wire) {
        wire.send(tests::chunked_head("text/event-stream"));
        for (int i = 0; i < 400; ++i) {
            wire.send(tests::as_chunk("."));
            std::this_thread::sleep_for(5ms);
        }
    }}};
    auto slow = request(server);
    slow.limits.idle = 10s;
    slow.limits.total = 100ms;
    EXPECT_EQ(told(fetch(slow)), "timeout");
}

TEST_F(NetworkClientTest, ABodyPastItsCapIsNotReadOn) {
    const ScriptedHttpServer server{{[](const tests::ReceivedRequest&, tests::Wire& wire) {
        const std::string megabyte(1 << 20, 'x');
        wire.send(tests::chunked_head("text/plain"));
        for (int i = 0; i < 50; ++i) wire.send(tests::as_chunk(megabyte));
        wire.send("0\r\n\r\n");
    }}};
    EXPECT_EQ(told(fetch(request(server))), "too_large");
}

TEST_F(NetworkClientTest, OfAnErrorOnlySoMuchIsKept) {
    const ScriptedHttpServer server{{tests::answers(500, std::string(1 << 20, 'x'))}};
    const auto answer = fetch(request(server));
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->head.status, 500);
    EXPECT_EQ(answer->body.size(), 64U << 10);
}

TEST_F(NetworkClientTest, ACallIsCancelledWithItsCaller) {
    const ScriptedHttpServer server{{tests::hangs()}};
    // The task has ended when with_deadline returns, and hangs() sees that the client left.
    const auto outcome =
        runtime::run(loop_, runtime::with_deadline(50ms, client_.fetch(request(server))));
    EXPECT_FALSE(outcome);
}

TEST_F(NetworkClientTest, TrustsTheAuthorityThatTheOperatorNames) {
    const auto certificate = TestCertificate::made_for("127.0.0.1");
    const ScriptedHttpServer server{{tests::answers(200, "secret")}, certificate};
    const tests::TemporaryFolder folder;
    const auto file = folder.path() / "ca.pem";
    std::ofstream(file) << certificate.certificate;
    NetworkClient trusting{{.ca_file = file.string()}};
    EXPECT_EQ(told(fetch(trusting, request(server))), "200 secret");
    EXPECT_EQ(told(fetch(request(server))), "tls");
}

TEST_F(NetworkClientTest, ACertificateOfAnotherHostIsRefused) {
    const auto certificate = TestCertificate::made_for("model.example.com");
    const ScriptedHttpServer server{{tests::answers(200, "secret")}, certificate};
    const tests::TemporaryFolder folder;
    const auto file = folder.path() / "ca.pem";
    std::ofstream(file) << certificate.certificate;
    NetworkClient trusting{{.ca_file = file.string()}};
    EXPECT_EQ(told(fetch(trusting, request(server))), "tls");
    EXPECT_TRUE(server.received().empty());
}

TEST_F(NetworkClientTest, AProxyIsAskedForTheWholeUrl) {
    const ScriptedHttpServer proxy{{tests::answers(200, "by proxy")}};
    NetworkClient client{{.proxies = {.for_http = proxy.url()}}};
    EXPECT_EQ(told(fetch(client, {.url = "http://model.invalid/v1"})), "200 by proxy");
    EXPECT_TRUE(proxy.received().at(0).head.starts_with("POST http://model.invalid/v1 HTTP/1.1"));
}

TEST_F(NetworkClientTest, AProxyThatOpensNoTunnelSeesNothingOfTheRequest) {
    const ScriptedHttpServer proxy{{tests::answers(403, "no")}};
    NetworkClient client{{.proxies = {.for_https = proxy.url()}}};
    EXPECT_EQ(told(fetch(client, {.url = "https://model.invalid/v1", .body = "secret"})),
              "unreachable");
    EXPECT_TRUE(proxy.received().at(0).head.starts_with("CONNECT model.invalid:443 HTTP/1.1"));
    EXPECT_EQ(proxy.received().at(0).body, "");
}

// For addresses that are not the operator's.
class JudgedClientTest : public NetworkClientTest {
  protected:
    static network::AddressPolicy listing(const char* address) {
        return network::AddressPolicy{
            std::vector<network::Range>{network::Range::parse(address).value()}};
    }
    static std::string at_localhost(const ScriptedHttpServer& server, const std::string& scheme) {
        return scheme + "://localhost:" + std::to_string(server.port()) + "/v1";
    }
    std::string detail(Client& client, Request request) {
        const auto outcome = fetch(client, std::move(request));
        return outcome ? told(outcome) : outcome.error().detail;
    }
};

TEST_F(JudgedClientTest, ALoopbackThatIsNotListedReceivesNothing) {
    const ScriptedHttpServer server{{tests::answers(200, "secret")}};
    network::Resolver judge{network::AddressPolicy{std::vector<network::Range>{}}, {}};
    NetworkClient client{{.judge = &judge}};
    EXPECT_EQ(told(fetch(client, request(server))), "unreachable");
    EXPECT_EQ(detail(client, {.url = at_localhost(server, "http")}),
              "the address may not be reached");
    EXPECT_TRUE(server.received().empty());
}

TEST_F(JudgedClientTest, AJudgedCallGoesToTheJudgedNumberAlone) {
    const ScriptedHttpServer server{{tests::answers(200, "hello")}};
    network::Resolver judge{listing("127.0.0.1"), {}};
    NetworkClient client{{.judge = &judge}};
    EXPECT_EQ(told(fetch(client, {.url = at_localhost(server, "http")})), "200 hello");
    EXPECT_EQ(server.received().at(0).header("Host"), "localhost:" + std::to_string(server.port()));
}

TEST_F(JudgedClientTest, AProxyIsToldTheJudgedNumberSoThatItLooksNothingUp) {
    const ScriptedHttpServer proxy{{tests::answers(403, "no")}};
    network::Resolver judge{listing("127.0.0.1"), {}};
    NetworkClient client{{.proxies = {.for_https = proxy.url()}, .judge = &judge}};
    EXPECT_EQ(told(fetch(client, {.url = "https://localhost/v1"})), "unreachable");
    EXPECT_TRUE(proxy.received().at(0).head.starts_with("CONNECT 127.0.0.1:443 HTTP/1.1"));
}

TEST_F(JudgedClientTest, NothingGoesInClearToAPublicAddress) {
    network::Resolver judge{network::AddressPolicy{std::vector<network::Range>{}}, {}};
    NetworkClient client{{.judge = &judge}};
    EXPECT_EQ(detail(client, {.url = "http://9.9.9.9/v1", .body = "secret"}),
              "nothing goes in clear to a public address");
}

TEST_F(JudgedClientTest, ARedirectLeadsNowhere) {
    const ScriptedHttpServer inner{{tests::answers(200, "secret")}};
    const ScriptedHttpServer server{
        {tests::answers(307, "", "text/plain", "Location: " + inner.url() + "\r\n")}};
    network::Resolver judge{listing("127.0.0.1"), {}};
    NetworkClient client{{.judge = &judge}};
    EXPECT_EQ(told(fetch(client, request(server))), "307 ");
    EXPECT_TRUE(inner.received().empty());
}

class PatientClientTest : public NetworkClientTest {
  protected:
    base::SystemClock clock_;
    PatientClient patient_{{client_, clock_, [] { return 0.0; }}, {}, {.failures_to_open = 4}};
};

TEST_F(PatientClientTest, TriesAgainUntilTheServiceAnswers) {
    const ScriptedHttpServer server{
        {tests::resets(), tests::answers(529, "busy"), tests::answers(200, "hello")}};
    const auto answer = fetch(patient_, request(server));
    EXPECT_EQ(told(answer), "200 hello");
    const auto received = server.received();
    ASSERT_EQ(received.size(), 3U);
    EXPECT_EQ(static_cast<std::size_t>(answer->sent_bytes),
              3 * (received[0].head.size() + 4 + received[0].body.size()));
}

TEST_F(PatientClientTest, GivesTheLastAnswerWhenItGivesUp) {
    const ScriptedHttpServer server{{tests::answers(503, "busy")}};
    EXPECT_EQ(told(fetch(patient_, request(server))), "503 busy");
    EXPECT_EQ(server.received().size(), 3U);
}

TEST_F(PatientClientTest, DoesNotWaitPastTheTotalDeadline) {
    const ScriptedHttpServer server{{tests::answers(429, "later", "a/b", "Retry-After: 15\r\n")}};
    auto hurried = request(server);
    hurried.limits.total = 5s;
    EXPECT_EQ(told(fetch(patient_, hurried)), "429 later");
    EXPECT_EQ(server.received().size(), 1U);
}

TEST_F(PatientClientTest, LeavesAServiceAloneThatFailsAgainAndAgain) {
    const ScriptedHttpServer server{{tests::answers(500, "broken")}};
    fetch(patient_, request(server));
    EXPECT_EQ(told(fetch(patient_, request(server))), "resting");
    EXPECT_EQ(server.received().size(), 4U);
}

}  // namespace
}  // namespace datapilot::http_client
