#include <gtest/gtest.h>
#include <signal.h>

#include <boost/json/object.hpp>
#include <string>

#include "api/api_test.h"

namespace datapilot::tests {
namespace {

constexpr auto login = "/api/v1/auth/login";

boost::json::object credentials(const Company& company) {
    return {{"email", company.email}, {"password", password_of_all}};
}

// A request for an upload whose body is `body`, sent up to `cut` bytes of it.
std::string upload_head(const std::string& token, std::size_t length) {
    return "POST /api/v1/data-sources HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token +
           "\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: " +
           std::to_string(length) + "\r\n\r\n";
}

std::string upload_body(const std::string& name, const std::string& csv) {
    return "--B\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n" + name +
           "\r\n--B\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.csv\"\r\n\r\n" +
           csv + "\r\n--B--\r\n";
}

TEST(LifeCycle, ItEndsCleanlyWhenToldTo) {
    Serve serve;
    EXPECT_EQ(HttpClient(serve.port()).get("/healthz").status, 200);
    EXPECT_EQ(serve.program().stop(), 0);
    EXPECT_NE(serve.program().standard_error().find("\"event\":\"stopped\""), std::string::npos);
}

TEST(LifeCycle, WhatRunsAtShutdownIsFinishedAndWhatIsNewIsRefused) {
    Serve serve;
    auto company = register_company(serve.port(), "Acme");
    const auto body = upload_body("Ventes", "région;montant\nNord;1,5\nSud;2,5\n");
    RawConnection upload(serve.port());
    upload.send(upload_head(company.token, body.size()) + body.substr(0, 100));
    EXPECT_EQ(company.client.get("/healthz").status, 200);

    serve.program().signal(SIGTERM);
    serve.program().wait_for_line("\"event\":\"stopping\"");
    const auto refused = company.client.get("/api/v1/data-sources");
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.code(), "shutting_down");
    upload.send(body.substr(100));
    EXPECT_EQ(upload.read_answer().status, 201);
    EXPECT_EQ(serve.program().wait(), 0);
}

TEST(LifeCycle, AnUploadThatNeverEndsDoesNotHoldTheShutdownUp) {
    Serve serve;
    const auto company = register_company(serve.port(), "Acme");
    RawConnection upload(serve.port());
    upload.send(upload_head(company.token, 1000) + upload_body("Ventes", "a;b").substr(0, 50));
    EXPECT_EQ(HttpClient(serve.port()).get("/healthz").status, 200);
    EXPECT_EQ(serve.program().stop(), 0);
}

TEST(LifeCycle, WhatWasThereBeforeARestartIsThereAfterIt) {
    Serve serve;
    auto company = register_company(serve.port(), "Acme");
    ASSERT_EQ(company.client
                  .upload("/api/v1/data-sources", {{"name", "Ventes"}}, {{"a.csv", "a;b\n1;2\n"}})
                  .status,
              201);
    serve.restart();
    HttpClient client(serve.port());
    client.set_token(company.token);
    EXPECT_EQ(client.get("/api/v1/data-sources").json().at("items").as_array().size(), 1U);
}

TEST(LifeCycle, ProductionDoesNotStartOnAWeakSecretAndDoesNotTellIt) {
    const TemporaryFolder folder;
    RunningProgram program(
        {DATAPILOT_PROGRAM, "serve"},
        {{"DATAPILOT_ENV", "production"},
         {"DATAPILOT_DATABASE_URL", "postgresql://datapilot_app:tooshort@127.0.0.1/datapilot"},
         {"DATAPILOT_DATA_DIR", folder.path()},
         {"DATAPILOT_ALLOWED_ORIGINS", "https://app.example.fr"},
         {"DATAPILOT_TOKEN_SECRET", "abcabcabc"}});
    EXPECT_EQ(program.wait(), 1);
    const auto text = program.standard_error();
    EXPECT_NE(text.find("DATAPILOT_TOKEN_SECRET"), std::string::npos);
    EXPECT_NE(text.find("DATAPILOT_DATABASE_URL"), std::string::npos);
    EXPECT_EQ(text.find("abcabcabc"), std::string::npos);
    EXPECT_EQ(text.find("tooshort"), std::string::npos);
}

TEST(LifeCycle, ADatabaseWithoutTheTablesIsRefusedWithWhatToDo) {
    const auto database = Database::empty();
    const TemporaryFolder folder;
    RunningProgram program({DATAPILOT_PROGRAM, "serve"},
                           {{"DATAPILOT_DATABASE_URL", database.application_url()},
                            {"DATAPILOT_DATA_DIR", folder.path()},
                            {"DATAPILOT_PORT", "0"}});
    EXPECT_EQ(program.wait(), 1);
    EXPECT_NE(program.standard_error().find("migrate"), std::string::npos);
}

// As while replicas are replaced one by one: one of them migrated first.
TEST(LifeCycle, AnOlderProgramStartsAgainOnTheSchemaOfANewerOne) {
    const Database database;
    database.execute(
        "INSERT INTO schema_migrations (number, name, checksum) VALUES (9999, 'of_tomorrow', 'x')");
    const TemporaryFolder folder;
    const Variables variables{{"DATAPILOT_DATABASE_URL", database.application_url()},
                              {"DATAPILOT_DATABASE_OWNER_URL", database.owner_url()},
                              {"DATAPILOT_DATA_DIR", folder.path()},
                              {"DATAPILOT_PORT", "0"}};
    EXPECT_EQ(RunningProgram({DATAPILOT_PROGRAM, "migrate"}, variables).wait(), 1);
    RunningProgram migrate({DATAPILOT_PROGRAM, "migrate", "--accept-newer"}, variables);
    EXPECT_EQ(migrate.wait(), 0);
    EXPECT_NE(migrate.standard_error().find("schema_is_newer"), std::string::npos);
    RunningProgram serve({DATAPILOT_PROGRAM, "serve"}, variables);
    serve.wait_for_line("\"event\":\"listening\"");
}

TEST(LifeCycle, ItStartsWithoutItsDatabaseAndSaysThatItIsNotReady) {
    Serve serve(
        Variables{{"DATAPILOT_DATABASE_URL", "postgresql://datapilot_app:x@127.0.0.1:1/none"}});
    HttpClient client(serve.port());
    EXPECT_EQ(client.get("/healthz").status, 200);
    const auto ready = client.get("/readyz");
    EXPECT_EQ(ready.status, 503);
    EXPECT_EQ(ready.json().at_pointer("/checks/database").as_string(), "failed");
    const auto answer = client.post(login, {{"email", "a@example.fr"}, {"password", "x"}});
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.code(), "database_unavailable");
}

