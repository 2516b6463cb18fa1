#include "questions/language/periods.h"

#include <gmock/gmock.h>

#include <random>
#include <sstream>

namespace datapilot::questions::language {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr base::Date today = 2026y / 11 / 22;  // a Sunday

std::string text_of(const std::optional<base::Date>& date) {
    if (!date) return "*";
    std::ostringstream text;
    text.fill('0');
    text << static_cast<int>(date->year()) << '-';
    text.width(2);
    text << static_cast<unsigned>(date->month()) << '-';
    text.width(2);
    text << static_cast<unsigned>(date->day());
    return text.str();
}

std::string text_of(Grain grain) {
    constexpr std::array names{"year", "half", "quarter", "month",
                               "week", "day",  "weekday", "hour"};
    return names.at(static_cast<std::size_t>(grain));
}

// "2026-03-01..2026-04-01 month", then ? where the year was assumed, ?number where it may be a
// number, ?year where the same is marked as a year.
std::string text_of(const Period& period) {
    auto text = text_of(period.range.begin) + ".." + text_of(period.range.end) + " " +
                text_of(period.grain);
    if (period.certainty == Certainty::year_assumed) text += " ?";
    if (period.certainty == Certainty::year_or_number)
        text += period.marked ? " ?year" : " ?number";
    return text;
}

std::vector<std::string> read(std::string_view text, Calendar calendar = {.today = today}) {
    std::vector<std::string> all;
    for (const auto& period : times(tokenize(text), calendar).periods) {
        all.push_back(text_of(period));
    }
    return all;
}

using Cases = std::vector<std::pair<std::string, std::string>>;

void expect_each(const Cases& cases, base::Date on = today) {
    for (const auto& [text, expected] : cases) {
        EXPECT_THAT(read(text, {.today = on}), ElementsAre(expected)) << text;
    }
}

TEST(Periods, ReadDatesInDigits) {
    expect_each({{"le 31/12/2025", "2025-12-31..2026-01-01 day"},
                 {"31-12-2025", "2025-12-31..2026-01-01 day"},
                 {"31.12.2025", "2025-12-31..2026-01-01 day"},
                 {"2025-12-31", "2025-12-31..2026-01-01 day"},
                 {"31/12/25", "2025-12-31..2026-01-01 day"},
                 {"12/31/2025", "2025-12-31..2026-01-01 day"},
                 {"29/02/2024", "2024-02-29..2024-03-01 day"},
                 {"2025-03", "2025-03-01..2025-04-01 month"},
                 {"03/2025", "2025-03-01..2025-04-01 month"},
                 {"le 15/04", "2026-04-15..2026-04-16 day ?"},
                 {"le 31/12", "2025-12-31..2026-01-01 day ?"}});
}

TEST(Periods, RefuseDaysThatAreNot) {
    for (const auto* text : {"30/02/2025", "31.04.2025", "2025-13", "99/99/9999", "1/2", "3-5"}) {
        EXPECT_THAT(read(text), IsEmpty()) << text;
    }
}

TEST(Periods, ReadDatesInWords) {
    expect_each({{"mars 2025", "2025-03-01..2025-04-01 month"},
                 {"en mars 2025", "2025-03-01..2025-04-01 month"},
                 {"au mois de mars 2025", "2025-03-01..2025-04-01 month"},
                 {"March 2025", "2025-03-01..2025-04-01 month"},
                 {"in the month of March of 2025", "2025-03-01..2025-04-01 month"},
                 {"1er mars 2025", "2025-03-01..2025-03-02 day"},
                 {"le 3 avril 2025", "2025-04-03..2025-04-04 day"},
                 {"1 January 2016", "2016-01-01..2016-01-02 day"},
                 {"August 15, 2025", "2025-08-15..2025-08-16 day"},
                 {"August 15th 2025", "2025-08-15..2025-08-16 day"},
                 {"the 15th of August 2025", "2025-08-15..2025-08-16 day"},
                 {"déc. 2025", "2025-12-01..2026-01-01 month"},
                 {"sept 2025", "2025-09-01..2025-10-01 month"},
                 {"29 février 2024", "2024-02-29..2024-03-01 day"},
                 {"May 2025", "2025-05-01..2025-06-01 month"}});
}

TEST(Periods, TakeTheLatestOneThatHasBegunWhereNoYearIsSaid) {
    expect_each({{"en mars", "2026-03-01..2026-04-01 month ?"},
                 {"en novembre", "2026-11-01..2026-12-01 month ?"},
                 {"en décembre", "2025-12-01..2026-01-01 month ?"},
                 {"in May", "2026-05-01..2026-06-01 month ?"},
                 {"le 3 avril", "2026-04-03..2026-04-04 day ?"},
                 {"le 29 février", "2024-02-29..2024-03-01 day ?"},
                 {"T1", "2026-01-01..2026-04-01 quarter ?"},
                 {"au T4", "2026-10-01..2027-01-01 quarter ?"},
                 {"1er semestre", "2026-01-01..2026-07-01 half ?"},
                 {"semaine 12", "2026-03-16..2026-03-23 week ?"}});
    expect_each({{"en décembre", "2025-12-01..2026-01-01 month ?"},
                 {"semaine 53", "2020-12-28..2021-01-04 week ?"}},
                2026y / 1 / 1);
}

TEST(Periods, DoNotTakeOtherWordsForMonths) {
    for (const auto* text : {"you may list", "sept clients", "an order", "jan", "par mar"}) {
        EXPECT_THAT(read(text), IsEmpty()) << text;
    }
}

TEST(Periods, ReadPartsOfYears) {
    expect_each({{"T1 2025", "2025-01-01..2025-04-01 quarter"},
                 {"Q3 2024", "2024-07-01..2024-10-01 quarter"},
                 {"1er trimestre 2025", "2025-01-01..2025-04-01 quarter"},
                 {"le premier trimestre de 2025", "2025-01-01..2025-04-01 quarter"},
                 {"4e trimestre de l'année 2025", "2025-10-01..2026-01-01 quarter"},
                 {"the third quarter of 2024", "2024-07-01..2024-10-01 quarter"},
                 {"S2 2025", "2025-07-01..2026-01-01 half"},
                 {"second semestre 2025", "2025-07-01..2026-01-01 half"},
                 {"the first half of 2025", "2025-01-01..2025-07-01 half"},
                 {"H1 2025", "2025-01-01..2025-07-01 half"},
                 {"semaine 12 de 2025", "2025-03-17..2025-03-24 week"},
                 {"week 1 of 2025", "2024-12-30..2025-01-06 week"},
                 {"semaine 53 2026", "2026-12-28..2027-01-04 week"}});
    EXPECT_THAT(read("5e trimestre"), IsEmpty());
}

TEST(Periods, MarkABareYearWhereAWordSaysThatItIsOne) {
    expect_each({{"2025", "2025-01-01..2026-01-01 year ?number"},
                 {"CA 2025", "2025-01-01..2026-01-01 year ?number"},
                 {"en 2025", "2025-01-01..2026-01-01 year ?year"},
                 {"in 2025", "2025-01-01..2026-01-01 year ?year"},
                 {"sur 2025", "2025-01-01..2026-01-01 year ?year"},
                 {"au cours de 2025", "2025-01-01..2026-01-01 year ?year"},
                 {"année 2025", "2025-01-01..2026-01-01 year"},
                 {"de l'année 2025", "2025-01-01..2026-01-01 year"},
                 {"l'an 2000", "2000-01-01..2001-01-01 year"}});
    EXPECT_THAT(read("en 2014 ou 2015"), ElementsAre("2014-01-01..2015-01-01 year ?year",
                                                     "2015-01-01..2016-01-01 year ?year"));
    EXPECT_THAT(read("en 2014 et en 2015"), ElementsAre("2014-01-01..2015-01-01 year ?year",
                                                        "2015-01-01..2016-01-01 year ?year"));
    for (const auto* text : {"5000 clients", "2025 €", "1234", "« 2025 »", "20251"}) {
        EXPECT_THAT(read(text), IsEmpty()) << text;
    }
}

TEST(Periods, ReadDecadesAndFiscalYears) {
    expect_each({{"années 90", "1990-01-01..2000-01-01 year"},
                 {"les années 1980", "1980-01-01..1990-01-01 year"},
                 {"années 20", "2020-01-01..2030-01-01 year"},
                 {"les films des années 90", "1990-01-01..2000-01-01 year"},
                 {"the 1990s", "1990-01-01..2000-01-01 year"}});
    const Calendar july{.today = today, .fiscal_first_month = 7};
    EXPECT_THAT(read("exercice 2024/2025", july), ElementsAre("2024-07-01..2025-07-01 year"));
    EXPECT_THAT(read("exercice 2024-2025", july), ElementsAre("2024-07-01..2025-07-01 year"));
    EXPECT_THAT(read("l'exercice en cours", july), ElementsAre("2026-07-01..2027-07-01 year"));
    EXPECT_THAT(read("exercice précédent", july), ElementsAre("2025-07-01..2026-07-01 year"));
    EXPECT_THAT(read("exercice en cours", {.today = 2026y / 6 / 30, .fiscal_first_month = 7}),
                ElementsAre("2025-07-01..2026-07-01 year"));
    EXPECT_THAT(read("fiscal year 2025"), ElementsAre("2025-01-01..2026-01-01 year"));
}

TEST(Periods, ReadDaysRelativeToToday) {
    expect_each({{"aujourd'hui", "2026-11-22..2026-11-23 day"},
                 {"hier", "2026-11-21..2026-11-22 day"},
                 {"avant-hier", "2026-11-20..2026-11-21 day"},
                 {"yesterday", "2026-11-21..2026-11-22 day"},
                 {"lundi dernier", "2026-11-16..2026-11-17 day"},
                 {"dimanche dernier", "2026-11-15..2026-11-16 day"},
                 {"last Monday", "2026-11-16..2026-11-17 day"},
                 {"il y a 3 jours", "2026-11-19..2026-11-20 day"},
                 {"2 months ago", "2026-09-01..2026-10-01 month"},
                 {"il y a un an", "2025-01-01..2026-01-01 year"}});
    EXPECT_THAT(read("hier", {.today = 2026y / 1 / 1}), ElementsAre("2025-12-31..2026-01-01 day"));
    EXPECT_THAT(read("hier", {.today = 2024y / 3 / 1}), ElementsAre("2024-02-29..2024-03-01 day"));
}

TEST(Periods, ReadUnitsRelativeToToday) {
    expect_each({{"cette semaine", "2026-11-16..2026-11-23 week"},
                 {"la semaine dernière", "2026-11-09..2026-11-16 week"},
                 {"la semaine prochaine", "2026-11-23..2026-11-30 week"},
                 {"ce mois-ci", "2026-11-01..2026-12-01 month"},
                 {"ce mois", "2026-11-01..2026-12-01 month"},
                 {"le mois en cours", "2026-11-01..2026-12-01 month"},
                 {"mois courant", "2026-11-01..2026-12-01 month"},
                 {"le mois dernier", "2026-10-01..2026-11-01 month"},
                 {"du mois précédent", "2026-10-01..2026-11-01 month"},
                 {"last month", "2026-10-01..2026-11-01 month"},
                 {"this quarter", "2026-10-01..2027-01-01 quarter"},
                 {"le trimestre dernier", "2026-07-01..2026-10-01 quarter"},
                 {"trimestre dernier", "2026-07-01..2026-10-01 quarter"},
                 {"cette année", "2026-01-01..2027-01-01 year"},
                 {"l'année en cours", "2026-01-01..2027-01-01 year"},
                 {"l'an dernier", "2025-01-01..2026-01-01 year"},
                 {"l'an passé", "2025-01-01..2026-01-01 year"},
                 {"l'année dernière", "2025-01-01..2026-01-01 year"},
                 {"l'année passée", "2025-01-01..2026-01-01 year"},
                 {"last year", "2025-01-01..2026-01-01 year"},
                 {"N-1", "2025-01-01..2026-01-01 year"},
                 {"en N-2", "2024-01-01..2025-01-01 year"},
                 {"M-1", "2026-10-01..2026-11-01 month"},
                 {"mars dernier", "2026-03-01..2026-04-01 month"},
                 {"novembre dernier", "2025-11-01..2025-12-01 month"},
                 {"mars de l'an dernier", "2025-03-01..2025-04-01 month"},
                 {"en mars N-1", "2025-03-01..2025-04-01 month"},
                 {"T1 de cette année", "2026-01-01..2026-04-01 quarter"},
                 {"first quarter of last year", "2025-01-01..2025-04-01 quarter"}});
    EXPECT_THAT(read("le mois dernier", {.today = 2026y / 1 / 15}),
                ElementsAre("2025-12-01..2026-01-01 month"));
    EXPECT_THAT(read("la semaine dernière", {.today = 2026y / 1 / 1}),
                ElementsAre("2025-12-22..2025-12-29 week"));
}

TEST(Periods, ReadRollingLengthsThatEndToday) {
    expect_each({{"les 30 derniers jours", "2026-10-24..2026-11-23 day"},
                 {"the last 30 days", "2026-10-24..2026-11-23 day"},
                 {"past 7 days", "2026-11-16..2026-11-23 day"},
                 {"12 derniers mois", "2025-11-23..2026-11-23 month"},
                 {"sur les douze derniers mois", "2025-11-23..2026-11-23 month"},
                 {"12 dernier mois", "2025-11-23..2026-11-23 month"},
                 {"12 mois glissants", "2025-11-23..2026-11-23 month"},
                 {"rolling 12 months", "2025-11-23..2026-11-23 month"},
                 {"last two weeks", "2026-11-09..2026-11-23 week"},
                 {"ces 3 dernières années", "2023-11-23..2026-11-23 year"}});
    EXPECT_THAT(read("12 derniers mois", {.today = 2016y / 6 / 6}),
                ElementsAre("2015-06-07..2016-06-07 month"));
    EXPECT_THAT(read("3 derniers mois", {.today = 2025y / 5 / 30}),
                ElementsAre("2025-02-28..2025-05-31 month"));
    EXPECT_THAT(read("12 derniers mois", {.today = 2024y / 2 / 28}),
                ElementsAre("2023-02-28..2024-02-29 month"));
}

TEST(Periods, ReadYearToDate) {
    expect_each({{"à date", "2026-01-01..2026-11-23 year"},
                 {"YTD", "2026-01-01..2026-11-23 year"},
                 {"year to date", "2026-01-01..2026-11-23 year"},
                 {"month to date", "2026-11-01..2026-11-23 month"}});
    EXPECT_THAT(read("orders with a date"), IsEmpty());
}

TEST(Periods, LeaveOneEndOpen) {
    expect_each({{"depuis janvier", "2026-01-01..* month ?"},
                 {"depuis le 01/05/2016", "2016-05-01..* day"},
                 {"depuis 2014", "2014-01-01..* year ?year"},
                 {"depuis le début de l'année", "2026-01-01..* year"},
                 {"depuis début 2025", "2025-01-01..* year ?year"},
                 {"depuis le début du mois", "2026-11-01..* month"},
                 {"depuis 3 mois", "2026-08-23..* month"},
                 {"depuis l'an dernier", "2025-01-01..* year"},
                 {"depuis hier", "2026-11-21..* day"},
                 {"since 1 January 2016", "2016-01-01..* day"},
                 {"since last month", "2026-10-01..* month"},
                 {"à partir du 15 mars 2025", "2025-03-15..* day"},
                 {"à partir de 2015", "2015-01-01..* year ?year"},
                 {"après 2014", "2015-01-01..* year ?year"},
                 {"après le 01/01/2014", "2014-01-02..* day"},
                 {"after March 2025", "2025-04-01..* month"},
                 {"avant 2014", "*..2014-01-01 year ?year"},
                 {"avant le 15 mars 2025", "*..2025-03-15 day"},
                 {"before 2014", "*..2014-01-01 year ?year"},
                 {"jusqu'en juin", "*..2026-07-01 month ?"},
                 {"jusqu'au 31/12/2025", "*..2026-01-01 day"},
                 {"jusqu'à fin mars 2025", "*..2025-04-01 month"},
                 {"until 2015", "*..2016-01-01 year ?year"},
                 {"en 2014 ou après", "2014-01-01..* year ?year"},
                 {"2014 or later", "2014-01-01..* year ?year"},
                 {"en 2014 ou avant", "*..2015-01-01 year ?year"}});
}

TEST(Periods, ReadRanges) {
    expect_each({{"entre mars et juin 2025", "2025-03-01..2025-07-01 month"},
                 {"de janvier à mai 2016", "2016-01-01..2016-06-01 month"},
                 {"janvier à mai 2016", "2016-01-01..2016-06-01 month"},
                 {"from January to May 2016", "2016-01-01..2016-06-01 month"},
                 {"between March and June 2015", "2015-03-01..2015-07-01 month"},
                 {"du 3 au 15 avril", "2026-04-03..2026-04-16 day ?"},
                 {"du 3 au 15 avril 2025", "2025-04-03..2025-04-16 day"},
                 {"du 1er au 15 mars 2025", "2025-03-01..2025-03-16 day"},
                 {"du 28 mars au 3 avril 2025", "2025-03-28..2025-04-04 day"},
                 {"du 01/05/2016 au 31/05/2016", "2016-05-01..2016-06-01 day"},
                 {"entre le 1er mars et le 15 avril 2015", "2015-03-01..2015-04-16 day"},
                 {"depuis mars jusqu'en mai 2025", "2025-03-01..2025-06-01 month"},
                 {"2014-2016", "2014-01-01..2017-01-01 year ?year"},
                 {"de 2014 à 2016", "2014-01-01..2017-01-01 year ?year"},
                 {"entre 2014 et 2016", "2014-01-01..2017-01-01 year ?number"},
                 {"between 2014 and 2016", "2014-01-01..2017-01-01 year ?number"},
                 {"novembre à février 2026", "2025-11-01..2026-03-01 month"},
                 {"entre novembre et février", "2025-11-01..2026-03-01 month ?"},
                 {"T1 à T3 2025", "2025-01-01..2025-10-01 quarter"},
                 {"de mars 2024 à mars 2025", "2024-03-01..2025-04-01 month"},
                 {"entre janvier et aujourd'hui", "2026-01-01..2026-11-23 day"}});
    EXPECT_THAT(read("entre 5000 et 10000"), IsEmpty());
    EXPECT_THAT(read("du 31 au 2 février 2025"), ElementsAre("2025-02-02..2025-02-03 day"));
}

TEST(Periods, CoverTheWordsThatSayThem) {
    const auto tokens = tokenize("CA par pays depuis le 01/05/2016 hors Allemagne");
    const auto found = times(tokens, {.today = today});
    ASSERT_EQ(found.periods.size(), 1U);
    EXPECT_EQ(found.periods[0].tokens, (TokenRange{3, 10}));
    EXPECT_EQ(found.periods[0].words, "depuis le 01/05/2016");
    EXPECT_TRUE(times(tokenize("l'an dernier"), {.today = today}).periods[0].relative);
    EXPECT_EQ(times(tokenize("avant-hier"), {.today = today}).periods[0].words, "avant-hier");
}

TEST(Grains, AreReadInBothLanguages) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"par mois", "month"},
        {"mensuel", "month"},
        {"croissance mensuelle", "month"},
        {"mois par mois", "month"},
        {"chaque mois", "month"},
        {"by month", "month"},
        {"monthly", "month"},
        {"par trimestre", "quarter"},
        {"quarterly", "quarter"},
        {"hebdomadaire", "week"},
        {"par semaine", "week"},
        {"weekly", "week"},
        {"par jour", "day"},
        {"quotidiennes", "day"},
        {"daily", "day"},
        {"annuel", "year"},
        {"par an", "year"},
        {"par année", "year"},
        {"pour chaque année", "year"},
        {"yearly", "year"},
        {"par semestre", "half"},
        {"par jour de la semaine", "weekday"},
        {"à quelle heure", "hour"},
    };
    for (const auto& [text, grain] : cases) {
        const auto found = times(tokenize(text), {.today = today});
        ASSERT_EQ(found.grains.size(), 1U) << text;
        EXPECT_EQ(text_of(found.grains[0].grain), grain) << text;
        EXPECT_THAT(found.periods, IsEmpty()) << text;
    }
    for (const auto* bare : {"quels mois dépassent", "les mois où", "mois de 2015 avec"}) {
        const auto found = times(tokenize(bare), {.today = today});
        ASSERT_EQ(found.grains.size(), 1U) << bare;
        EXPECT_TRUE(found.grains[0].bare) << bare;
    }
    EXPECT_THAT(times(tokenize("les 3 derniers mois"), {.today = today}).grains, IsEmpty());
    const auto both = times(tokenize("CA par mois en 2015"), {.today = today});
    EXPECT_EQ(both.grains.size(), 1U);
    EXPECT_EQ(both.periods.size(), 1U);
}

