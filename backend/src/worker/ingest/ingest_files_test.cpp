#include "worker/ingest/ingest_files.h"

#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>

#include "base/sanitizers.h"
#include "support/ingest_fixture.h"

namespace datapilot::worker::ingest {
namespace {

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
    if (base::forks_without_threads) GTEST_SKIP() << "what is forked starts no threads";
    std::string content = "texte\n";
    for (std::int64_t i = 0; i < 300'000; ++i) {
        content += "valeur numéro " + std::to_string(i * 7919) + "\n";
    }
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
