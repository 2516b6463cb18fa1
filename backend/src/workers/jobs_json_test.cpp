#include "workers/jobs_json.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "workers/replies_json.h"

namespace datapilot::workers {
namespace {

std::string text_of(const boost::json::object& object) {
    return boost::json::serialize(object);
}

ServerDatabase server() {
    return {.dialect = catalog::Dialect::mysql,
            .host = "base.exemple.fr",
            .address = "192.0.2.7",
            .port = 3306,
            .database = "ventes",
            .user = "lecteur",
            .password = "p@ss \"é",
            .tls = {.mode = TlsMode::verify_ca, .ca_certificates = "-----BEGIN"},
            .schemas = {"ventes", "été"}};
}

TEST(JobsJson, EveryJobIsReadBackAsItWasSent) {
    const std::vector<Job> jobs{
        IngestJob{{{"/data/1.csv", "Été \"2025\".csv"}}, "/data/a.duckdb"},
        DescribeJob{FileDatabase{"/data/a.duckdb"}, 7},
        PreviewJob{FileDatabase{"/data/a.duckdb"}, "commandes", 3},
        QueryJob{FileDatabase{"/data/a.duckdb"}, "SELECT 'é\n'", "Europe/Paris", 5, 6},
        QueryJob{server(), "SELECT 1", "Europe/Lisbon", 5, 6},
        TestJob{server()},
    };
    for (const auto& job : jobs) {
        const auto frame = to_frame(job);
        const auto read = job_from_frame(frame);
        ASSERT_TRUE(read);
        EXPECT_EQ(read->index(), job.index());
        EXPECT_EQ(to_frame(*read).payload, frame.payload);
    }
}

TEST(JobsJson, AConfinementIsReadBackAsItWasSent) {
    const Confinement confinement{.limits = {.memory_bytes = 1, .threads = 3},
                                  .network = Network::outbound,
                                  .directory = "/data/t/s",
                                  .readable = {"/home/a.csv"},
                                  .temporary_directory = "/tmp/w"};
    const auto sent = text_of(to_json(confinement));
    const auto read = confinement_from_json(sent);
    ASSERT_TRUE(read);
    EXPECT_EQ(text_of(to_json(*read)), sent);
}

TEST(JobsJson, AReportIsReadBackAsItWasSent) {
    const IngestReport report{
        {{.table = "commandes",
          .original_name = "commandes.csv",
          .encoding = "windows-1252",
          .separator = "\t",
          .row_count = 12,
          .warnings = {{"rows_skipped", {"2 lignes ignorées.", "2 rows skipped."}}}}}};
    const auto sent = text_of(to_json(report));
    const auto read = ingest_report_from_json(sent);
    ASSERT_TRUE(read);
    EXPECT_EQ(text_of(to_json(*read)), sent);
}

TEST(JobsJson, AConnectionReportIsReadBackAsItWasSent) {
    const ConnectionReport report{
        .checks = {{ConnectionStep::network, StepOutcome::passed, {"Joint.", "Reached."}},
                   {ConnectionStep::rights, StepOutcome::warned, {"Écrit.", "Writes."}}},
        .server_version = "PostgreSQL 16.4",
        .read_only_role_sql = "CREATE ROLE"};
    const auto sent = text_of(to_json(report));
    const auto read = connection_report_from_json(sent);
    ASSERT_TRUE(read);
    EXPECT_EQ(text_of(to_json(*read)), sent);
}

TEST(JobsJson, AnErrorKeepsItsCodeMessagesDetailAndFields) {
    const base::Error error{
        base::Errc::file_header_invalid,
        {"En-tête vide.", "Empty header."},
        "column 3",
        {{"files[0]", base::Errc::file_header_invalid, {"Colonne 3.", "Column 3."}}}};
    const auto read = error_from_json(text_of(to_json(error)));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->code, error.code);
    EXPECT_EQ(text_of(to_json(*read)), text_of(to_json(error)));
}

TEST(JobsJson, WhatIsNotTheExpectedJsonIsAFailureAndNotAnException) {
    for (const std::string bad : {"", "[", "[]", "{}", "null", R"({"tables":[1]})",
                                  R"({"code":"no_such","message":{},"detail":"","fields":[]})"}) {
        EXPECT_FALSE(ingest_report_from_json(bad)) << bad;
        EXPECT_FALSE(table_end_from_json(bad)) << bad;
        EXPECT_FALSE(confinement_from_json(bad)) << bad;
        EXPECT_FALSE(error_from_json(bad)) << bad;
        EXPECT_FALSE(job_from_frame({FrameType::query, bad})) << bad;
        EXPECT_FALSE(catalog_from_json(bad)) << bad;
    }
    EXPECT_FALSE(job_from_frame({FrameType::done, "{}"}));
}

TEST(JobsJson, JsonThatWouldTakeGigabytesIsRefused) {
    std::string bomb = "[";
    while (bomb.size() < max_payload - 8) bomb += "[],";
    bomb += "[]]";
    EXPECT_FALSE(texts_from_json(bomb));
}

}  // namespace
}  // namespace datapilot::workers
