#include "ai/answering/summary.h"

#include <gtest/gtest.h>

namespace datapilot::ai::answering {
namespace {

using base::Language;
using results::Cell;
using results::ColumnType;
using results::Decimal;
using results::Format;
using results::Role;
using results::ShownColumn;

const ShownColumn region{{"region", ColumnType::text}, "Région", Role::dimension};
const ShownColumn month{{"mois", ColumnType::date}, "Mois", Role::dimension, Format::month};
const ShownColumn revenue{
    {"ca", ColumnType::decimal}, "Chiffre d'affaires", Role::measure, Format::eur};
const ShownColumn orders{{"nb", ColumnType::integer}, "Commandes", Role::measure};

Outcome outcome(std::vector<ShownColumn> columns, results::Rows rows) {
    Outcome outcome{.plan = query_plan::QueryPlan{}};
    outcome.interpretation.text = "Somme de montant HT, en 2025";
    outcome.columns = std::move(columns);
    outcome.rows = std::move(rows);
    outcome.chart = charts::chart_for(outcome.columns, outcome.rows);
    return outcome;
}

std::string french(const Outcome& outcome) {
    return summarise(outcome, Language::french);
}

TEST(Summary, ANumberRepeatsHowItWasUnderstood) {
    EXPECT_EQ(french(outcome({revenue}, {{Decimal{"1234.5"}}})),
              "Somme de montant HT, en 2025 : 1\u202f234,50\u00a0€.");
}

TEST(Summary, AMissingNumberIsSaid) {
    EXPECT_EQ(french(outcome({revenue}, {{Cell{}}})),
              "Aucune valeur ne correspond à cette question.");
}

TEST(Summary, AnEmptyResultIsSaid) {
    EXPECT_EQ(french(outcome({region, revenue}, {})),
              "Aucune ligne ne correspond à cette question.");
    EXPECT_EQ(summarise(outcome({region, revenue}, {}), Language::english),
              "No row matches this question.");
}

TEST(Summary, GroupsAreLedByTheGreatestWhateverTheirOrder) {
    const auto groups = outcome({region, orders}, {{"Alsace", std::int64_t{9}},
                                                   {"Bretagne", std::int64_t{1200}},
                                                   {"Corse", std::int64_t{10}}});
    EXPECT_EQ(french(groups),
              "Commandes : le plus élevé pour Bretagne avec 1\u202f200, puis Corse avec 10.");
    EXPECT_EQ(summarise(groups, Language::english),
              "Commandes: the highest for Bretagne with 1\u202f200, then Corse with 10.");
}

TEST(Summary, AskedForTheSmallestItNamesTheSmallest) {
    auto groups =
        outcome({region, orders}, {{"Corse", std::int64_t{1}}, {"Alsace", std::int64_t{2}}});
    groups.plan->order.push_back(
        {query_plan::OrderByMeasure{0}, query_plan::Direction::ascending, {}});
    EXPECT_EQ(french(groups), "Commandes : le plus bas pour Corse avec 1, puis Alsace avec 2.");
}

TEST(Summary, ATieIsNotAWinner) {
    EXPECT_EQ(french(outcome({region, orders},
                             {{"Corse", std::int64_t{2}}, {"Alsace", std::int64_t{2}}})),
              "Commandes : plusieurs à égalité avec 2, dont Alsace.");
}

TEST(Summary, AGroupWithoutAValueIsNamedSo) {
    EXPECT_EQ(french(outcome(
                  {region, orders},
                  {{Cell{}, std::int64_t{3}}, {"Alsace", std::int64_t{2}}, {"Corse", Cell{}}})),
              "Commandes : le plus élevé pour (sans valeur) avec 3, puis Alsace avec 2.");
}

TEST(Summary, TimeIsToldFromItsFirstToItsLastPointWithItsPeak) {
    EXPECT_EQ(french(outcome({month, orders}, {{"2025-01-01", std::int64_t{5}},
                                               {"2025-02-01", std::int64_t{8}},
                                               {"2025-03-01", std::int64_t{6}}})),
              "Commandes : 5 pour janvier 2025, 6 pour mars 2025 ; le plus haut pour février 2025 "
              "avec 8.");
}

TEST(Summary, OneGroupAloneIsNamedWithItsMeasure) {
    EXPECT_EQ(french(outcome({region, revenue}, {{"Bretagne", Decimal{"12"}}})),
              "Bretagne — Chiffre d'affaires : 12,00\u00a0€.");
}

TEST(Summary, AShortListIsSpelledOutAndALongOneIsNot) {
    EXPECT_EQ(french(outcome({region}, {{"Bretagne"}, {"Corse"}})), "Région : Bretagne, Corse.");
    EXPECT_EQ(french(outcome({region}, {{"A"}, {"B"}, {"C"}, {"D"}})), "");
}

}  // namespace
}  // namespace datapilot::ai::answering
