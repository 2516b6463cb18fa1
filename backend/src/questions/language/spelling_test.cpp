#include "questions/language/spelling.h"

#include <gmock/gmock.h>

#include <random>

#include "questions/language/tokens.h"

namespace datapilot::questions::language {
namespace {

const std::vector<std::string> words{"Catégorie", "chiffre",  "affaires",    "après",  "client",
                                     "clients",   "pays",     "fournisseur", "région", "prix",
                                     "commande",  "commence", "quantité",    "CA"};

std::string corrected(std::string_view word) {
    static const Vocabulary vocabulary(words);
    const auto corrections = vocabulary.corrections(word, 3);
    return corrections.empty() ? "" : corrections.front().word;
}

TEST(Spelling, FindsAWordWithoutItsAccents) {
    EXPECT_EQ(corrected("categorie"), "categorie");
    EXPECT_EQ(corrected("aprés"), "apres");
    EXPECT_EQ(corrected("QUANTITE"), "quantite");
}

TEST(Spelling, MendsOneErrorInAMiddlingWordAndTwoInALongOne) {
    EXPECT_EQ(corrected("chifre"), "chiffre");
    EXPECT_EQ(corrected("cleint"), "client");
    EXPECT_EQ(corrected("affaire"), "affaires");
    EXPECT_EQ(corrected("fournissuer"), "fournisseur");
    EXPECT_EQ(corrected("furnisseurr"), "fournisseur");
    EXPECT_EQ(corrected("comande"), "commande");
    EXPECT_EQ(corrected("catgeoire"), "categorie");
}

TEST(Spelling, LeavesShortAndDistantWordsAlone) {
    EXPECT_EQ(corrected("cu"), "");
    EXPECT_EQ(corrected("ca"), "ca");
    EXPECT_EQ(corrected("prox"), "prix");
    EXPECT_EQ(corrected("pri"), "");
    EXPECT_EQ(corrected("chevaux"), "");
    EXPECT_EQ(corrected(""), "");
}

TEST(Spelling, PutsTheClosestFirstAndGivesNoMoreThanAsked) {
    const Vocabulary vocabulary(words);
    const auto corrections = vocabulary.corrections("commanne", 5);
    ASSERT_EQ(corrections.size(), 2U);
    EXPECT_EQ(corrections[0].word, "commande");
    EXPECT_EQ(corrections[0].distance, 1U);
    EXPECT_EQ(corrections[0].entry, 10U);
    EXPECT_EQ(corrections[1].distance, 2U);
    EXPECT_EQ(vocabulary.corrections("commanne", 1).size(), 1U);
}

TEST(Spelling, TellsTheEntryOfAKnownWord) {
    const Vocabulary vocabulary(words);
    EXPECT_EQ(vocabulary.find("REGION"), 8U);
    EXPECT_EQ(vocabulary.find("regions"), std::nullopt);
}

TEST(Spelling, CountsASwapAsOneError) {
    EXPECT_EQ(edit_distance("client", "cleint", 2), 1U);
    EXPECT_EQ(edit_distance("abc", "ca", 2), 3U);
    EXPECT_EQ(edit_distance("", "ab", 2), 2U);
    EXPECT_EQ(edit_distance("", "abc", 2), 3U);
    EXPECT_EQ(edit_distance("é", "e", 1), 1U);
}

TEST(Spelling, FindsEveryAllowedErrorOfEveryWord) {
    std::mt19937 random(7);
    const Vocabulary vocabulary(words);
    for (const auto& word : words) {
        const auto folded = fold(word);
        for (int round = 0; round < 200; ++round) {
            auto typed = folded;
            for (std::size_t i = 0; i < allowed_errors(folded); ++i) {
                typed[random() % typed.size()] = static_cast<char>('a' + random() % 26);
            }
            bool found = false;
            for (const auto& correction : vocabulary.corrections(typed, 20)) {
                found = found || correction.word == folded || correction.distance == 0;
            }
            EXPECT_TRUE(found) << typed << " for " << folded;
        }
    }
}

TEST(Spelling, SurvivesLongAndHostileWords) {
    const Vocabulary vocabulary(std::vector<std::string>{std::string(5000, 'a'), "", "\xFF\xFE"});
    EXPECT_TRUE(vocabulary.corrections(std::string(100'000, 'b'), 3).empty());
    EXPECT_EQ(vocabulary.find(std::string(5000, 'a')), 0U);
}

}  // namespace
}  // namespace datapilot::questions::language
