#include "worker/engines/duckdb/duckdb_engine.h"

#include <gtest/gtest.h>

#include "support/test_source.h"

namespace datapilot::worker {
namespace {

using base::Errc;
using results::Cell;
using results::ColumnType;
using results::Decimal;

class DuckdbEngineTest : public testing::Test {
  protected:
    TestSource source_;

    workers::QueryOutcome answer(const std::string& sql) {
        auto outcome = source_.query(sql);
        EXPECT_TRUE(outcome) << outcome.error().detail << outcome.error().message.french;
        return outcome ? std::move(*outcome) : workers::QueryOutcome{};
    }
};

TEST_F(DuckdbEngineTest, AnswersASqlQuestionOnAFrenchExport) {
    source_.add("Ventes 2025.csv",
                "Région;Montant HT;Date\nBretagne;1 234,56;31/12/2025\n"
                "Bretagne;0,44;01/01/2025\nOccitanie;10;15/06/2025\n");
    ASSERT_TRUE(source_.ingest());
    const auto outcome = answer(
        "SELECT \"Région\", sum(\"Montant HT\") AS total, max(\"Date\") AS dernier "
        "FROM \"Ventes_2025\" GROUP BY ALL ORDER BY total DESC");
    ASSERT_EQ(outcome.table.rows.size(), 2u);
    EXPECT_EQ(outcome.table.rows[0],
              (std::vector<Cell>{"Bretagne", Decimal{"1235.00"}, "2025-12-31"}));
    EXPECT_EQ(outcome.table.columns[1], (results::Column{"total", ColumnType::decimal}));
    EXPECT_FALSE(outcome.table.truncated);
}

TEST_F(DuckdbEngineTest, GivesEveryTypeExactlyOrAsReadableText) {
    source_.add("t.csv", "a\n1\n");
    ASSERT_TRUE(source_.ingest());
    const auto outcome = answer(
        "SELECT 9223372036854775807::HUGEINT + 1 AS large, sum(a) AS small, 'nan'::DOUBLE AS nan, "
        "DATE '2024-02-29' AS d, TIMESTAMP '2024-01-01 10:00:00.5' AS t, true AS b, "
        "INTERVAL 1 MONTH AS i, [1, 2] AS l, TIME '10:00:00' AS h, -0.05::DECIMAL(10,2) AS cents, "
        "NULL AS nothing FROM t");
    EXPECT_EQ(outcome.table.rows.at(0),
              (std::vector<Cell>{Decimal{"9223372036854775808"}, std::int64_t{1}, Cell{},
                                 "2024-02-29", "2024-01-01T10:00:00.5", true, "1 month", "[1, 2]",
                                 "10:00:00", Decimal{"-0.05"}, Cell{}}));
    EXPECT_EQ(outcome.table.columns[0].type, ColumnType::decimal);
    EXPECT_EQ(outcome.table.columns[1].type, ColumnType::integer);
}

TEST_F(DuckdbEngineTest, CutsRowsAtTheCapAndSaysSo) {
    source_.add("t.csv", "a\n1\n2\n3\n");
    ASSERT_TRUE(source_.ingest());
    workers::QueryJob job{.location = workers::FileDatabase{source_.database()},
                          .sql = "SELECT a FROM t ORDER BY a"};
    job.row_cap = 3;
    EXPECT_FALSE(source_.query(job)->table.truncated);
    job.row_cap = 2;
    const auto cut = source_.query(job);
    EXPECT_TRUE(cut->table.truncated);
    EXPECT_EQ(cut->table.rows.size(), 2u);
}

TEST_F(DuckdbEngineTest, TellsHowManyRowsOfTheTablesWereRead) {
    std::string many = "a;b\n";
    for (int i = 0; i < 10'000; ++i) many += std::to_string(i) + ";" + std::to_string(i % 7) + "\n";
    source_.add("many.csv", many);
    source_.add("few.csv", "b;nom\n1;un\n2;deux\n");
    ASSERT_TRUE(source_.ingest());
    EXPECT_EQ(answer("SELECT sum(b) FROM few").rows_scanned, 2);
    EXPECT_EQ(answer("SELECT b, sum(a) FROM many GROUP BY b").rows_scanned, 10'000);
    EXPECT_EQ(answer("SELECT nom, sum(a) FROM many CROSS JOIN few GROUP BY nom").rows_scanned,
              10'002);
    EXPECT_EQ(answer("SELECT [b] AS l FROM few").rows_scanned, 2);
    EXPECT_EQ(answer("SELECT 1 AS un").rows_scanned, 0);

    workers::QueryJob job{.location = workers::FileDatabase{source_.database()},
                          .sql = "SELECT a FROM many"};
    job.row_cap = 1;
    const auto cut = source_.query(job);
    ASSERT_TRUE(cut);
    EXPECT_EQ(cut->rows_scanned, std::nullopt);
}

TEST_F(DuckdbEngineTest, RefusesWhatIsNotAReadOfItsTables) {
    source_.add("t.csv", "a\n1\n");
    ASSERT_TRUE(source_.ingest());
    const auto outcome = source_.query("SELECT * FROM '/etc/passwd'");
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, Errc::sql_refused);
    EXPECT_NE(outcome.error().message.french.find("/etc/passwd"), std::string::npos);
}

TEST_F(DuckdbEngineTest, SeesTheNewDataAfterADatabaseWasReplaced) {
    source_.add("t.csv", "a\n1\n");
    ASSERT_TRUE(source_.ingest());
    EXPECT_EQ(answer("SELECT count(*) FROM t").table.rows[0][0], Cell{std::int64_t{1}});
    source_.add("t.csv", "a\n1\n2\n");
    ASSERT_TRUE(source_.ingest());
    EXPECT_EQ(answer("SELECT count(*) FROM t").table.rows[0][0], Cell{std::int64_t{2}});
}

TEST_F(DuckdbEngineTest, PreviewsTheFirstRowsOfATableItKnows) {
    source_.add("t.csv", "a\n1\n2\n3\n");
    ASSERT_TRUE(source_.ingest());
    CollectedRows rows{{2, 1'000}};
    const workers::FileDatabase here{source_.database()};
    ASSERT_TRUE(source_.engine().preview({here, "t", 2}, rows));
    EXPECT_EQ(std::move(rows).table().rows.size(), 2u);
    CollectedRows none{{2, 1'000}};
    const auto unknown = source_.engine().preview({here, "u\" --", 2}, none);
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, Errc::not_found);
}

}  // namespace
}  // namespace datapilot::worker