TEST(Comparisons, AreReadInBothLanguages) {
    using With = PeriodComparison::With;
    const std::vector<std::pair<std::string, With>> cases{
        {"vs N-1", With::same_period_last_year},
        {"vs même période N-1", With::same_period_last_year},
        {"à la même période l'an dernier", With::same_period_last_year},
        {"par rapport à l'an dernier", With::same_period_last_year},
        {"par rapport à l'année précédente", With::same_period_last_year},
        {"comparé à l'année dernière", With::same_period_last_year},
        {"compared to last year", With::same_period_last_year},
        {"same period last year", With::same_period_last_year},
        {"YoY", With::same_period_last_year},
        {"vs mois précédent", With::previous_period},
        {"par rapport au mois dernier", With::previous_period},
        {"vs last month", With::previous_period},
        {"contre 2024", With::explicit_period},
        {"vs mars 2024", With::explicit_period},
    };
    for (const auto& [text, with] : cases) {
        const auto found = times(tokenize(text), {.today = today});
        ASSERT_EQ(found.comparisons.size(), 1U) << text;
        EXPECT_EQ(found.comparisons[0].with, with) << text;
        EXPECT_THAT(found.periods, IsEmpty()) << text;
        EXPECT_EQ(found.comparisons[0].period.has_value(), with == With::explicit_period) << text;
    }
    const auto found = times(tokenize("CA janvier à mai 2016 vs même période N-1"), {today});
    ASSERT_EQ(found.periods.size(), 1U);
    EXPECT_EQ(text_of(found.periods[0]), "2016-01-01..2016-06-01 month");
    EXPECT_EQ(found.comparisons.size(), 1U);
    EXPECT_THAT(times(tokenize("métropole vs outre-mer"), {.today = today}).comparisons, IsEmpty());
}

