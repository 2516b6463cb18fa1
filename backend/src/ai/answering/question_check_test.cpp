#include "ai/answering/question_check.h"

#include <gtest/gtest.h>

namespace datapilot::ai::answering {
namespace {

using base::Errc;
using base::Language;

std::optional<Errc> code_of(std::string_view question) {
    const auto objection = objection_to(question);
    return objection ? std::optional{objection->code} : std::nullopt;
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

TEST(QuestionCheck, TakesAnOrdinaryQuestion) {
    EXPECT_EQ(code_of("Combien de trains annulés par année ?"), std::nullopt);
    EXPECT_EQ(code_of("2025"), std::nullopt);
}

TEST(QuestionCheck, RefusesAQuestionWithNoWordInIt) {
    for (const auto* text : {"", "   ", "???", "« … »", "\t\n", "😀"}) {
        EXPECT_EQ(code_of(text), Errc::question_empty) << text;
    }
}

TEST(QuestionCheck, CountsCharactersNotBytes) {
    EXPECT_EQ(code_of(repeated("é", 2000)), std::nullopt);
    EXPECT_EQ(code_of(repeated("é", 2001)), Errc::question_too_long);
    EXPECT_EQ(code_of(repeated("a", 10'000)), Errc::question_too_long);
}

TEST(QuestionCheck, RefusesBytesThatAreNotUtf8) {
    EXPECT_EQ(code_of("total des r\xE9gions"), Errc::validation_failed);
    EXPECT_EQ(code_of(std::string_view{"a\0b", 3}), Errc::validation_failed);
}

TEST(QuestionCheck, SaysWhatToDoInBothLanguages) {
    const auto objection = objection_to("?");
    ASSERT_TRUE(objection);
    EXPECT_NE(objection->message.french.find("aucun mot"), std::string::npos);
    EXPECT_NE(objection->message.english.find("no word"), std::string::npos);
}

TEST(QuestionCheck, HearsTheLanguageOfTheSmallWords) {
    EXPECT_EQ(language_of("How many orders by region?"), Language::english);
    EXPECT_EQ(language_of("same thing for the desserts"), Language::english);
    EXPECT_EQ(language_of("Combien de commandes par région ?"), Language::french);
    EXPECT_EQ(language_of("l'an dernier"), Language::french);
    EXPECT_EQ(language_of("CA 2015"), Language::french);
}

TEST(QuestionCheck, KnowsTheDayWhereTheUserIs) {
    using namespace std::chrono;
    const base::Instant late = sys_days{2025y / December / 31} + 23h + 30min;
    EXPECT_EQ(*day_in("Europe/Paris", late), 2026y / January / 1);
    EXPECT_EQ(*day_in("America/Martinique", late), 2025y / December / 31);
}

TEST(QuestionCheck, NamesATimeZoneThatDoesNotExist) {
    const auto day = day_in("Europe/Lutece", base::Instant{});
    ASSERT_FALSE(day);
    EXPECT_EQ(day.error().code, Errc::validation_failed);
    ASSERT_EQ(day.error().fields.size(), 1);
    EXPECT_EQ(day.error().fields.front().field, "time_zone");
}

TEST(QuestionCheck, ReadsADay) {
    EXPECT_EQ(*day_from_text("2024-02-29"), base::Date(std::chrono::year{2024} / 2 / 29));
}

TEST(QuestionCheck, RefusesWhatIsNoDay) {
    for (const auto* text :
         {"2023-02-29", "2024-13-01", "29/02/2024", "2024-2-9", "", "2024-0a-01", "2024-02-29T"}) {
        EXPECT_FALSE(day_from_text(text)) << text;
    }
}

}  // namespace
}  // namespace datapilot::ai::answering
