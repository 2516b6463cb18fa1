#include "worker/ingest/ingest_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>

#include "support/test_source.h"

namespace datapilot::worker::ingest {
namespace {

using base::Errc;
using catalog::ColumnType;
using results::Cell;
using results::Decimal;
using testing::ElementsAre;
using testing::HasSubstr;

class IngestTest : public testing::Test {
  protected:
    TestSource source_;
    workers::IngestReport report_;

    void ingest(std::string_view content, const std::string& name = "t.csv") {
        source_.add(name, content);
        auto report = source_.ingest();
        ASSERT_TRUE(report) << report.error().message.french << report.error().detail;
        report_ = std::move(*report);
    }

    base::Error error_of(std::string_view content) {
        source_.add("t.csv", content);
        const auto report = source_.ingest();
        EXPECT_FALSE(report);
        return report ? base::Error{} : report.error();
    }

    std::vector<Cell> column(const std::string& name) {
        const auto outcome = source_.query("SELECT \"" + name + "\" FROM t");
        EXPECT_TRUE(outcome) << outcome.error().detail;
        std::vector<Cell> cells;
        if (outcome) {
            for (const auto& row : outcome->table.rows) cells.push_back(row[0]);
        }
        return cells;
    }

    catalog::Column described(const std::string& name) {
        const auto catalog = source_.describe();
        const auto* found = catalog ? catalog->tables.at(0).find(name) : nullptr;
        EXPECT_NE(found, nullptr) << name;
        return found ? *found : catalog::Column{};
    }

