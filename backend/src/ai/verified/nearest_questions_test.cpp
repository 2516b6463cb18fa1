#include "ai/verified/nearest_questions.h"

#include <gtest/gtest.h>

namespace datapilot::ai::verified {
namespace {

std::vector<VerifiedQuestion> verified(std::initializer_list<const char*> questions) {
    std::vector<VerifiedQuestion> all;
    for (const auto* question : questions) {
        all.push_back({VerifiedQuestionId{"id"}, question, question, {}});
    }
    return all;
}

std::vector<std::string> nearest_to(const std::vector<VerifiedQuestion>& all,
                                    const std::string& question) {
    std::vector<std::string> found;
    for (const auto& example : nearest(all, question, 2)) found.push_back(example.question);
    return found;
}

using Found = std::vector<std::string>;

TEST(NearestQuestions, ThoseThatShareMostWordsComeFirstAndTheRestNotAtAll) {
    const auto all =
        verified({"Total des ventes par région", "Nombre de salariés", "Total des ventes à Lyon",
                  "Total des ventes par région et par mois"});
    EXPECT_EQ(nearest_to(all, "total des ventes par région en 2025"),
              (Found{"Total des ventes par région", "Total des ventes par région et par mois"}));
    EXPECT_EQ(nearest_to(all, "combien de salarié"), (Found{"Nombre de salariés"}));
}

TEST(NearestQuestions, WordsThatMeanNothingByThemselvesMakeNoQuestionNear) {
    const auto all = verified({"Quel est le total des ventes"});
    EXPECT_EQ(nearest_to(all, "quel est le plus jeune des clients"), Found{});
    EXPECT_EQ(nearest_to(all, ""), Found{});
    EXPECT_EQ(nearest_to({}, "total des ventes"), Found{});
}

}  // namespace
}  // namespace datapilot::ai::verified
