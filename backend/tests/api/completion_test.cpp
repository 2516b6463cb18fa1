#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "api/api_test.h"

namespace datapilot::tests {
namespace {

class CompletionTest : public ApiTest {
  protected:
    HttpAnswer complete(const std::string& encoded) {
        return company_.client.get("/api/v1/ai/complete?data_source_id=" + source_ +
                                   "&q=" + encoded);
    }

    Company company_ = register_company(port(), "Acme");
    std::string source_ = [this] {
        const auto made = company_.client.upload(
            "/api/v1/data-sources", {{"name", "Ventes"}},
            {{"ventes.csv", "région;montant\nNord;1 234,56\nSud;12,50\nNord;0,44\nSud;1\n"}});
        return std::string{made.json().at("id").as_string()};
    }();
};

TEST_F(CompletionTest, TellsWhatTheWordsMeanAndHowTheyGoOn) {
    const auto typed = complete("montant%20par%20r%C3%A9").json();
    std::string text;
    for (const auto& token : typed.at("tokens").as_array()) text += token.at("text").as_string();
    EXPECT_EQ(text, "montant par ré");
    EXPECT_EQ(typed.at("tokens").at(0).at("kind").as_string(), "measure");
    EXPECT_EQ(typed.at("completions").at(0).at("text").as_string(), "montant par région ");
}

TEST_F(CompletionTest, NothingTypedGetsQuestions) {
    for (const auto* path : {"", "&q=", "&q=%20"}) {
        const auto typed =
            company_.client.get("/api/v1/ai/complete?data_source_id=" + source_ + path).json();
        ASSERT_FALSE(typed.at("completions").as_array().empty()) << path;
        EXPECT_EQ(typed.at("completions").at(0).at("kind").as_string(), "question");
    }
}

TEST_F(CompletionTest, ATextThatCannotBeAQuestionIsRefused) {
    EXPECT_EQ(complete(std::string(2001, 'a')).code(), "question_too_long");
    EXPECT_EQ(complete("%FF").code(), "malformed_request");
    EXPECT_EQ(complete("%3F").status, 200);
    EXPECT_EQ(company_.client.get("/api/v1/ai/complete?q=a").code(), "validation_failed");
}

TEST_F(CompletionTest, KeepsNothing) {
    complete("montant");
    EXPECT_TRUE(
        company_.client.get("/api/v1/ai/conversations").json().at("items").as_array().empty());
}

}  // namespace
}  // namespace datapilot::tests
