#include "questions/language/numbers.h"

#include <gmock/gmock.h>

#include <random>

namespace datapilot::questions::language {
namespace {

using ::testing::ElementsAre;

// Each number as "decimal unit flags [words it covers]".
std::vector<std::string> read(std::string_view text) {
    const auto tokens = tokenize(text);
    std::vector<std::string> all;
    for (const auto& number : numbers(tokens)) {
        std::string line = number.decimal;
        if (number.unit == Unit::percent) line += " %";
        if (number.unit == Unit::euro) line += " €";
        if (number.unit == Unit::dollar) line += " $";
        if (number.unit == Unit::pound) line += " £";
        if (number.ordinal) line += " ordinal";
        if (number.approximate) line += " about";
        if (number.weak) line += " weak";
        all.push_back(line);
    }
    return all;
}

void expect_each(const std::vector<std::pair<std::string, std::string>>& cases) {
    for (const auto& [text, expected] : cases) {
        EXPECT_THAT(read(text), ElementsAre(expected)) << text;
    }
}

TEST(Numbers, ReadFrenchAndEnglishDigits) {
    expect_each({{"1 234,56", "1234.56"},
                 {"1\u202F234\u00A0567,8", "1234567.8"},
                 {"1.234,56 €", "1234.56 €"},
                 {"1,234.56", "1234.56"},
                 {"1,234", "1234"},
                 {"1,234,567", "1234567"},
                 {"1.234.567", "1234567"},
                 {"1.500 €", "1500 €"},
                 {"48.856", "48.856"},
                 {"12,5", "12.5"},
                 {"0,125", "0.125"},
                 {"0.50", "0.5"},
                 {"007", "7"},
                 {"0", "0"},
                 {"-5", "-5"},
                 {"20", "20"}});
}

TEST(Numbers, ReadMultipliersAndUnits) {
    expect_each({{"12 k€", "12000 €"},
                 {"12k€", "12000 €"},
                 {"12K", "12000"},
                 {"3 M€", "3000000 €"},
                 {"3,5 M€", "3500000 €"},
                 {"1,2 Md€", "1200000000 €"},
                 {"3 millions d'euros", "3000000"},
                 {"2,5 millions", "2500000"},
                 {"10 mille", "10000"},
                 {"30 %", "30 %"},
                 {"30%", "30 %"},
                 {"trente pour cent", "30 %"},
                 {"12,5 percent", "12.5 %"},
                 {"100 euros", "100 €"},
                 {"$50", "50 $"},
                 {"50 $", "50 $"},
                 {"£12.50", "12.5 £"},
                 {"2 milliers", "2000"}});
}

TEST(Numbers, ReadFrenchWords) {
    expect_each({{"trois", "3"},
                 {"quinze", "15"},
                 {"dix-sept", "17"},
                 {"vingt et un", "21"},
                 {"trente-deux", "32"},
                 {"soixante et onze", "71"},
                 {"soixante-dix-sept", "77"},
                 {"quatre-vingts", "80"},
                 {"quatre-vingt-dix-neuf", "99"},
                 {"nonante-neuf", "99"},
                 {"cent", "100"},
                 {"deux cents", "200"},
                 {"deux mille", "2000"},
                 {"mille neuf cent quatre-vingt-quatre", "1984"},
                 {"trois cent mille", "300000"},
                 {"deux millions trois cent mille", "2300000"},
                 {"une douzaine", "12 about"},
                 {"deux dizaines", "20 about"},
                 {"une centaine", "100 about"},
                 {"environ 30", "30 about"},
                 {"un", "1 weak"},
                 {"zéro", "0"}});
}

TEST(Numbers, ReadEnglishWords) {
    expect_each({{"three", "3"},
                 {"twenty-one", "21"},
                 {"two hundred and five", "205"},
                 {"five thousand", "5000"},
                 {"three million two hundred thousand", "3200000"},
                 {"two dozen", "24 about"},
                 {"about forty", "40 about"},
                 {"one", "1 weak"}});
}

TEST(Numbers, ReadOrdinals) {
    expect_each({{"2e", "2 ordinal"},
                 {"2ème", "2 ordinal"},
                 {"1er", "1 ordinal"},
                 {"1ᵉʳ", "1 ordinal"},
                 {"1ère", "1 ordinal"},
                 {"2nd", "2 ordinal"},
                 {"3rd", "3 ordinal"},
                 {"10th", "10 ordinal"},
                 {"second", "2 ordinal weak"},
                 {"deuxième", "2 ordinal"},
                 {"premières", "1 ordinal"},
                 {"third", "3 ordinal"}});
}

TEST(Numbers, KeepNumbersThatFollowEachOtherApart) {
    EXPECT_THAT(read("75 77 78"), ElementsAre("75", "77", "78"));
    EXPECT_THAT(read("entre 5000 et 10000"), ElementsAre("5000", "10000"));
    EXPECT_THAT(read("deux ou trois"), ElementsAre("2", "3"));
    EXPECT_THAT(read("deux et trois"), ElementsAre("2", "3"));
    EXPECT_THAT(read("vingt et trois"), ElementsAre("20", "3"));
    EXPECT_THAT(read("2015 100"), ElementsAre("2015", "100"));
    EXPECT_THAT(read("2014, 2015"), ElementsAre("2014", "2015"));
    EXPECT_THAT(read("les 3 premiers"), ElementsAre("3", "1 ordinal"));
}

TEST(Numbers, LeaveOtherTextAlone) {
    for (const auto* text : {"T1", "2A", "A320", "31.12.2025", "k", "M", "« 12 »", "k€", "s'il"}) {
        EXPECT_THAT(read(text), ElementsAre()) << text;
    }
    EXPECT_THAT(read("12 m"), ElementsAre("12"));
    EXPECT_THAT(read("3-5"), ElementsAre("3", "5"));
    EXPECT_THAT(read(std::string(40, '9')), ElementsAre());
}

TEST(Numbers, CoverTheirUnitSignAndMultiplier) {
    const auto tokens = tokenize("plus de environ 1 234,5 k€ net");
    const auto found = numbers(tokens);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].tokens, (TokenRange{2, 7}));
    EXPECT_EQ(found[0].decimal, "1234500");
}

TEST(Numbers, SurviveRandomWords) {
    const std::vector<std::string> words{
        "un",  "cent", "mille",   "million", "milliards", "et",    "vingt",  "quatre",
        "12",  "k",    "€",       "-",       "999",       "pour",  "%",      "dizaine",
        "and", "2e",   "hundred", "environ", "0,5",       "1.2.3", "billion"};
    std::mt19937 random(11);
    for (int round = 0; round < 5000; ++round) {
        std::string text;
        for (std::size_t i = random() % 25; i > 0; --i) {
            text += words[random() % words.size()] + (random() % 4 == 0 ? "" : " ");
        }
        const auto tokens = tokenize(text);
        std::size_t free = 0;
        for (const auto& number : numbers(tokens)) {
            EXPECT_GE(number.tokens.first, free) << text;
            EXPECT_LT(number.tokens.first, number.tokens.last) << text;
            EXPECT_LE(number.tokens.last, tokens.size()) << text;
            EXPECT_EQ(number.decimal.find_first_not_of("-.0123456789"), std::string::npos);
            free = number.tokens.last;
        }
    }
}

}  // namespace
}  // namespace datapilot::questions::language
