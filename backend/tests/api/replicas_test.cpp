#include <gtest/gtest.h>
#include <signal.h>

#include <boost/json/object.hpp>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

#include "api/api_test.h"

namespace datapilot::tests {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

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

// An upload whose last bytes are still to come.
class HalfAnUpload {
  public:
    HalfAnUpload(std::uint16_t port, const Company& company) : connection_(port) {
        connection_.send("POST /api/v1/data-sources HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " +
                         company.token +
                         "\r\nContent-Type: multipart/form-data; boundary=B\r\n"
                         "Content-Length: " +
                         std::to_string(begin_.size() + end_.size()) + "\r\n\r\n" + begin_);
    }

    HttpAnswer finish() {
        connection_.send(end_);
        return connection_.read_answer();
    }

  private:
    const std::string begin_ =
        "--B\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nVentes\r\n--B\r\n"
        "Content-Disposition: form-data; name=\"files\"; filename=\"a.csv\"\r\n\r\n"
        "région;montant\nNord;1,5\n";
    const std::string end_ = "\r\n--B--\r\n";
    RawConnection connection_;
};

TEST(Replicas, OneThatStartsLeavesTheUploadsOfTheOtherAlone) {
    Serve serve({}, 2);
    const auto company = register_company(serve.port_of(0), "Acme");
    HalfAnUpload upload(serve.port_of(0), company);
    EXPECT_EQ(HttpClient(serve.port_of(0)).get("/healthz").status, 200);
    serve.restart(1);
    const auto answer = upload.finish();
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

// Folders of sources that are being made, by whichever replica.
std::size_t unfinished_sources(const Serve& serve) {
    std::error_code none_yet;
    std::size_t found = 0;
    const auto sources = serve.folder() / "data" / "sources";
    for (const auto& entry : fs::recursive_directory_iterator(sources, none_yet)) {
        if (entry.path().filename() == ".loading") ++found;
    }
    return found;
}

TEST(Replicas, WhatOneThatIsKilledWasRunningIsToldWhatTheOtherRunsGoesOn) {
    Serve serve({}, 2);
    const auto company = register_company(serve.port(), "Acme");
    HalfAnUpload one(serve.port(), company);
    HalfAnUpload next(serve.port(), company);
    const auto until = std::chrono::steady_clock::now() + 20s;
    while (unfinished_sources(serve) < 2 && std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(10ms);
    }
    ASSERT_EQ(unfinished_sources(serve), 2U);

    // nginx handed them out in turn: one of the two is this one's.
    serve.program(1).signal(SIGKILL);
    serve.program(1).wait();
    auto first = one.finish();
    auto second = next.finish();
    if (first.status != 201) std::swap(first, second);
    EXPECT_EQ(first.status, 201) << first.body;
    EXPECT_EQ(second.status, 503) << second.body;
    EXPECT_EQ(second.code(), "shutting_down");

    serve.restart(1);
    EXPECT_EQ(unfinished_sources(serve), 0U);
}

}  // namespace
}  // namespace datapilot::tests
