#include "workers/jobs_json.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "workers/replies_json.h"

namespace datapilot::workers {
namespace {

std::string text_of(const boost::json::object& object) {
    return boost::json::serialize(object);
}

TEST(JobsJson, EveryJobIsReadBackAsItWasSent) {
    const std::vector<Job> jobs{
        IngestJob{{{"/data/1.csv", "Été \"2025\".csv"}}, "/data/a.duckdb"},
        DescribeJob{"/data/a.duckdb", 7},
        PreviewJob{"/data/a.duckdb", "commandes", 3},
        QueryJob{"/data/a.duckdb", "SELECT 'é\n'", 5, 6},
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
