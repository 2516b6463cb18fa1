#include "worker/engines/mysql/cell_reader.h"

#include <gtest/gtest.h>

#include "support/mariadb_pool.h"

namespace datapilot::worker::mysql {
namespace {

using results::Cell;
using results::ColumnType;
using results::Decimal;

// What a column of a type holds, and what is read.
struct Example {
    std::string type;
    std::string value;  // as SQL writes it
    ColumnType read_as;
    Cell cell;
};

const std::string text(const char* value) {
    return value;
}

const std::vector<Example> examples{
    {"TINYINT", "-128", ColumnType::integer, std::int64_t{-128}},
    {"TINYINT UNSIGNED", "255", ColumnType::integer, std::int64_t{255}},
    {"TINYINT(1)", "1", ColumnType::boolean, true},
    {"BOOLEAN", "FALSE", ColumnType::boolean, false},
    {"TINYINT(1)", "7", ColumnType::integer, std::int64_t{7}},
    {"SMALLINT", "-32768", ColumnType::integer, std::int64_t{-32768}},
    {"MEDIUMINT", "8388607", ColumnType::integer, std::int64_t{8388607}},
    {"INT(5) ZEROFILL", "42", ColumnType::integer, std::int64_t{42}},
    {"BIGINT", "-9223372036854775808", ColumnType::integer,
     std::numeric_limits<std::int64_t>::min()},
    {"BIGINT UNSIGNED", "18446744073709551615", ColumnType::integer,
     Decimal{"18446744073709551615"}},
    {"BIGINT UNSIGNED", "12", ColumnType::integer, std::int64_t{12}},
    {"DECIMAL(65,30)", "-12345678901234567890123456789012345.678901234567890123456789012345",
     ColumnType::decimal,
     Decimal{"-12345678901234567890123456789012345.678901234567890123456789012345"}},
    {"DECIMAL(65,0)", "99999999999999999999999999999999999999999999999999999999999999999",
     ColumnType::decimal,
     Decimal{"99999999999999999999999999999999999999999999999999999999999999999"}},
    {"DECIMAL(5,2)", "0.5", ColumnType::decimal, Decimal{"0.50"}},
    {"DECIMAL(5,2) ZEROFILL", "1.5", ColumnType::decimal, Decimal{"1.50"}},
    {"DOUBLE", "0.1", ColumnType::decimal, 0.1},
    {"DOUBLE", "1.7976931348623157e308", ColumnType::decimal, 1.7976931348623157e308},
    {"DOUBLE", "-5e-324", ColumnType::decimal, -5e-324},
    {"FLOAT", "0.25", ColumnType::decimal, 0.25},
    {"BIT(1)", "b'1'", ColumnType::boolean, true},
    {"BIT(12)", "b'101010101010'", ColumnType::integer, std::int64_t{2730}},
    {"BIT(64)", "18446744073709551615", ColumnType::integer, Decimal{"18446744073709551615"}},
    {"YEAR", "2025", ColumnType::integer, std::int64_t{2025}},
    {"YEAR", "0", ColumnType::integer, std::int64_t{0}},
    {"DATE", "'2025-12-31'", ColumnType::date, text("2025-12-31")},
    {"DATE", "'0000-00-00'", ColumnType::date, Cell{}},
    {"DATE", "'2025-00-15'", ColumnType::date, Cell{}},
    {"DATE", "'9999-12-31'", ColumnType::date, text("9999-12-31")},
    {"DATETIME", "'2025-12-31 08:30:00'", ColumnType::timestamp, text("2025-12-31T08:30:00")},
    {"DATETIME(6)", "'2025-12-31 08:30:00.123456'", ColumnType::timestamp,
     text("2025-12-31T08:30:00.123456")},
    {"DATETIME(6)", "'2025-12-31 08:30:00.5'", ColumnType::timestamp,
     text("2025-12-31T08:30:00.5")},
    {"DATETIME(3)", "'2025-12-31 08:30:00'", ColumnType::timestamp, text("2025-12-31T08:30:00")},
    {"DATETIME", "'0000-00-00 00:00:00'", ColumnType::timestamp, Cell{}},
    {"TIME", "'-838:59:59'", ColumnType::text, text("-838:59:59")},
    {"TIME(6)", "'26:00:00.000001'", ColumnType::text, text("26:00:00.000001")},
    {"CHAR(5)", "'été'", ColumnType::text, text("été")},
    {"VARCHAR(20)", "''", ColumnType::text, text("")},
    {"VARCHAR(20) CHARACTER SET latin1", "'déjà €'", ColumnType::text, text("déjà €")},
    {"VARCHAR(20) CHARACTER SET utf8mb4", "'🙂'", ColumnType::text, text("🙂")},
    {"VARCHAR(20) COLLATE utf8mb4_bin", "'Été'", ColumnType::text, text("Été")},
    {"CHAR(4) CHARACTER SET ucs2", "'né'", ColumnType::text, text("né")},
    {"TEXT", "'a\\nb'", ColumnType::text, text("a\nb")},
    {"LONGTEXT", "'long'", ColumnType::text, text("long")},
    {"JSON", "'{\"a\": [1, 2]}'", ColumnType::text, text(R"({"a": [1, 2]})")},
    {"ENUM('petit','grand')", "'grand'", ColumnType::text, text("grand")},
    {"SET('a','b','c')", "'a,c'", ColumnType::text, text("a,c")},
    {"BINARY(3)", "x'00ff10'", ColumnType::text, text("\\x00ff10")},
    {"VARBINARY(10)", "'abc'", ColumnType::text, text("\\x616263")},
    {"BLOB", "x''", ColumnType::text, text("\\x")},
    {"UUID", "'123e4567-e89b-12d3-a456-426655440000'", ColumnType::text,
     text("123e4567-e89b-12d3-a456-426655440000")},
    {"INET6", "'2001:db8::1'", ColumnType::text, text("2001:db8::1")},
    {"POINT", "ST_GeomFromText('POINT(1 2)')", ColumnType::text,
     text("\\x000000000101000000000000000000f03f0000000000000040")},
    {"INT", "NULL", ColumnType::integer, Cell{}},
    {"TINYINT(1)", "NULL", ColumnType::boolean, Cell{}},
    {"VARCHAR(5)", "NULL", ColumnType::text, Cell{}},
};

class MysqlCells : public tests::MariadbPool {
  protected:
    results::ResultTable answer(const std::string& sql, const std::string& zone = "Europe/Paris") {
        workers::QueryJob job{.location = database_.location(), .sql = sql, .time_zone = zone};
        const auto outcome = runtime::run(
            loop_, pool_->query(outbound(), std::move(job), in(std::chrono::seconds{20})));
        EXPECT_TRUE(outcome) << sql << outcome.error().message.english << outcome.error().detail;
        return outcome ? outcome->table : results::ResultTable{};
    }

