#include "http/server.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/json/object.hpp>
#include <chrono>
#include <future>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "base/unavailable.h"
#include "http/body_writer.h"
#include "http/event_stream.h"
#include "http/json_body.h"
#include "runtime/run.h"
#include "support/http_client.h"
#include "support/scope.h"

namespace datapilot::http {
namespace {

using namespace std::chrono_literals;
using runtime::Task;
using tests::HttpAnswer;
using tests::HttpClient;
using tests::RawConnection;

// What the handlers of the test application saw, written on the server's thread.
struct Seen {
    std::atomic<int> started = 0;
    std::atomic<int> cancelled = 0;
    std::atomic<std::size_t> body_bytes = 0;
};

class CountsCancellation {
  public:
    explicit CountsCancellation(Seen& seen) : seen_(seen) { ++seen_.started; }
    ~CountsCancellation() {
        if (!finished_) ++seen_.cancelled;
    }
    CountsCancellation(const CountsCancellation&) = delete;
    CountsCancellation& operator=(const CountsCancellation&) = delete;
    void finish() { finished_ = true; }

  private:
    Seen& seen_;
    bool finished_ = false;
};

Task<Response> hello(Request request) {
    co_return json(200, {{"hello", request.parameter("name")}});
}

Task<Response> echo(Request request) {
    auto body = json_object(request);
    if (!body) co_return problem(body.error());
    co_return json(200, *body);
}

Task<Response> who(tenancy::TenantScope scope, Request) {
    co_return json(200, {{"tenant", scope.tenant().text()}});
}

Task<Response> sleeps(Seen& seen, std::chrono::milliseconds time) {
    CountsCancellation guard(seen);
    co_await runtime::sleep_for(time);
    guard.finish();
    co_return no_content();
}

Task<Response> swallow(Seen& seen, Request request) {
    while (true) {
        const auto piece = co_await request.body_stream().read();
        if (!piece) co_return problem(piece.error());
        if (piece->empty()) break;
        seen.body_bytes += piece->size();
    }
    co_return json(200, {{"bytes", seen.body_bytes.load()}});
}

boost::json::object step(int n) {
    return {{"n", n}};
}

Task<void> send_through_a_copy(EventStream events) {
    return events.send("step", step(1));
}

Task<void> three_events(EventStream events) {
    co_await send_through_a_copy(events);
    co_await events.send("step", step(2));
    base::Error failed{base::Errc::query_failed, {"Raté.", "Failed."}};
    co_await events.send_error(std::move(failed));
}

Task<void> endless_events(Seen& seen, EventStream events) {
    const CountsCancellation guard(seen);
    for (int n = 0;; ++n) {
        co_await events.send("step", step(n));
        co_await runtime::sleep_for(1ms);
    }
}

Task<void> endless_bytes(Seen& seen, BodyWriter& writer) {
    const CountsCancellation guard(seen);
    while (true) co_await writer.write(std::string(1 << 20, 'x'));
}

Task<void> breaks_off(BodyWriter& writer) {
    co_await writer.write("the first half");
    throw std::runtime_error("the second half is lost");
}

Task<Response> throws(Request request) {
    if (request.query("what") == "database") {
        throw base::Unavailable(base::Errc::database_unavailable, "connection refused");
    }
    throw std::runtime_error("a secret detail");
}

Task<base::Result<tenancy::TenantScope>> authenticate(std::string token) {
    if (token == "viewer") {
        co_return tests::ScopeBuilder::build("acme", "vera", tenancy::Role::viewer);
    }
    if (token == "owner") co_return tests::ScopeBuilder::build("acme", "oscar");
    co_return base::Error{base::Errc::unauthenticated, {"Connectez-vous.", "Sign in."}};
}

Application test_application(Seen& seen) {
    Application application{{}, authenticate};
    auto& router = application.router;
    router.operational("/healthz", [](Request) -> Task<Response> { co_return no_content(); });
    router.open(Method::get, "/hello/{name}", hello);
    router.open(Method::get, "/objects/{id}", [](Request request) -> Task<Response> {
        co_return json(200, {{"id", request.parameter("id")}});
    });
    router.open(Method::post, "/echo", echo, Body::buffered(10'000));
    router.open(Method::get, "/throws", throws);
    router.secured(Method::get, "/who", tenancy::Role::viewer, who);
    router.secured(Method::delete_, "/who", tenancy::Role::admin, who);
    router.open(Method::get, "/sleeps", [&seen](Request) { return sleeps(seen, 24h); });
    router.open(Method::get, "/naps", [&seen](Request) { return sleeps(seen, 300ms); });
    router.open(
        Method::post, "/swallow",
        [&seen](Request request) { return swallow(seen, std::move(request)); },
        Body::streamed(64 << 20));
    router.open(Method::get, "/events", [](Request) -> Task<Response> {
        co_return event_stream([](EventStream events) { return three_events(events); });
    });
    router.open(Method::get, "/endless", [&seen](Request) -> Task<Response> {
        co_return event_stream(
            [&seen](EventStream events) { return endless_events(seen, events); });
    });
    router.open(Method::get, "/flood", [&seen](Request) -> Task<Response> {
        co_return stream("text/plain",
                         [&seen](BodyWriter& writer) { return endless_bytes(seen, writer); });
    });
    router.open(Method::get, "/half",
                [](Request) -> Task<Response> { co_return stream("text/plain", breaks_off); });
    return application;
}

// A server on a thread of its own, on a free port.
class ServerTest : public ::testing::Test {
  protected:
    void start(Limits limits = {}) {
        settings_.limits = limits;
        settings_.allowed_origins = {"https://page.example"};
        server_.emplace(loop_.get_executor(), settings_, application_);
        port_ = server_->port();
        thread_ = std::thread([this] { runtime::run(loop_, server_->serve()); });
    }

    void SetUp() override { start(); }
    void TearDown() override { stop(); }

    void restart(Limits limits) {
        stop();
        start(limits);
    }

    // As at SIGTERM: from another thread, while serve() runs.
    std::future<void> begin_stop() {
        return boost::asio::co_spawn(loop_, server_->stop(), boost::asio::use_future);
    }

    void stop() {
        if (!thread_.joinable()) return;
        auto stopped = begin_stop();
        thread_.join();
        loop_.restart();
        while (stopped.wait_for(0s) != std::future_status::ready) loop_.run_one();
        server_.reset();
    }

    HttpAnswer ask(const std::string& bytes) {
        RawConnection connection(port_);
        connection.send(bytes);
        return connection.read_answer();
    }

    void wait_until(const std::atomic<int>& count, int value) {
        const auto deadline = std::chrono::steady_clock::now() + 20s;
        while (count < value && std::chrono::steady_clock::now() < deadline) {
            std::this_thread::sleep_for(1ms);
        }
        ASSERT_EQ(count, value);
    }

    Seen seen_;
    Application application_ = test_application(seen_);
    boost::asio::io_context loop_;
    ServerSettings settings_;
    std::optional<Server> server_;
    std::uint16_t port_ = 0;
    std::thread thread_;
};

const std::string host = "Host: x\r\n";

TEST_F(ServerTest, AKeptConnectionServesOneRequestAfterAnother) {
    RawConnection connection(port_);
    for (const std::string name : {"ada", "blaise"}) {
        connection.send("GET /hello/" + name + " HTTP/1.1\r\n" + host + "\r\n");
        EXPECT_EQ(connection.read_answer().json().at("hello").as_string(), name);
    }
}

TEST_F(ServerTest, PipelinedRequestsAreAnsweredInOrder) {
    RawConnection connection(port_);
    std::string all;
    for (int i = 0; i < 20; ++i) {
        all += "GET /hello/" + std::to_string(i) + " HTTP/1.1\r\n" + host + "\r\n";
    }
    connection.send(all);
    for (int i = 0; i < 20; ++i) {
        EXPECT_EQ(connection.read_answer().json().at("hello").as_string(), std::to_string(i));
    }
}

TEST_F(ServerTest, EveryAnswerBearsTheRequestIdAndIsNeitherSniffedNorKept) {
    HttpClient client(port_);
    const auto mine = client.request("GET", "/hello/x", {}, {{"X-Request-Id", "abc-1"}});
    EXPECT_EQ(mine.header("X-Request-Id"), "abc-1");
    EXPECT_EQ(mine.header("Cache-Control"), "no-store");
    EXPECT_EQ(mine.header("X-Content-Type-Options"), "nosniff");
    const auto forged = client.request("GET", "/hello/x", {}, {{"X-Request-Id", "a b\"}{"}});
    EXPECT_EQ(forged.header("X-Request-Id").size(), 32U);
}

TEST_F(ServerTest, AProblemSpeaksFrenchUnlessEnglishIsPreferred) {
    HttpClient client(port_);
    const auto french = client.get("/nowhere");
    EXPECT_EQ(french.status, 404);
    EXPECT_EQ(french.header("Content-Type"), "application/problem+json");
    EXPECT_EQ(french.json().at("type").as_string(), "urn:datapilot:problem:not_found");
    EXPECT_EQ(french.json().at("title").as_string(), "Not Found");
    EXPECT_EQ(french.json().at("request_id").as_string(), french.header("X-Request-Id"));
    EXPECT_NE(french.body.find("Cette adresse"), std::string::npos);
    const auto english =
        client.request("GET", "/nowhere", {}, {{"Accept-Language", "fr;q=0.5, en-GB"}});
    EXPECT_NE(english.body.find("no such address"), std::string::npos);
}

TEST_F(ServerTest, AMethodThatAPathLacksIsRefusedWithThoseItHas) {
    HttpClient client(port_);
    const auto answer = client.request("PUT", "/who");
    EXPECT_EQ(answer.status, 405);
    EXPECT_EQ(answer.header("Allow"), "OPTIONS, HEAD, GET, DELETE");
    EXPECT_EQ(client.request("BREW", "/who").status, 405);
    EXPECT_EQ(client.request("BREW", "/nowhere").status, 404);
}

TEST_F(ServerTest, HeadIsAnsweredAsGetIsWithoutTheBody) {
    RawConnection connection(port_);
    connection.send("HEAD /hello/x HTTP/1.1\r\nConnection: close\r\n" + host + "\r\n");
    const auto answer = connection.read_until_closed();
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 OK\r\n"));
    EXPECT_NE(answer.find("Content-Length: 13\r\n"), std::string::npos);
    EXPECT_TRUE(answer.ends_with("\r\n\r\n"));
}

TEST_F(ServerTest, AnIdThatIsNoUuidIsAPathThatDoesNotExist) {
    HttpClient client(port_);
    EXPECT_EQ(client.get("/objects/1").status, 404);
    const auto answer = client.get("/objects/0190A0B1-0000-7000-8000-00000000000F");
    EXPECT_EQ(answer.json().at("id").as_string(), "0190a0b1-0000-7000-8000-00000000000f");
}

TEST_F(ServerTest, ASecuredRouteAsksForATokenThenForARole) {
    HttpClient client(port_);
    const auto nobody = client.get("/who");
    EXPECT_EQ(nobody.code(), "unauthenticated");
    EXPECT_EQ(nobody.header("WWW-Authenticate"), "Bearer");
    client.set_token("forged");
    EXPECT_EQ(client.get("/who").status, 401);
    client.set_token("viewer");
    EXPECT_EQ(client.get("/who").json().at("tenant").as_string(), "acme");
    EXPECT_EQ(client.erase("/who").code(), "forbidden");
    client.set_token("owner");
    EXPECT_EQ(client.erase("/who").status, 200);
}

TEST_F(ServerTest, APageOfAnotherOriginIsRefusedAndAnAllowedOneMayReadTheAnswer) {
    HttpClient client(port_);
    const auto evil = client.request("POST", "/echo", "{}", {{"Origin", "https://evil.example"}});
    EXPECT_EQ(evil.code(), "origin_refused");
    EXPECT_EQ(evil.header("Access-Control-Allow-Origin"), "");
    EXPECT_EQ(client.request("GET", "/hello/x", {}, {{"Origin", "null"}}).status, 403);
    const auto page = client.request("GET", "/hello/x", {}, {{"Origin", "https://page.example"}});
    EXPECT_EQ(page.header("Access-Control-Allow-Origin"), "https://page.example");
    EXPECT_EQ(page.header("Access-Control-Allow-Credentials"), "true");
    EXPECT_EQ(page.header("Vary"), "Origin");
}

TEST_F(ServerTest, APreflightTellsMethodsAndHeaders) {
    HttpClient client(port_);
    const auto answer = client.request(
        "OPTIONS", "/who", {},
        {{"Origin", "https://page.example"}, {"Access-Control-Request-Method", "DELETE"}});
    EXPECT_EQ(answer.status, 204);
    EXPECT_EQ(answer.header("Access-Control-Allow-Methods"), "OPTIONS, HEAD, GET, DELETE");
    EXPECT_NE(answer.header("Access-Control-Allow-Headers").find("Authorization"),
              std::string::npos);
}

TEST_F(ServerTest, WhatAHandlerThrowsIsAnsweredWithoutDetail) {
    HttpClient client(port_);
    const auto broken = client.get("/throws");
    EXPECT_EQ(broken.code(), "internal");
    EXPECT_EQ(broken.body.find("secret"), std::string::npos);
    const auto gone = client.get("/throws?what=database");
    EXPECT_EQ(gone.status, 503);
    EXPECT_EQ(gone.code(), "database_unavailable");
    EXPECT_EQ(gone.header("Retry-After"), "1");
}

TEST_F(ServerTest, ABodyThatIsNoJsonObjectIsRefused) {
    HttpClient client(port_);
    const auto send = [&](std::string body, std::string type) {
        return client.request("POST", "/echo", std::move(body), {{"Content-Type", std::move(type)}})
            .code();
    };
    EXPECT_EQ(send("{}", "text/plain"), "unsupported_media_type");
    EXPECT_EQ(send("{", "application/json"), "malformed_json");
    EXPECT_EQ(send("[]", "application/json; charset=utf-8"), "validation_failed");
    std::string deep = "{\"a\":";
    for (int i = 0; i < 100; ++i) deep += '[';
    EXPECT_EQ(send(deep, "application/json"), "malformed_json");
    EXPECT_EQ(send("{\"a\":\"\xFF\"}", "application/json"), "malformed_json");
}

struct Hostile {
    std::string name;
    std::string bytes;
};

class HostileFraming : public ServerTest, public ::testing::WithParamInterface<Hostile> {};

TEST_P(HostileFraming, IsRefusedAndTheConnectionEnds) {
    RawConnection connection(port_);
    connection.send(GetParam().bytes);
    const auto answer = connection.read_answer();
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.code(), "malformed_request");
    EXPECT_EQ(answer.header("Connection"), "close");
    EXPECT_EQ(connection.read_until_closed(), "");
    EXPECT_EQ(ask("GET /hello/x HTTP/1.1\r\n" + host + "\r\n").status, 200);
}

INSTANTIATE_TEST_SUITE_P(
    Server, HostileFraming,
    ::testing::Values(
        Hostile{"LengthBesideCoding", "POST /echo HTTP/1.1\r\n" + host +
                                          "Content-Length: 4\r\nTransfer-Encoding: "
                                          "chunked\r\n\r\n0\r\n\r\n"},
        Hostile{"SeveralLengths", "POST /echo HTTP/1.1\r\n" + host +
                                      "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}"},
        Hostile{"LengthList", "POST /echo HTTP/1.1\r\n" + host + "Content-Length: 2, 2\r\n\r\n{}"},
        Hostile{"SignedLength", "POST /echo HTTP/1.1\r\n" + host + "Content-Length: +2\r\n\r\n{}"},
        Hostile{"FoldedLine", "GET /hello/x HTTP/1.1\r\n" + host + "A: b\r\n c: d\r\n\r\n"},
        Hostile{"BareLineFeed", "GET /hello/x HTTP/1.1\n" + host + "\r\n"},
        Hostile{"BareLineFeedAtTheEnd", "GET /hello/x HTTP/1.1\r\nHost: x\n\n"},
        Hostile{"BareCarriageReturn", "GET /hello/x HTTP/1.1\r\nA: b\rc\r\n" + host + "\r\n"},
        Hostile{"BlankBeforeColon",
                "POST /echo HTTP/1.1\r\n" + host + "Content-Length : 2\r\n\r\n{}"},
        Hostile{"UnknownCoding",
                "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip, chunked\r\n\r\n"},
        Hostile{"CodingWithATab",
                "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: \vchunked\r\n\r\n"},
        Hostile{"NoHost", "GET /hello/x HTTP/1.1\r\n\r\n"},
        Hostile{"SeveralHosts", "GET /hello/x HTTP/1.1\r\n" + host + host + "\r\n"},
        Hostile{"NulInAHeader",
                "GET /hello/x HTTP/1.1\r\nA: b" + std::string(1, '\0') + "\r\n" + host + "\r\n"},
        Hostile{"OtherProtocol", "SSH-2.0-OpenSSH_9.2\r\n\r\n"},
        Hostile{"OtherVersion", "GET /hello/x HTTP/2.0\r\n" + host + "\r\n"}),
    [](const auto& hostile) { return hostile.param.name; });

TEST_F(ServerTest, ChunksThatAreMalformedEndTheConnection) {
    RawConnection connection(port_);
    connection.send("POST /echo HTTP/1.1\r\n" + host +
                    "Content-Type: application/json\r\nTransfer-Encoding: "
                    "chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n");
    const auto answer = connection.read_answer();
    EXPECT_EQ(answer.code(), "malformed_request");
    EXPECT_EQ(answer.header("Connection"), "close");
}

TEST_F(ServerTest, ATargetWithNulOrBrokenEncodingIsRefused) {
    for (const std::string target :
         {"/hello/%00", "/hello/%zz", "/hello/%FF", "http://a/hello/x"}) {
        EXPECT_EQ(ask("GET " + target + " HTTP/1.1\r\n" + host + "\r\n").status, 400) << target;
    }
    HttpClient client(port_);
    EXPECT_EQ(client.get("/hello/%C3%A9t%C3%A9").json().at("hello").as_string(), "été");
}

TEST_F(ServerTest, HeadersOverTheLimitAreRefused) {
    const auto answer = ask("GET /hello/x HTTP/1.1\r\n" + host +
                            "Cookie: " + std::string(17 << 10, 'x') + "\r\n\r\n");
    EXPECT_EQ(answer.status, 431);
    EXPECT_EQ(answer.code(), "headers_too_large");
    const auto fits = ask("GET /hello/x HTTP/1.1\r\n" + host +
                          "Cookie: " + std::string(15 << 10, 'x') + "\r\n\r\n");
    EXPECT_EQ(fits.status, 200);
}

TEST_F(ServerTest, ABodyOverTheRoutesLimitIsRefusedBeforeItIsSentOrWhileItComes) {
    const auto announced = ask("POST /echo HTTP/1.1\r\n" + host + "Content-Length: 10001\r\n\r\n");
    EXPECT_EQ(announced.code(), "payload_too_large");

    RawConnection connection(port_);
    connection.send("POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n");
    connection.send("2711\r\n" + std::string(10001, ' ') + "\r\n");
    EXPECT_EQ(connection.read_answer().status, 413);
}

TEST_F(ServerTest, AClientThatAsksWhetherToContinueIsToldToOrRefused) {
    RawConnection connection(port_);
    connection.send("POST /echo HTTP/1.1\r\n" + host +
                    "Content-Type: application/json\r\nContent-Length: 2\r\nExpect: "
                    "100-continue\r\n\r\n");
    EXPECT_EQ(connection.read_answer().status, 100);
    connection.send("{}");
    EXPECT_EQ(connection.read_answer().status, 200);

    const auto refused =
        ask("POST /who HTTP/1.1\r\n" + host + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(refused.status, 405);
}

TEST_F(ServerTest, AClientThatSendsItsHeadersTooSlowlyIsTimedOut) {
    Limits limits;
    limits.header = 100ms;
    restart(limits);
    RawConnection connection(port_);
    connection.send("GET /hello/x HTTP/1.1\r\nHos");
    const auto answer = connection.read_answer();
    EXPECT_EQ(answer.status, 408);
    EXPECT_EQ(answer.code(), "request_timeout");
    EXPECT_EQ(connection.read_until_closed(), "");
}

TEST_F(ServerTest, AClientThatSendsItsBodyTooSlowlyIsTimedOut) {
    Limits limits;
    limits.body = 100ms;
    limits.body_piece = 100ms;
    restart(limits);
    for (const std::string path : {"/echo", "/swallow"}) {
        const auto answer =
            ask("POST " + path + " HTTP/1.1\r\n" + host + "Content-Length: 20\r\n\r\n{\"a\":");
        EXPECT_EQ(answer.code(), "request_timeout") << path;
    }
}

TEST_F(ServerTest, AConnectionThatStaysSilentIsClosed) {
    Limits limits;
    limits.idle = 50ms;
    restart(limits);
    RawConnection connection(port_);
    EXPECT_EQ(connection.read_until_closed(), "");
}

TEST_F(ServerTest, AStreamedBodyReachesTheHandlerWhileItIsSent) {
    RawConnection connection(port_);
    connection.send("POST /swallow HTTP/1.1\r\n" + host + "Content-Length: 20000000\r\n\r\n");
    const std::string megabyte(1'000'000, 'x');
    connection.send(megabyte);
    const auto deadline = std::chrono::steady_clock::now() + 20s;
    while (seen_.body_bytes < megabyte.size() && std::chrono::steady_clock::now() < deadline) {
        std::this_thread::sleep_for(1ms);
    }
    EXPECT_EQ(seen_.body_bytes, megabyte.size());
    for (int i = 1; i < 20; ++i) connection.send(megabyte);
    EXPECT_EQ(connection.read_answer().json().at("bytes").to_number<int>(), 20'000'000);
}

TEST_F(ServerTest, AnUploadThatIsCutIsToldToItsHandler) {
    RawConnection connection(port_);
    connection.send("POST /swallow HTTP/1.1\r\n" + host + "Content-Length: 100\r\n\r\nabc");
    connection.finish_sending();
    EXPECT_EQ(connection.read_answer().code(), "upload_interrupted");
}

TEST_F(ServerTest, AHandlerWhoseClientHasGoneIsCancelled) {
    {
        RawConnection connection(port_);
        connection.send("GET /sleeps HTTP/1.1\r\n" + host + "\r\n");
        wait_until(seen_.started, 1);
        connection.reset();
    }
    wait_until(seen_.cancelled, 1);
    {
        RawConnection connection(port_);
        connection.send("GET /sleeps HTTP/1.1\r\n" + host + "\r\n");
        wait_until(seen_.started, 2);
    }
    wait_until(seen_.cancelled, 2);
}

TEST_F(ServerTest, AStreamWhoseClientHasGoneIsCancelled) {
    {
        RawConnection connection(port_);
        connection.send("GET /endless HTTP/1.1\r\n" + host + "\r\n");
        EXPECT_FALSE(connection.read_some().empty());
    }
    wait_until(seen_.cancelled, 1);
}

TEST_F(ServerTest, AStreamWhoseClientReadsNothingIsCancelledInTheEnd) {
    Limits limits;
    limits.write_piece = 100ms;
    restart(limits);
    RawConnection connection(port_);
    connection.send("GET /flood HTTP/1.1\r\n" + host + "\r\n");
    wait_until(seen_.cancelled, 1);
}

TEST_F(ServerTest, APipelinedRequestDoesNotHideThatTheClientHasGone) {
    {
        RawConnection connection(port_);
        connection.send("GET /sleeps HTTP/1.1\r\n" + host + "\r\nGET /hello/x HTTP/1.1\r\n" + host +
                        "\r\n");
        wait_until(seen_.started, 1);
    }
    wait_until(seen_.cancelled, 1);
}

TEST_F(ServerTest, AClientThatHalfClosesGetsTheAnswerOfAHandlerThatDoesNotWait) {
    RawConnection connection(port_);
    connection.send("GET /hello/x HTTP/1.1\r\n" + host + "\r\n");
    connection.finish_sending();
    EXPECT_EQ(connection.read_answer().status, 200);
    EXPECT_EQ(connection.read_until_closed(), "");
}

TEST_F(ServerTest, EventsAreSentAsServerSentEvents) {
    HttpClient client(port_);
    const auto answer = client.get("/events");
    EXPECT_EQ(answer.header("Content-Type"), "text/event-stream");
    EXPECT_TRUE(answer.body.starts_with(
        "event: step\ndata: {\"n\":1}\n\nevent: step\ndata: {\"n\":2}\n\nevent: error\ndata: {"));
    EXPECT_NE(answer.body.find("\"message\":\"Raté.\""), std::string::npos);
    EXPECT_TRUE(answer.body.ends_with("}\n\n"));
    EXPECT_EQ(client.get("/hello/x").status, 200);
}

TEST_F(ServerTest, AStreamThatBreaksOffIsCutWithoutItsEnd) {
    RawConnection connection(port_);
    connection.send("GET /half HTTP/1.1\r\n" + host + "\r\n");
    const auto answer = connection.read_until_closed();
    EXPECT_NE(answer.find("the first half"), std::string::npos);
    EXPECT_FALSE(answer.ends_with("0\r\n\r\n"));
}

TEST_F(ServerTest, AClientOfHttp10GetsAStreamThatEndsWithTheConnection) {
    RawConnection connection(port_);
    connection.send("GET /events HTTP/1.0\r\n\r\n");
    const auto answer = connection.read_until_closed();
    EXPECT_EQ(answer.find("Transfer-Encoding"), std::string::npos);
    EXPECT_TRUE(answer.ends_with("}\n\n"));
}

TEST_F(ServerTest, MoreRequestsThanMayRunAreRefusedAsOverloadedButTheHealthIsTold) {
    Limits limits;
    limits.in_flight = 2;
    restart(limits);
    RawConnection first(port_);
    RawConnection second(port_);
    first.send("GET /sleeps HTTP/1.1\r\n" + host + "\r\n");
    second.send("GET /sleeps HTTP/1.1\r\n" + host + "\r\n");
    wait_until(seen_.started, 2);
    HttpClient client(port_);
    const auto refused = client.get("/hello/x");
    EXPECT_EQ(refused.code(), "overloaded");
    EXPECT_EQ(refused.header("Retry-After"), "1");
    EXPECT_EQ(client.get("/healthz").status, 204);
}

TEST_F(ServerTest, MoreConnectionsThanMayStandAreClosedAtOnce) {
    Limits limits;
    limits.connections = 1;
    restart(limits);
    HttpClient first(port_);
    EXPECT_EQ(first.get("/hello/x").status, 200);
    RawConnection second(port_);
    EXPECT_EQ(second.read_until_closed(), "");
    EXPECT_EQ(first.get("/hello/x").status, 200);
}

TEST_F(ServerTest, AtShutdownWhatRunsIsFinishedAndWhatIsNewIsRefused) {
    RawConnection busy(port_);
    RawConnection kept(port_);
    kept.send("GET /hello/x HTTP/1.1\r\n" + host + "\r\n");
    EXPECT_EQ(kept.read_answer().status, 200);
    busy.send("GET /naps HTTP/1.1\r\n" + host + "\r\n");
    wait_until(seen_.started, 1);

    auto stopped = begin_stop();
    thread_.join();
    thread_ = std::thread([this] {
        loop_.restart();
        loop_.run();
    });
    kept.send("GET /hello/x HTTP/1.1\r\n" + host + "\r\n");
    const auto refused = kept.read_answer();
    EXPECT_EQ(refused.code(), "shutting_down");
    EXPECT_EQ(refused.header("Connection"), "close");
    EXPECT_EQ(busy.read_answer().status, 204);
    EXPECT_EQ(busy.read_until_closed(), "");
    stopped.get();
    thread_.join();
    EXPECT_EQ(seen_.cancelled, 0);
    EXPECT_THROW(RawConnection{port_}, std::exception);
}

TEST_F(ServerTest, AtShutdownWhatRunsTooLongIsCancelled) {
    Limits limits;
    limits.drain = 50ms;
    restart(limits);
    RawConnection connection(port_);
    connection.send("GET /sleeps HTTP/1.1\r\n" + host + "\r\n");
    wait_until(seen_.started, 1);
    stop();
    EXPECT_EQ(seen_.cancelled, 1);
    EXPECT_EQ(connection.read_until_closed(), "");
}

}  // namespace
}  // namespace datapilot::http
