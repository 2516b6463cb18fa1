#include "questions/language/tokens.h"

#include <gmock/gmock.h>

#include <boost/json/parse.hpp>
#include <fstream>
#include <random>
#include <sstream>

#include "support/shared_data.h"

namespace datapilot::questions::language {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> folded(std::string_view text) {
    std::vector<std::string> words;
    for (const auto& token : tokenize(text)) words.push_back(token.folded);
    return words;
}

void expect_sound(std::string_view text) {
    std::size_t begin = 0;
    for (const auto& token : tokenize(text)) {
        EXPECT_FALSE(token.folded.empty()) << text;
        EXPECT_LT(token.span.begin, token.span.end) << text;
        EXPECT_LE(token.span.end, text.size()) << text;
        EXPECT_GE(token.span.begin, begin) << text;
        begin = token.span.begin;
    }
}

TEST(Fold, ForgetsCaseAccentsLigaturesAndTypography) {
    EXPECT_EQ(fold("Été À la Nœud  l’Œuvre"), "ete a la noeud l'oeuvre");
    EXPECT_EQ(fold("STRASSE Straße"), "strasse strasse");
    EXPECT_EQ(fold("1\u202F234\u00A0€"), "1 234 €");
    EXPECT_EQ(fold("e\u0301te\u0301"), "ete");
    EXPECT_EQ(fold("Saint–Étienne"), "saint-etienne");
    EXPECT_EQ(fold("1ᵉʳ ﬁn"), "1er fin");
    EXPECT_EQ(fold("  \t\n"), "");
    EXPECT_EQ(fold("≠ ≥"), "≠ ≥");
}

TEST(Tokens, WriteElidedWordsInFull) {
    EXPECT_THAT(
        folded("l'an d’affaires qu'il n'ont jusqu'en"),
        ElementsAre("le", "an", "de", "affaires", "que", "il", "ne", "ont", "jusque", "en"));
    EXPECT_THAT(folded("aujourd'hui"), ElementsAre("aujourd'hui"));
    EXPECT_THAT(folded("O'Brien"), ElementsAre("o'brien"));
    EXPECT_TRUE(tokenize("l'an")[0].elided);
}

TEST(Tokens, SplitEnglishContractions) {
    EXPECT_THAT(
        folded("customers who haven't, can't and won't"),
        ElementsAre("customers", "who", "have", "not", ",", "can", "not", "and", "will", "not"));
    EXPECT_THAT(folded("the customer's orders"), ElementsAre("the", "customer", "orders"));
}

TEST(Tokens, JoinHyphenatedWordsButKeepSignsBetweenNumbers) {
    EXPECT_THAT(folded("ce mois-ci QUICK-Stop dt_cmd"),
                ElementsAre("ce", "mois", "ci", "quick", "stop", "dt", "cmd"));
    EXPECT_TRUE(tokenize("mois-ci")[1].joined);
    EXPECT_THAT(folded("2014-2016"), ElementsAre("2014", "-", "2016"));
    EXPECT_THAT(folded("N-1"), ElementsAre("n", "-", "1"));
    EXPECT_THAT(folded("inscrits - abstentions"), ElementsAre("inscrits", "-", "abstentions"));
}

TEST(Tokens, KeepNumbersWholeAndCodesAsWords) {
    EXPECT_THAT(folded("1.234,56 € 12k€ 2A 1er T1 30%"),
                ElementsAre("1.234,56", "€", "12k", "€", "2a", "1er", "t1", "30", "%"));
    EXPECT_EQ(tokenize("1.234,56")[0].kind, TokenKind::number);
    EXPECT_EQ(tokenize("2A")[0].kind, TokenKind::word);
    EXPECT_THAT(folded("31/12/2025"), ElementsAre("31", "/", "12", "/", "2025"));
    EXPECT_THAT(folded("en 2015, puis 2016."), ElementsAre("en", "2015", ",", "puis", "2016", "."));
}

TEST(Tokens, TakeAQuotedTextAsOneValueWithoutItsMarks) {
    for (const auto* text : {"mot « Hey Oh »", "mot \"Hey Oh\"", "mot 'Hey Oh'", "mot “Hey Oh”",
                             "mot «\u00A0Hey Oh\u202F»", "mot „Hey Oh”", "mot ‘Hey Oh’"}) {
        const auto tokens = tokenize(text);
        ASSERT_EQ(tokens.size(), 2U) << text;
        EXPECT_EQ(tokens[1].kind, TokenKind::quoted);
        EXPECT_EQ(tokens[1].text, "Hey Oh");
        EXPECT_EQ(tokens[1].folded, "hey oh");
        EXPECT_EQ(tokens[1].span.end, std::string_view(text).size());
    }
    EXPECT_EQ(tokenize("'l'été'")[0].folded, "l'ete");
}

TEST(Tokens, TakeAnUnclosedQuotationMarkForASign) {
    EXPECT_THAT(folded("mot \"Hey"), ElementsAre("mot", "\"", "hey"));
    EXPECT_THAT(folded("mot « Hey"), ElementsAre("mot", "«", "hey"));
}

TEST(Tokens, ReadInitialsAndTheNumberSign) {
    EXPECT_THAT(folded("C.A. des U.S.A"), ElementsAre("ca", "des", "usa"));
    EXPECT_THAT(folded("n° de commande"), ElementsAre("numero", "de", "commande"));
}

TEST(Tokens, MarkStopWordsInBothLanguages) {
    const auto tokens = tokenize("the prix of la commande");
    EXPECT_TRUE(tokens[0].stop);
    EXPECT_FALSE(tokens[1].stop);
    EXPECT_TRUE(tokens[2].stop);
    EXPECT_TRUE(tokens[3].stop);
    EXPECT_FALSE(tokens[4].stop);
}

TEST(Tokens, GiveOneStemToSingularPluralAndFeminine) {
    for (const auto& [left, right] :
         std::vector<std::pair<std::string, std::string>>{{"catégorie", "categories"},
                                                          {"vendu", "vendues"},
                                                          {"animal", "animaux"},
                                                          {"année", "annees"},
                                                          {"employé", "employes"},
                                                          {"commandes", "commandé"},
                                                          {"vendus", "vendue"},
                                                          {"jeux", "jeu"},
                                                          {"sortis", "sortie"}}) {
        EXPECT_EQ(tokenize(left)[0].stem_fr, tokenize(right)[0].stem_fr) << left;
    }
    EXPECT_EQ(stem_english("customers"), stem_english("customer"));
    EXPECT_EQ(stem_english(std::string(100, 'a')), std::string(100, 'a'));
}

TEST(Tokens, PointAtTheBytesOfTheOriginal) {
    const std::string text = "Été : l’œuvre";
    for (const auto& token : tokenize(text)) {
        EXPECT_EQ(text.substr(token.span.begin, token.span.end - token.span.begin), token.text);
    }
    EXPECT_EQ(span_of(tokenize(text), {0, 2}), (Span{0, 7}));
}

TEST(Tokens, SurviveTheBigListOfNaughtyStrings) {
    const auto file = test::shared_data("text/blns.json");
    if (!file) GTEST_SKIP() << "the shared test data is absent";
    std::stringstream text;
    text << std::ifstream(*file).rdbuf();
    const auto strings = boost::json::parse(text.str());
    for (const auto& value : strings.as_array()) {
        expect_sound(value.as_string());
    }
}

TEST(Tokens, SurviveRandomBytes) {
    std::mt19937 random(20261122);
    const std::string signs = "'\"«»-_.,°nl d12\xC3\xA9\xE2\x80\x99\xF0\xFF\x00";
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        const auto length = random() % 60;
        for (std::size_t i = 0; i < length; ++i) {
            text += random() % 2 == 0 ? signs[random() % signs.size()]
                                      : static_cast<char>(random() % 256);
        }
        expect_sound(text);
    }
}

TEST(Tokens, StayLinearOnAFloodOfOpeningMarks) {
    EXPECT_EQ(tokenize(std::string(200'000, '"')).size(), 200'000U);
}

}  // namespace
}  // namespace datapilot::questions::language
