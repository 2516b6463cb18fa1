#include "ai/export_text.h"

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>

namespace datapilot::ai {
namespace {

using results::Cell;
using results::ColumnType;
using results::Decimal;
using results::ShownColumn;

const ShownColumn name{{"nom", ColumnType::text}, "Nom"};
const ShownColumn amount{{"montant", ColumnType::decimal}, "Montant HT"};
const ShownColumn day{{"jour", ColumnType::date}, "Jour"};
const ShownColumn paid{{"paye", ColumnType::boolean}, "Payé"};

std::string line_of(const std::vector<ShownColumn>& columns, const std::vector<Cell>& row) {
    return csv_line(columns, row);
}

std::string text_cell(const char* text) {
    return line_of({name}, {Cell{text}});
}

TEST(ExportText, IsWhatAFrenchSpreadsheetReads) {
    const std::vector<ShownColumn> columns{name, amount, day, paid};
    EXPECT_EQ(csv_header(columns), "\xEF\xBB\xBFNom;Montant HT;Jour;Payé\r\n");
    EXPECT_EQ(line_of(columns, {"Durand", Decimal{"-1234567.50"}, "2025-12-31", true}),
              "Durand;-1234567,50;31/12/2025;oui\r\n");
    EXPECT_EQ(line_of(columns, {Cell{}, Cell{}, Cell{}, Cell{}}), ";;;\r\n");
}

TEST(ExportText, QuotesWhatWouldBreakALine) {
    EXPECT_EQ(text_cell("a;b"), "\"a;b\"\r\n");
    EXPECT_EQ(text_cell("dit \"oui\""), "\"dit \"\"oui\"\"\"\r\n");
    EXPECT_EQ(text_cell("deux\nlignes"), "\"deux\nlignes\"\r\n");
}

TEST(ExportText, DisarmsWhatASpreadsheetWouldRun) {
    EXPECT_EQ(text_cell("=HYPERLINK(\"http://x\")"), "\"'=HYPERLINK(\"\"http://x\"\")\"\r\n");
    EXPECT_EQ(text_cell("+33 1 23 45 67 89"), "'+33 1 23 45 67 89\r\n");
    EXPECT_EQ(text_cell("-2+3"), "'-2+3\r\n");
    EXPECT_EQ(text_cell("@SUM(A1)"), "'@SUM(A1)\r\n");
    EXPECT_EQ(text_cell("\t=1"), "'\t=1\r\n");
    EXPECT_EQ(csv_header({{{"c", ColumnType::text}, "=1+1"}}), "\xEF\xBB\xBF'=1+1\r\n");
}

TEST(ExportText, LeavesNumbersAlone) {
    EXPECT_EQ(text_cell("-12,5"), "-12,5\r\n");
    EXPECT_EQ(text_cell("+3"), "+3\r\n");
    EXPECT_EQ(line_of({amount}, {std::int64_t{-3}}), "-3\r\n");
}

TEST(ExportText, KeepsJsonValuesExact) {
    const std::vector<Cell> row{"=1", Decimal{"0.10"}};
    EXPECT_EQ(boost::json::serialize(json_row({name, amount}, row)),
              R"({"nom":"=1","montant":"0.10"})");
}

TEST(ExportText, NamesTheFileAfterTheQuestion) {
    EXPECT_EQ(file_stem("Chiffre d'affaires par Région ?"), "chiffre-d-affaires-par-region");
    EXPECT_EQ(file_stem("../../etc/passwd\r\nX: y"), "etc-passwd-x-y");
    EXPECT_EQ(file_stem("東京"), "reponse");
    EXPECT_LE(file_stem(std::string(500, 'a')).size(), 60);
}

}  // namespace
}  // namespace datapilot::ai
