#include <gtest/gtest.h>

#include <string>

#include "support/http_server_fixture.h"

namespace datapilot::http {
namespace {

using tests::host;
using tests::HttpClient;
using tests::RawConnection;
using ServerTest = tests::ServerTest;

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
    client.set_token("no store");
    EXPECT_EQ(client.get("/who").code(), "database_unavailable");
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

}  // namespace
}  // namespace datapilot::http
