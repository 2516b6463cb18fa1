#include "command_line/rows_text.h"

#include <gtest/gtest.h>

#include "command_line/bars.h"
#include "command_line/terminal_text.h"

namespace datapilot::command_line {
namespace {

using base::Language;
using results::Cell;
using results::ColumnType;
using results::Decimal;
using results::Format;
using results::Role;
using results::ShownColumn;

const ShownColumn region{{"region", ColumnType::text}, "Région", Role::dimension};
const ShownColumn revenue{{"ca", ColumnType::decimal}, "CA", Role::measure, Format::eur};
const ShownColumn orders{{"nb", ColumnType::integer}, "Commandes", Role::measure};

std::string in_a_file(const std::vector<ShownColumn>& columns, const results::Rows& rows) {
    return rows_text(columns, rows, {}, Language::french);
}

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> all;
    std::size_t begin = 0;
    for (auto end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
        all.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return all;
}

TEST(TerminalText, AccentsAndCombiningMarksTakeNoRoom) {
    EXPECT_EQ(width_of("Région"), 6);
    EXPECT_EQ(width_of("Re\u0301gion"), 6);
    EXPECT_EQ(width_of("東京"), 4);
    EXPECT_EQ(width_of("1\u202f234"), 5);
}

TEST(TerminalText, CutsAtAColumnNotInsideACharacter) {
    EXPECT_EQ(cut("Île-de-France", 7), "Île-de…");
    EXPECT_EQ(cut("東京都", 4), "東…");
    EXPECT_EQ(cut("Corse", 5), "Corse");
}

TEST(TerminalText, ACellCannotDriveTheTerminal) {
    EXPECT_EQ(harmless("\x1b[31mrouge\r\nsuite"), " [31mrouge  suite");
    EXPECT_EQ(harmless("a\u202eb\u2028c"), "a b c");
    EXPECT_EQ(harmless("r\xE9gion"), "r gion");
    EXPECT_EQ(harmless("Ça, c'est l'été 😀"), "Ça, c'est l'été 😀");
}

TEST(TerminalText, WrapsAtWords) {
    EXPECT_EQ(wrapped("un deux trois quatre", 12, 2), "  un deux\n  trois\n  quatre\n");
}

TEST(RowsText, AlignsNumbersRightAndTextLeft) {
    EXPECT_EQ(lines(in_a_file({region, orders, revenue},
                              {{"Île-de-France", std::int64_t{1200}, Decimal{"1234.5"}},
                               {"Corse", std::int64_t{3}, Cell{}}})),
              (std::vector<std::string>{
                  "  Région         Commandes          CA  ",
                  "  ─────────────  ─────────  ──────────  ",
                  "  Île-de-France      1\u202f200  1\u202f234,50\u00a0€",
                  "  Corse                  3           —",
              }));
}

TEST(RowsText, DrawsABarForOneDimensionAndOneMeasure) {
    const auto text = lines(
        in_a_file({region, orders}, {{"Bretagne", std::int64_t{4}}, {"Corse", std::int64_t{1}}}));
    EXPECT_TRUE(text[2].ends_with(repeated("█", 30))) << text[2];
    EXPECT_TRUE(text[3].ends_with(repeated("█", 7) + "▌")) << text[3];
}

TEST(RowsText, ColoursOnlyAScreenThatHasThem) {
    const Terminal screen{.colour = true, .screen = true, .width = 80};
    EXPECT_NE(rows_text({region}, {{"Corse"}}, screen, Language::french).find("\x1b[1m"),
              std::string::npos);
    EXPECT_EQ(in_a_file({region}, {{"Corse"}}).find('\x1b'), std::string::npos);
}

TEST(RowsText, KeepsToTheScreenAndSaysWhatIsMissing) {
    std::vector<ShownColumn> columns(30, region);
    const results::Rows rows{std::vector<Cell>(30, "Provence-Alpes-Côte d'Azur")};
    const Terminal screen{.colour = false, .screen = true, .width = 80};
    const auto text = lines(rows_text(columns, rows, screen, Language::french));
    for (const auto& line : text) EXPECT_LE(width_of(line), 80) << line;
    EXPECT_EQ(text.back(), "  … et 23 autres colonnes (--json les donne)");
}

TEST(RowsText, ShowsTheFirstHundredRowsAndCountsTheRest) {
    const results::Rows rows(1, std::vector<Cell>(1100, "Corse"));
    const auto text = lines(in_a_file({region}, rows));
    EXPECT_EQ(text.size(), 2 + 100 + 1);
    EXPECT_EQ(text.back(), "  … et 1\u202f000 autres lignes (--json les donne)");
}

TEST(Bars, WhatIsNotZeroIsSeenAndWhatIsMissingIsNot) {
    EXPECT_EQ(bars({Decimal{"1000000"}, Decimal{"0.01"}, Cell{}, std::int64_t{0}}, 2),
              (std::vector<std::string>{"██", "▏", "", ""}));
}

TEST(Bars, NumbersBelowZeroAreHatched) {
    EXPECT_EQ(bars({std::int64_t{4}, std::int64_t{-2}}, 4),
              (std::vector<std::string>{"████", "░░"}));
}

}  // namespace
}  // namespace datapilot::command_line
