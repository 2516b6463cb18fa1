#include "questions/vague_words.h"

#include "questions/wholesaler.h"

namespace datapilot::questions {
namespace {

using VagueWordsTest = Wholesaler;

TEST_F(VagueWordsTest, what_ranks_without_a_measure_is_asked_back_about) {
    for (const auto* question : {"gros clients", "quels clients sont performants ?"}) {
        const auto reading = read(question);
        const auto* asked = std::get_if<Clarification>(&reading);
        ASSERT_TRUE(asked) << question;
        EXPECT_GE(asked->choices.size(), 2U);
        EXPECT_LE(asked->choices.size(), 3U);
        EXPECT_THAT(asked->choices[0].label, HasSubstr("10"));
    }
}

TEST_F(VagueWordsTest, a_time_that_is_not_said_is_asked_back_about) {
    const auto reading = read("combien de commandes récentes ?");
    const auto* asked = std::get_if<Clarification>(&reading);
    ASSERT_TRUE(asked);
    EXPECT_THAT(asked->question, HasSubstr("récentes"));
}

TEST_F(VagueWordsTest, the_choice_that_was_made_is_answered) {
    Question question{"gros clients", Language::french, base::Date{2025y / 6 / 15}};
    question.choice = "1";
    EXPECT_TRUE(std::holds_alternative<Understood>(engine_.read(question)));
}

TEST_F(VagueWordsTest, a_word_that_means_nothing_is_still_named) {
    EXPECT_THAT(sql("gros clients zinguebar"), HasSubstr("zinguebar"));
}

}  // namespace
}  // namespace datapilot::questions
