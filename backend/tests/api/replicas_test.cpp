#include <gtest/gtest.h>
#include <signal.h>

#include <boost/json/object.hpp>
#include <string>

#include "api/api_test.h"

namespace datapilot::tests {
namespace {

std::string id_of(const HttpAnswer& answer) {
    return std::string{answer.json().at("id").as_string()};
}

HttpAnswer upload(HttpClient& client, const std::string& name) {
    return client.upload("/api/v1/data-sources", {{"name", name}},
                         {{"ventes.csv", "région;montant\nNord;1,5\nSud;2,5\n"}});
}

HttpAnswer ask(HttpClient& client, const std::string& source) {
    return client.post("/api/v1/ai/query",
                       {{"data_source_id", source}, {"question", "montant total par région"}});
}

HttpClient client_of(const Company& company, std::uint16_t port) {
    HttpClient client(port);
    client.set_token(company.token);
    return client;
}

TEST(Replicas, WhatOneDoesTheOtherKnows) {
    Serve serve({}, 2);
    const auto company = register_company(serve.port_of(0), "Acme");
    auto one = client_of(company, serve.port_of(0));
    auto other = client_of(company, serve.port_of(1));
    const auto source = id_of(upload(one, "Ventes"));
    EXPECT_EQ(ask(other, source).status, 200);
    EXPECT_EQ(other.erase("/api/v1/data-sources/" + source).status, 204);
    EXPECT_EQ(ask(one, source).code(), "not_found");
}

TEST(Replicas, ACreateThatIsRepeatedAtAnotherIsDoneOnce) {
    Serve serve({}, 2);
    const auto company = register_company(serve.port_of(0), "Acme");
    auto one = client_of(company, serve.port_of(0));
    auto other = client_of(company, serve.port_of(1));
    const HttpClient::Headers headers{{"Idempotency-Key", "once"},
                                      {"Content-Type", "application/json"}};
    const auto first = one.request("POST", "/api/v1/workspaces", R"({"name":"Ventes"})", headers);
    const auto again = other.request("POST", "/api/v1/workspaces", R"({"name":"Ventes"})", headers);
    EXPECT_EQ(first.status, 201) << first.body;
    EXPECT_EQ(again.status, 201) << again.body;
    EXPECT_EQ(id_of(first), id_of(again));
}

TEST(Replicas, AttemptsToSignInAreCountedTogether) {
    Serve serve({}, 2);
    const auto company = register_company(serve.port_of(0), "Acme");
    const boost::json::object wrong{{"email", company.email}, {"password", "not the password"}};
    int refused = 0;
    for (std::size_t i = 0; i < 40 && refused == 0; ++i) {
        HttpClient client(serve.port_of(i % 2));
        if (client.post("/api/v1/auth/login", wrong).code() == "throttled") ++refused;
    }
    ASSERT_EQ(refused, 1);
    for (const std::size_t replica : {0, 1}) {
        HttpClient client(serve.port_of(replica));
        EXPECT_EQ(client.post("/api/v1/auth/login", wrong).code(), "throttled") << replica;
    }
}

TEST(Replicas, OneThatStartsLeavesTheUploadsOfTheOtherAlone) {
    Serve serve({}, 2);
    const auto company = register_company(serve.port_of(0), "Acme");
    const std::string body =
        "--B\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nVentes\r\n--B\r\n"
        "Content-Disposition: form-data; name=\"files\"; filename=\"a.csv\"\r\n\r\n"
        "région;montant\nNord;1,5\n\r\n--B--\r\n";
    RawConnection upload(serve.port_of(0));
    upload.send("POST /api/v1/data-sources HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " +
                company.token +
                "\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: " +
                std::to_string(body.size()) + "\r\n\r\n" + body.substr(0, body.size() - 12));
    EXPECT_EQ(HttpClient(serve.port_of(0)).get("/healthz").status, 200);
    serve.restart(1);
    upload.send(body.substr(body.size() - 12));
    const auto answer = upload.read_answer();
    EXPECT_EQ(answer.status, 201) << answer.body;
}

TEST(Replicas, OneThatIsKilledLosesOnlyWhatItWasRunning) {
    Serve serve({}, 2);
    auto company = register_company(serve.port(), "Acme");
    const auto source = id_of(upload(company.client, "Ventes"));
    for (int i = 0; i < 4; ++i) EXPECT_EQ(ask(company.client, source).status, 200);

    serve.program(1).signal(SIGKILL);
    serve.program(1).wait();
    for (int i = 0; i < 8; ++i) {
        auto client = client_of(company, serve.port());
        EXPECT_EQ(client.get("/api/v1/data-sources/" + source).status, 200) << i;
        // A question may have gone to the dead one: it did not connect, so the other was asked.
        EXPECT_EQ(ask(client, source).status, 200) << i;
    }
    EXPECT_EQ(upload(company.client, "Achats").status, 201);
    serve.restart(1);
    auto back = client_of(company, serve.port_of(1));
    EXPECT_EQ(back.get("/api/v1/data-sources").json().at("items").as_array().size(), 2U);
}

}  // namespace
}  // namespace datapilot::tests