    tests::MariadbDatabase database_;
};

TEST_F(MysqlCells, NothingIsLostOfAnyType) {
    std::string columns;
    std::string values;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        const std::string comma = i == 0 ? "" : ", ";
        columns += comma + "c" + std::to_string(i) + " " + examples[i].type + " NULL";
        values += comma + examples[i].value;
    }
    database_.execute("SET sql_mode = 'ALLOW_INVALID_DATES'; CREATE TABLE t (" + columns +
                      "); INSERT INTO t VALUES (" + values + ")");
    const auto table = answer("SELECT * FROM t");
    ASSERT_EQ(table.columns.size(), examples.size());
    for (std::size_t i = 0; i < examples.size(); ++i) {
        const auto& example = examples[i];
        EXPECT_EQ(table.columns[i].type, example.read_as) << example.type << " " << example.value;
        EXPECT_EQ(table.rows.at(0)[i], example.cell) << example.type << " " << example.value;
    }
}

TEST_F(MysqlCells, AColumnIsBooleanOnlyWhereEveryRowIsZeroOrOne) {
    database_.execute("CREATE TABLE t (a TINYINT(1)); INSERT INTO t VALUES (0), (1), (NULL), (5)");
    const auto some = answer("SELECT a FROM t WHERE a < 2 OR a IS NULL ORDER BY a");
    EXPECT_EQ(some.columns[0].type, ColumnType::boolean);
    EXPECT_EQ(some.rows[1][0], Cell{false});
    const auto all = answer("SELECT a FROM t ORDER BY a");
    EXPECT_EQ(all.columns[0].type, ColumnType::integer);
    EXPECT_EQ(all.rows[3][0], Cell{std::int64_t{5}});
}

TEST_F(MysqlCells, InstantsAreShownInTheZoneOfTheJob) {
    database_.execute(
        "SET time_zone = '+00:00'; CREATE TABLE t (a TIMESTAMP NULL, b DATETIME); "
        "INSERT INTO t VALUES ('2025-06-30 23:30:00', '2025-06-30 23:30:00')");
    const auto utc = answer("SELECT a, b FROM t", "UTC");
    EXPECT_EQ(utc.rows.at(0)[0], Cell{std::string{"2025-06-30T23:30:00"}});
    const auto tokyo = answer("SELECT a, b FROM t", "Asia/Tokyo");
    EXPECT_EQ(tokyo.rows.at(0)[0], Cell{std::string{"2025-07-01T08:30:00"}});
    EXPECT_EQ(tokyo.rows[0][1], Cell{std::string{"2025-06-30T23:30:00"}});
    EXPECT_EQ(answer("SELECT MONTH(a) FROM t", "Asia/Tokyo").rows.at(0)[0], Cell{std::int64_t{7}});
}

TEST_F(MysqlCells, WhereTheServerKnowsZonesSummerTimeIsRight) {
    auto owner = tests::MariadbServer::instance().owner("mysql");
    owner.run(
        "INSERT INTO time_zone (Time_zone_id, Use_leap_seconds) VALUES (900, 'N');"
        "INSERT INTO time_zone_name (Name, Time_zone_id) VALUES ('Europe/Berlin', 900);"
        "INSERT INTO time_zone_transition_type VALUES (900, 0, 3600, 0, 'CET'), "
        "(900, 1, 7200, 1, 'CEST');"
        "INSERT INTO time_zone_transition VALUES (900, 1743296400, 1), (900, 1761440400, 0)");
    database_.execute(
        "SET time_zone = '+00:00'; CREATE TABLE t (a TIMESTAMP NULL); "
        "INSERT INTO t VALUES ('2025-07-14 12:00:00'), ('2025-12-25 12:00:00')");
    const auto table = answer("SELECT a FROM t ORDER BY a", "Europe/Berlin");
    owner.run(
        "DELETE FROM time_zone WHERE Time_zone_id = 900; "
        "DELETE FROM time_zone_name WHERE Time_zone_id = 900; "
        "DELETE FROM time_zone_transition_type WHERE Time_zone_id = 900; "
        "DELETE FROM time_zone_transition WHERE Time_zone_id = 900");
    EXPECT_EQ(table.rows.at(0)[0], Cell{std::string{"2025-07-14T14:00:00"}});
    EXPECT_EQ(table.rows.at(1)[0], Cell{std::string{"2025-12-25T13:00:00"}});
}

TEST(MysqlCellText, WhatIsNoValueOfItsTypeIsNotBelieved) {
    EXPECT_FALSE(read_cell(Reading::integer, "12x"));
    EXPECT_FALSE(read_cell(Reading::integer, ""));
    EXPECT_FALSE(read_cell(Reading::integer, "99999999999999999999999"));
    EXPECT_FALSE(read_cell(Reading::decimal, "1.2.3"));
    EXPECT_FALSE(read_cell(Reading::decimal, "-"));
    EXPECT_FALSE(read_cell(Reading::decimal, "NaN"));
    EXPECT_FALSE(read_cell(Reading::floating, "inf"));
    EXPECT_FALSE(read_cell(Reading::date, "31/12/2025"));
    EXPECT_FALSE(read_cell(Reading::date, ""));
    EXPECT_FALSE(read_cell(Reading::timestamp, "2025-12-31"));
    EXPECT_FALSE(read_cell(Reading::timestamp, "2025-12-31 08:30:00.1234567"));
    EXPECT_FALSE(read_cell(Reading::timestamp, "2025-12-31 08:30:00x"));
    EXPECT_FALSE(read_cell(Reading::bits, "123456789"));
    EXPECT_EQ(read_cell(Reading::text, "\xFF\xFE"), Cell{std::string{"\\xfffe"}});
}

}  // namespace
}  // namespace datapilot::worker::mysql