TEST(Periods, SurviveRandomWordsOnAnyDay) {
    const std::vector<std::string> words{
        "mars",    "2025",     "31",     "/",     "-",        "depuis",     "jusqu'en",   "le",
        "12",      "derniers", "mois",   "an",    "N-1",      "T1",         "fin",        "entre",
        "et",      "1er",      "du",     "au",    "à",        "année",      "last",       "vs",
        "même",    "période",  "il y a", "ago",   "S2",       "semaine",    "53",         "29",
        "février", "exercice", "90",     "1990s", "ou après", "31.12.2025", "99999999999"};
    std::mt19937 random(5);
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (std::size_t i = random() % 20; i > 0; --i) {
            text += words[random() % words.size()] + (random() % 5 == 0 ? "" : " ");
        }
        const auto tokens = tokenize(text);
        const base::Date day{std::chrono::sys_days{1970y / 1 / 1} +
                             std::chrono::days{random() % 40'000}};
        std::size_t free = 0;
        const auto calendar = Calendar{day, static_cast<unsigned>(1 + random() % 12)};
        for (const auto& period : times(tokens, calendar).periods) {
            EXPECT_GE(period.tokens.first, free) << text;
            EXPECT_LE(period.tokens.last, tokens.size()) << text;
            EXPECT_FALSE(period.words.empty()) << text;
            EXPECT_TRUE(!period.range.begin || period.range.begin->ok()) << text;
            if (period.range.begin && period.range.end) {
                EXPECT_LT(*period.range.begin, *period.range.end) << text;
            }
            free = period.tokens.last;
        }
    }
}

TEST(Periods, StayQuickOnAFloodOfMonths) {
    std::string text;
    for (int i = 0; i < 5'000; ++i) text += "mars de ";
    EXPECT_EQ(times(tokenize(text), {.today = today}).periods.size(), 5'000U);
}

}  // namespace
}  // namespace datapilot::questions::language
