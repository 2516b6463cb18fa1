#include "worker/ingest/column_reading.h"

#include "support/ingest_fixture.h"

namespace datapilot::worker::ingest {
namespace {

using ColumnReadingTest = IngestTest;

TEST_F(ColumnReadingTest, FrenchAmountsBecomeExactDecimals) {
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

TEST_F(ColumnReadingTest, CellsWithAndWithoutSignsToDropStandInOneColumn) {
    ingest(
        "français;english;pointé\n1 234,5;1,234,567.5;1.234.567\n-2,25;12.25;12\n"
        "+3,00;\u22120.5;1.234\n");
    EXPECT_THAT(column("français"),
                ElementsAre(Decimal{"1234.50"}, Decimal{"-2.25"}, Decimal{"3.00"}));
    EXPECT_THAT(column("english"),
                ElementsAre(Decimal{"1234567.50"}, Decimal{"12.25"}, Decimal{"-0.50"}));
    EXPECT_THAT(column("pointé"), ElementsAre(whole(1'234'567), whole(12), whole(1'234)));
}

TEST_F(ColumnReadingTest, ACommaIsReadAsTheRestOfTheFileHasIt) {
    ingest("a;b\n1,234;1\n2,500;2\n");
    EXPECT_THAT(column("a"), ElementsAre(Decimal{"1.234"}, Decimal{"2.500"}));
    ingest("a,b\n\"1,234\",1\n\"2,500\",2\n");
    EXPECT_THAT(column("a"), ElementsAre(whole(1234), whole(2500)));
    ingest("a;b\n1.234;1,5\n2.500;2,5\n");
    EXPECT_THAT(column("a"), ElementsAre(whole(1234), whole(2500)));
}

TEST_F(ColumnReadingTest, DatesAreReadDayFirstUnlessThatIsImpossible) {
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

TEST_F(ColumnReadingTest, MomentsWithAnOffsetAreGivenInParisTime) {
    ingest("a\n2025-07-01T10:00:00Z\n2025-01-01T10:00:00+00:00\n");
    EXPECT_THAT(column("a"), ElementsAre("2025-07-01T12:00:00", "2025-01-01T11:00:00"));
}

TEST_F(ColumnReadingTest, CodesKeepTheirZerosAndTheirType) {
    ingest(
        "dep;siret;Code postal;tel\n01;12345678901234;75001;+33612345678\n"
        "2A;98765432109876;13001;+33698765432\n");
    EXPECT_THAT(column("dep"), ElementsAre("01", "2A"));
    EXPECT_THAT(column("siret"), ElementsAre("12345678901234", "98765432109876"));
    EXPECT_THAT(column("Code postal"), ElementsAre("75001", "13001"));
    EXPECT_THAT(column("tel"), ElementsAre("+33612345678", "+33698765432"));
    EXPECT_TRUE(warnings().empty());
}

TEST_F(ColumnReadingTest, NumbersOfEverySizeStayExact) {
    ingest(
        "a;b;c;d;e\n12345678901234567890;0.1;80.67226890756302;2003.0;1.5e3\n"
        "1;12345678901234567890.25;1.5;1999.0;2\n");
    EXPECT_THAT(column("a"), ElementsAre(Decimal{"12345678901234567890"}, whole(1)));
    EXPECT_THAT(column("b"), ElementsAre(Decimal{"0.10"}, Decimal{"12345678901234567890.25"}));
    EXPECT_THAT(column("c"), ElementsAre(80.67226890756302, 1.5));
    EXPECT_THAT(column("d"), ElementsAre(whole(2003), whole(1999)));
    EXPECT_THAT(column("e"), ElementsAre(1500.0, 2.0));
}

TEST_F(ColumnReadingTest, MarksOfAbsenceAreNothingAmongNumbersAndTextAmongTexts) {
    ingest("a;b\n12;oui\nNA;-\nnull;NA\n-;non\n;\n5;n.d.\n");
    EXPECT_THAT(column("a"), ElementsAre(whole(12), Cell{}, Cell{}, Cell{}, whole(5)));
    EXPECT_THAT(column("b"), ElementsAre("oui", "-", "NA", "non", "n.d."));
}

TEST_F(ColumnReadingTest, OneValueThatDoesNotFitKeepsTheColumnAsText) {
    std::string content = "montant\n";
    for (int i = 0; i < 50'000; ++i) content += std::to_string(i * 7) + "\n";
    ingest(content + "environ 12\n");
    EXPECT_EQ(described("montant").type, ColumnType::text);
    EXPECT_EQ(described("montant").distinct_count, 50'001);
    ASSERT_THAT(warnings(), ElementsAre("mixed_types"));
    EXPECT_THAT(report_.tables[0].warnings[0].message.french, HasSubstr("ligne 50002"));
    EXPECT_THAT(report_.tables[0].warnings[0].message.french, HasSubstr("environ 12"));
}

TEST_F(ColumnReadingTest, BooleansAreOnlyWhatSaysTrueAndFalse) {
    ingest("a;b;c;d\nVrai;oui;O;true\nFaux;non;N;FALSE\n;;;\nvrai;oui;O;true\n");
    EXPECT_THAT(column("a"), ElementsAre(true, false, true));
    EXPECT_THAT(column("b"), ElementsAre("oui", "non", "oui"));
    EXPECT_THAT(column("c"), ElementsAre("O", "N", "O"));
    EXPECT_THAT(column("d"), ElementsAre(true, false, true));
    EXPECT_THAT(warnings(), ElementsAre("rows_skipped"));
}

TEST_F(ColumnReadingTest, BlanksAroundTextsAreDropped) {
    ingest("ville,code\nAberdeen , APG\n\" Aberdeen\",APG \nOban,\"  \"\n");
    EXPECT_THAT(column("ville"), ElementsAre("Aberdeen", "Aberdeen", "Oban"));
    EXPECT_THAT(column("code"), ElementsAre("APG", "APG", Cell{}));
}

}  // namespace
}  // namespace datapilot::worker::ingest
