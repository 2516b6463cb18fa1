#include <gtest/gtest.h>

#include <string>

#include "support/http_server_fixture.h"

namespace datapilot::http {
namespace {

using tests::host;
using tests::HttpClient;
using tests::RawConnection;
using FramingTest = tests::ServerTest;

struct Hostile {
    std::string name;
    std::string bytes;
};

class HostileFraming : public FramingTest, public ::testing::WithParamInterface<Hostile> {};

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

TEST_F(FramingTest, ChunksThatAreMalformedEndTheConnection) {
    RawConnection connection(port_);
    connection.send("POST /echo HTTP/1.1\r\n" + host +
                    "Content-Type: application/json\r\nTransfer-Encoding: "
                    "chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n");
    const auto answer = connection.read_answer();
    EXPECT_EQ(answer.code(), "malformed_request");
    EXPECT_EQ(answer.header("Connection"), "close");
}

TEST_F(FramingTest, ATargetWithNulOrBrokenEncodingIsRefused) {
    for (const std::string target :
         {"/hello/%00", "/hello/%zz", "/hello/%FF", "http://a/hello/x"}) {
        EXPECT_EQ(ask("GET " + target + " HTTP/1.1\r\n" + host + "\r\n").status, 400) << target;
    }
    HttpClient client(port_);
    EXPECT_EQ(client.get("/hello/%C3%A9t%C3%A9").json().at("hello").as_string(), "été");
}

TEST_F(FramingTest, HeadersOverTheLimitAreRefused) {
    const auto answer = ask("GET /hello/x HTTP/1.1\r\n" + host +
                            "Cookie: " + std::string(17 << 10, 'x') + "\r\n\r\n");
    EXPECT_EQ(answer.status, 431);
    EXPECT_EQ(answer.code(), "headers_too_large");
    const auto fits = ask("GET /hello/x HTTP/1.1\r\n" + host +
                          "Cookie: " + std::string(15 << 10, 'x') + "\r\n\r\n");
    EXPECT_EQ(fits.status, 200);
}

TEST_F(FramingTest, ABodyOverTheRoutesLimitIsRefusedBeforeItIsSentOrWhileItComes) {
    const auto announced = ask("POST /echo HTTP/1.1\r\n" + host + "Content-Length: 10001\r\n\r\n");
    EXPECT_EQ(announced.code(), "payload_too_large");

    RawConnection connection(port_);
    connection.send("POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n");
    connection.send("2711\r\n" + std::string(10001, ' ') + "\r\n");
    EXPECT_EQ(connection.read_answer().status, 413);
}

TEST_F(FramingTest, AClientThatAsksWhetherToContinueIsToldToOrRefused) {
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

}  // namespace
}  // namespace datapilot::http