TEST(LifeCycle, ADatabaseThatGoesAndComesBackIsUsedAgain) {
    Serve serve;
    auto company = register_company(serve.port(), "Acme");
    const auto database_check = [&] {
        const auto checks = company.client.get("/readyz").json().at("checks");
        return std::string{checks.at("database").as_string()};
    };
    EXPECT_EQ(database_check(), "ok");
    PostgresServer::instance().stop();
    const auto away = company.client.post(login, credentials(company));
    EXPECT_EQ(away.code(), "database_unavailable");
    EXPECT_NE(away.body.find("Réessayez"), std::string::npos);
    EXPECT_EQ(database_check(), "failed");
    PostgresServer::instance().start();
    EXPECT_EQ(company.client.post(login, credentials(company)).status, 200);
    EXPECT_EQ(database_check(), "ok");
}

TEST(LifeCycle, TheLogHoldsRequestsAndTenantsButNoSecret) {
    Serve serve(Variables{{"DATAPILOT_LOG_LEVEL", "debug"}, {"DATAPILOT_PROT", "80"}});
    auto company = register_company(serve.port(), "Acme");
    const auto signed_in = company.client.post(login, credentials(company));
    const auto cookie = signed_in.header("Set-Cookie");
    company.client.get("/api/v1/auth/me?question=secret-words");
    EXPECT_EQ(serve.program().stop(), 0);

    const auto log = serve.program().standard_error();
    EXPECT_NE(log.find(company.tenant), std::string::npos);
    EXPECT_NE(log.find("DATAPILOT_PROT"), std::string::npos);
    EXPECT_EQ(log.find(password_of_all), std::string::npos);
    EXPECT_EQ(log.find(company.token), std::string::npos);
    EXPECT_EQ(log.find(company.email), std::string::npos);
    EXPECT_EQ(log.find("secret-words"), std::string::npos);
    ASSERT_GT(cookie.size(), 40U);
    EXPECT_EQ(log.find(cookie.substr(11, 20)), std::string::npos);
}

}  // namespace
}  // namespace datapilot::tests