    std::vector<std::string> warnings() const {
        std::vector<std::string> codes;
        for (const auto& warning : report_.tables.at(0).warnings) codes.push_back(warning.code);
        return codes;
    }
};

Cell whole(std::int64_t value) {
    return value;
}

TEST_F(IngestTest, FrenchAmountsBecomeExactDecimals) {
    ingest(
        "montant;prix;part\n1 234,56;1.234,50 €;12,5 %\n-0,1;3,00 €;100 %\n"
        "1\u202f000\u00a0000;12,25€;0,25 %\n");
    EXPECT_THAT(column("montant"),
                ElementsAre(Decimal{"1234.56"}, Decimal{"-0.10"}, Decimal{"1000000.00"}));
    EXPECT_THAT(column("prix"), ElementsAre(Decimal{"1234.50"}, Decimal{"3.00"}, Decimal{"12.25"}));
    EXPECT_THAT(column("part"), ElementsAre(Decimal{"12.50"}, Decimal{"100.00"}, Decimal{"0.25"}));
    EXPECT_EQ(described("montant").format, "decimal_comma");
    EXPECT_EQ(described("prix").format, "euro");
    EXPECT_EQ(described("part").format, "percent");
}

TEST_F(IngestTest, CellsWithAndWithoutSignsToDropStandInOneColumn) {
    ingest(
        "français;english;pointé\n1 234,5;1,234,567.5;1.234.567\n-2,25;12.25;12\n"
        "+3,00;\u22120.5;1.234\n");
    EXPECT_THAT(column("français"),
                ElementsAre(Decimal{"1234.50"}, Decimal{"-2.25"}, Decimal{"3.00"}));
    EXPECT_THAT(column("english"),
                ElementsAre(Decimal{"1234567.50"}, Decimal{"12.25"}, Decimal{"-0.50"}));
    EXPECT_THAT(column("pointé"), ElementsAre(whole(1'234'567), whole(12), whole(1'234)));
}

TEST_F(IngestTest, ACommaIsReadAsTheRestOfTheFileHasIt) {
    ingest("a;b\n1,234;1\n2,500;2\n");
    EXPECT_THAT(column("a"), ElementsAre(Decimal{"1.234"}, Decimal{"2.500"}));
    ingest("a,b\n\"1,234\",1\n\"2,500\",2\n");
    EXPECT_THAT(column("a"), ElementsAre(whole(1234), whole(2500)));
    ingest("a;b\n1.234;1,5\n2.500;2,5\n");
    EXPECT_THAT(column("a"), ElementsAre(whole(1234), whole(2500)));
}

TEST_F(IngestTest, DatesAreReadDayFirstUnlessThatIsImpossible) {
    ingest(
        "a;b;c;d;e;f\n"
        "01/02/2025;12/31/2025;2025-03;05/2025;31/12/2025 08:30;08DEC1968:00:00:00\n"
        "3/4/2025;01/02/2025;2025-04;06/2025;01/01/2025 00:00:05;01JAN2000:00:00:00\n");
    EXPECT_THAT(column("a"), ElementsAre("2025-02-01", "2025-04-03"));
    EXPECT_THAT(column("b"), ElementsAre("2025-12-31", "2025-01-02"));
    EXPECT_THAT(column("c"), ElementsAre("2025-03-01", "2025-04-01"));
    EXPECT_THAT(column("d"), ElementsAre("2025-05-01", "2025-06-01"));
    EXPECT_THAT(column("e"), ElementsAre("2025-12-31T08:30:00", "2025-01-01T00:00:05"));
    EXPECT_THAT(column("f"), ElementsAre("1968-12-08", "2000-01-01"));
    EXPECT_EQ(described("a").format, "dd/mm/yyyy");
    EXPECT_EQ(described("c").format, "yyyy-mm");
    EXPECT_EQ(described("e").type, ColumnType::timestamp);
    EXPECT_EQ(described("f").type, ColumnType::date);
}

TEST_F(IngestTest, MomentsWithAnOffsetAreGivenInParisTime) {
    ingest("a\n2025-07-01T10:00:00Z\n2025-01-01T10:00:00+00:00\n");
    EXPECT_THAT(column("a"), ElementsAre("2025-07-01T12:00:00", "2025-01-01T11:00:00"));
}

TEST_F(IngestTest, CodesKeepTheirZerosAndTheirType) {
    ingest(
        "dep;siret;Code postal;tel\n01;12345678901234;75001;+33612345678\n"
        "2A;98765432109876;13001;+33698765432\n");
    EXPECT_THAT(column("dep"), ElementsAre("01", "2A"));
    EXPECT_THAT(column("siret"), ElementsAre("12345678901234", "98765432109876"));
    EXPECT_THAT(column("Code postal"), ElementsAre("75001", "13001"));
    EXPECT_THAT(column("tel"), ElementsAre("+33612345678", "+33698765432"));
    EXPECT_TRUE(warnings().empty());
}

TEST_F(IngestTest, NumbersOfEverySizeStayExact) {
    ingest(
        "a;b;c;d;e\n12345678901234567890;0.1;80.67226890756302;2003.0;1.5e3\n"
        "1;12345678901234567890.25;1.5;1999.0;2\n");
    EXPECT_THAT(column("a"), ElementsAre(Decimal{"12345678901234567890"}, whole(1)));
    EXPECT_THAT(column("b"), ElementsAre(Decimal{"0.10"}, Decimal{"12345678901234567890.25"}));
    EXPECT_THAT(column("c"), ElementsAre(80.67226890756302, 1.5));
    EXPECT_THAT(column("d"), ElementsAre(whole(2003), whole(1999)));
    EXPECT_THAT(column("e"), ElementsAre(1500.0, 2.0));
}

TEST_F(IngestTest, MarksOfAbsenceAreNothingAmongNumbersAndTextAmongTexts) {
    ingest("a;b\n12;oui\nNA;-\nnull;NA\n-;non\n;\n5;n.d.\n");
    EXPECT_THAT(column("a"), ElementsAre(whole(12), Cell{}, Cell{}, Cell{}, whole(5)));
    EXPECT_THAT(column("b"), ElementsAre("oui", "-", "NA", "non", "n.d."));
}

TEST_F(IngestTest, OneValueThatDoesNotFitKeepsTheColumnAsText) {
    std::string content = "montant\n";
    for (int i = 0; i < 50'000; ++i) content += std::to_string(i * 7) + "\n";
    ingest(content + "environ 12\n");
    EXPECT_EQ(described("montant").type, ColumnType::text);
    EXPECT_EQ(described("montant").distinct_count, 50'001);
    ASSERT_THAT(warnings(), ElementsAre("mixed_types"));
    EXPECT_THAT(report_.tables[0].warnings[0].message.french, HasSubstr("ligne 50002"));
    EXPECT_THAT(report_.tables[0].warnings[0].message.french, HasSubstr("environ 12"));
}

TEST_F(IngestTest, BooleansAreOnlyWhatSaysTrueAndFalse) {
    ingest("a;b;c;d\nVrai;oui;O;true\nFaux;non;N;FALSE\n;;;\nvrai;oui;O;true\n");
    EXPECT_THAT(column("a"), ElementsAre(true, false, true));
    EXPECT_THAT(column("b"), ElementsAre("oui", "non", "oui"));
    EXPECT_THAT(column("c"), ElementsAre("O", "N", "O"));
    EXPECT_THAT(column("d"), ElementsAre(true, false, true));
    EXPECT_THAT(warnings(), ElementsAre("rows_skipped"));
}

TEST_F(IngestTest, BlanksAroundTextsAreDropped) {
    ingest("ville,code\nAberdeen , APG\n\" Aberdeen\",APG \nOban,\"  \"\n");
    EXPECT_THAT(column("ville"), ElementsAre("Aberdeen", "Aberdeen", "Oban"));
    EXPECT_THAT(column("code"), ElementsAre("APG", "APG", Cell{}));
}

TEST_F(IngestTest, HeadersKeepTheirTextAndBecomeUnique) {
    ingest("Libellé du département; libellé du département ;;% Abs/Ins;\nAin;x;1;2;\n");
    const auto catalog = source_.describe();
    std::vector<std::string> names;
    for (const auto& column : catalog->tables.at(0).columns) names.push_back(column.name);
    EXPECT_THAT(names, ElementsAre("Libellé du département", "libellé du département_2",
                                   "colonne_3", "% Abs/Ins"));
    EXPECT_THAT(warnings(), ElementsAre("empty_headers_named", "duplicate_headers_renamed"));
}

TEST_F(IngestTest, AFileWithoutHeaderGetsNumberedColumns) {
    ingest("1;Ain;438109\n2;Aisne;373544\n3;Allier;249991\n");
    EXPECT_THAT(column("colonne_2"), ElementsAre("Ain", "Aisne", "Allier"));
    EXPECT_THAT(warnings(), ElementsAre("header_missing"));
    ingest("Région;2023;2024\nBretagne;1;2\n");
    EXPECT_THAT(column("2024"), ElementsAre(whole(2)));
}

TEST_F(IngestTest, ShortRowsAreCompletedAndTrailingSeparatorsIgnored) {
    ingest("a;b;c\n1;2;3;\n4\n\n5;6\n");
    EXPECT_THAT(column("b"), ElementsAre(whole(2), Cell{}, whole(6)));
    ASSERT_THAT(warnings(), ElementsAre("rows_completed"));
    EXPECT_THAT(report_.tables[0].warnings[0].message.french, HasSubstr("ligne 3"));
}

TEST_F(IngestTest, EverySeparatorIsFoundEvenWithOthersInQuotes) {
    for (const std::string separator : {",", ";", "\t", "|"}) {
        ingest("a" + separator + "b\n\"x,;|y,;|\"" + separator + "1\n\"z,;|,;|\"" + separator +
               "2\n");
        EXPECT_EQ(report_.tables[0].separator, separator);
        EXPECT_THAT(column("b"), ElementsAre(whole(1), whole(2)));
    }
}

TEST_F(IngestTest, EveryUsualEncodingIsRead) {
    const std::string text = "Département;Prix\nHérault;5 \u20ac\n";
    ingest("\xEF\xBB\xBF" + text);
    EXPECT_EQ(report_.tables[0].encoding, "utf-8-bom");
    ingest("D\xE9partement;Prix\nH\xE9rault;5 \x80\n");
    EXPECT_EQ(report_.tables[0].encoding, "windows-1252");
    EXPECT_THAT(column("Département"), ElementsAre("Hérault"));
    EXPECT_THAT(column("Prix"), ElementsAre(whole(5)));
    using namespace std::string_literals;
    ingest(
        "\xFF\xFE"
        "a\0;\0b\0\n\0\xE9\0;\0"
        "1\0\n\0"s);
    EXPECT_EQ(report_.tables[0].encoding, "utf-16");
    EXPECT_THAT(column("a"), ElementsAre("é"));
}

TEST_F(IngestTest, AFewBrokenCharactersAreShownAndCounted) {
    std::string text = "nom\n";
    for (int i = 0; i < 30; ++i) text += "é" + std::to_string(i) + "\n";
    ingest(text + "caf\xE9\n");
    EXPECT_EQ(column("nom").back(), Cell{"caf\uFFFD"});
    EXPECT_THAT(warnings(), ElementsAre("invalid_characters"));
}

TEST_F(IngestTest, SeveralFilesMakeTablesWithNamesOfTheirOwn) {
    source_.add("regularite-mensuelle (2).csv", "a\n1\n");
    source_.add("Régularité mensuelle 2.csv", "a\n2\n");
    source_.add("regularite_mensuelle_2.csv", "a\n3\n");
    const auto report = source_.ingest();
    ASSERT_TRUE(report);
    EXPECT_EQ(report->tables[0].table, "regularite_mensuelle_2");
    EXPECT_EQ(report->tables[1].table, "Régularité_mensuelle_2");
    EXPECT_EQ(report->tables[2].table, "regularite_mensuelle_2_2");
    EXPECT_EQ(source_.describe()->tables[0].label, "regularite-mensuelle (2)");
}

TEST_F(IngestTest, HostileNamesAreOnlyNames) {
    ingest("a\"; DROP TABLE t; --,\"x'y\"\"z\"\n1,it's\n", "t.csv");
    EXPECT_THAT(column("a\"\"; DROP TABLE t; --"), ElementsAre(whole(1)));
    EXPECT_THAT(column("x'y\"\"z"), ElementsAre("it's"));
}

TEST_F(IngestTest, BadFilesAreRefusedWithWhatToDo) {
    EXPECT_EQ(error_of("").code, Errc::file_empty);
    EXPECT_EQ(error_of("a;b\n").code, Errc::file_header_only);
    EXPECT_EQ(error_of("\n\n\n").code, Errc::file_header_only);
    EXPECT_EQ(error_of(";;\n1;2;3\n").code, Errc::file_header_only);
    EXPECT_EQ(error_of(std::string(1'200, 'x') + "\n1\n").code, Errc::file_header_invalid);
    EXPECT_EQ(error_of("Ventes;;\nNord;1;2\nSud;3;4\n").code, Errc::file_header_invalid);
    EXPECT_EQ(error_of("x;x;X\na;b;c\n").code, Errc::file_header_invalid);
    EXPECT_EQ(error_of({"a;b\n\0\1\2;1\n", 10}).code, Errc::file_not_text);
    EXPECT_THAT(error_of("PK\x03\x04zipped").message.french, HasSubstr("Excel"));
    EXPECT_EQ(error_of("\x89PNG\r\n\x1a\n\x01\x02\x03\x04\x05").code, Errc::file_not_text);

    const auto long_row = error_of("a;b\n1;2\n\"x\ny\";2\n1;2;3\n");
    EXPECT_EQ(long_row.code, Errc::file_row_too_long);
    EXPECT_THAT(long_row.message.french, HasSubstr("ligne 5"));
    EXPECT_THAT(long_row.message.french, HasSubstr("t.csv"));

    const auto open_quote = error_of("a;b\n1;\"2\n3;4\n");
    EXPECT_EQ(open_quote.code, Errc::file_row_too_long);
    EXPECT_THAT(open_quote.message.french, HasSubstr("ligne 2"));

    std::string wide = "c";
    for (int i = 0; i < 2000; ++i) wide += ";c";
    EXPECT_EQ(error_of(wide + "\n1\n").code, Errc::too_many_columns);
}

TEST_F(IngestTest, AFailureLeavesTheDatabaseAsItWasAndNothingBeside) {
    ingest("a\n1\n");
    error_of("a;b\n1;2;3\n");
    EXPECT_THAT(column("a"), ElementsAre(whole(1)));
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator{source_.folder()}) {
        files.push_back(entry.path().filename());
    }
    EXPECT_THAT(files, testing::UnorderedElementsAre("t.csv", "source.duckdb"));
}

TEST_F(IngestTest, TellsHowFarItIsAndNeverGoesBack) {
    source_.add("a.csv", "a\n1\n");
    source_.add("b.csv", "a\n1\n");
    std::vector<double> told;
    const workers::IngestJob job{
        {{source_.folder() / "a.csv", "a.csv"}, {source_.folder() / "b.csv", "b.csv"}},
        source_.database()};
    ASSERT_TRUE(source_.engine().ingest(job, [&](double share) { told.push_back(share); }));
    EXPECT_TRUE(std::ranges::is_sorted(told));
    EXPECT_GE(told.size(), 6u);
    EXPECT_EQ(told.back(), 1);
}

// A disk that is full, as far as this process can tell: no file may grow past a megabyte.
[[noreturn]] void exit_after_ingest_on_full_disk(TestSource& source) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{1 << 20, 1 << 20};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const auto report = source.ingest();
    const bool right = !report && report.error().code == Errc::storage_full &&
                       !std::filesystem::exists(source.database());
    if (!report) std::fprintf(stderr, "%s\n", report.error().detail.c_str());
    std::_Exit(right ? 0 : 1);
}

TEST_F(IngestTest, AFullDiskIsSaidAndLeavesNothing) {
    std::string content = "texte\n";
    for (int i = 0; i < 300'000; ++i) content += "valeur numéro " + std::to_string(i * 7919) + "\n";
    source_.add("t.csv", content);
    EXPECT_EXIT(exit_after_ingest_on_full_disk(source_), testing::ExitedWithCode(0), "");
}

TEST_F(IngestTest, TwoThousandColumnsAreRead) {
    std::string header = "c0";
    std::string row = "0";
    for (int i = 1; i < 2000; ++i) {
        header += ";c" + std::to_string(i);
        row += ";" + std::to_string(i);
    }
    ingest(header + "\n" + row + "\n");
    EXPECT_THAT(column("c1999"), ElementsAre(whole(1999)));
}

TEST_F(IngestTest, AFileFullOfOddWaysLosesNothing) {
    // One irregularity each: what DuckDB's own reader could take otherwise is rewritten first.
    for (const std::string content :
         {"a,b\n1,x\"y\n2,\"p\"q\n", "a,b\n1,x\r\n2,y\n", "a,b\r1,x\r2,y\r", "\n\na,b\n1,x\n2,y\n",
          "a,b\n1\n2,y\n", "a,b\n1,x,,\n2,y\n",
          "\xEF\xBB\xBF\xEF\xBB\xBF"
          "a,b\n1,x\n2,y\n"}) {
        ingest(content);
        EXPECT_THAT(column("a"), ElementsAre(whole(1), whole(2))) << content;
    }
}

}  // namespace
}  // namespace datapilot::worker::ingest
