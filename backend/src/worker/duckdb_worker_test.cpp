// The whole way: the pool, a worker process in its sandbox, DuckDB in it.
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "support/probe_pool.h"

namespace datapilot::worker {
namespace {

using namespace std::chrono_literals;
using base::Errc;
using results::Cell;
using results::Decimal;
using workers::QueryOutcome;

class DuckdbWorker : public workers::ProbePool {
  protected:
    void SetUp() override {
        auto real = settings();
        real.arguments = {"real"};
        real.limits = {};
        open(real);
        std::ofstream{upload()} << "région;montant\nBretagne;1 234,50\nCorse;0,10\nBretagne;2,00\n";
        ingested_ = runtime::run(
            loop_, pool_->ingest(source(),
                                 {.files = {{upload(), "ventes.csv"}}, .database_path = database()},
                                 in(30s), {}));
    }

    workers::WorkerKey source() { return key("acme", "ventes"); }
    std::string upload() { return source().directory + "/upload.csv"; }
    std::string database() { return source().directory + "/data.duckdb"; }
    workers::DataLocation location() { return workers::FileDatabase{database()}; }

    base::Result<QueryOutcome> query(std::string sql, std::chrono::milliseconds time = 30s) {
        return runtime::run(
            loop_,
            pool_->query(source(), {.location = location(), .sql = std::move(sql)}, in(time)));
    }

    base::Result<workers::IngestReport> ingested_ = workers::IngestReport{};
};

TEST_F(DuckdbWorker, AFileIsReadDescribedSampledAndAskedAbout) {
    ASSERT_TRUE(ingested_) << ingested_.error().detail;
    ASSERT_EQ(ingested_->tables.size(), 1u);
    EXPECT_EQ(ingested_->tables[0].row_count, 3);

    const auto catalog =
        runtime::run(loop_, pool_->describe(source(), {.location = location()}, in(30s)));
    ASSERT_TRUE(catalog) << catalog.error().detail;
    ASSERT_NE(catalog->find("ventes"), nullptr);

    const auto sample = runtime::run(
        loop_,
        pool_->preview(source(), {.location = location(), .table = "ventes", .rows = 2}, in(30s)));
    ASSERT_TRUE(sample) << sample.error().detail;
    EXPECT_EQ(sample->rows.size(), 2u);
    EXPECT_TRUE(sample->truncated);

    const auto total = query(R"(SELECT "région", sum(montant) FROM ventes GROUP BY 1 ORDER BY 1)");
    ASSERT_TRUE(total) << total.error().detail;
    const results::Rows expected{{Cell{std::string{"Bretagne"}}, Cell{Decimal{"1236.50"}}},
                                 {Cell{std::string{"Corse"}}, Cell{Decimal{"0.10"}}}};
    EXPECT_EQ(total->table.rows, expected);
    EXPECT_EQ(status().started - status().spare, 1u) << "one warm worker did it all";
}

TEST_F(DuckdbWorker, ApprovedSqlThatNeverEndsIsKilledAtItsDeadline) {
    std::string endless = "SELECT sum(t0.montant) FROM ventes t0";
    for (int i = 1; i < 30; ++i) endless += ", ventes t" + std::to_string(i);
    const auto outcome = query(endless, 500ms);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, Errc::query_timeout) << outcome.error().detail;
    EXPECT_TRUE(query("SELECT count(*) FROM ventes"));
}

TEST_F(DuckdbWorker, NoSqlReachesAFileOrChangesTheData) {
    for (const std::string sql :
         {"SELECT * FROM read_csv('/etc/passwd')", "SELECT * FROM '/etc/passwd'",
          "COPY ventes TO '/tmp/out.csv'", "DROP TABLE ventes", "ATTACH '/tmp/x.duckdb'",
          "SELECT * FROM enable_logging(storage='file', storage_path='/tmp/log')"}) {
        const auto outcome = query(sql);
        ASSERT_FALSE(outcome) << sql;
        EXPECT_EQ(outcome.error().code, Errc::sql_refused) << sql;
    }
}

TEST_F(DuckdbWorker, AResultOverTheCapsIsCutAndSaysSo) {
    const auto outcome =
        runtime::run(loop_, pool_->query(source(),
                                         {.location = location(),
                                          .sql = "SELECT range AS n FROM range(100000)",
                                          .row_cap = 5000,
                                          .byte_cap = 1000},
                                         in(30s)));
    ASSERT_TRUE(outcome) << outcome.error().detail;
    EXPECT_TRUE(outcome->table.truncated);
    EXPECT_GT(outcome->table.rows.size(), 10u);
    EXPECT_LE(outcome->table.rows.size(), 100u);
}

TEST_F(DuckdbWorker, AnErrorAboutAFileNamesTheFile) {
    std::ofstream{upload()} << "";
    const auto report = runtime::run(
        loop_,
        pool_->ingest(source(), {.files = {{upload(), "vide.csv"}}, .database_path = database()},
                      in(30s), {}));
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, Errc::file_empty);
    EXPECT_TRUE(query("SELECT count(*) FROM ventes")) << "the data before it is still there";
}

}  // namespace
}  // namespace datapilot::worker
