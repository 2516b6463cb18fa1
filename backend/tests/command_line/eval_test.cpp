#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <map>

#include "support/program_run.h"
#include "support/temporary_folder.h"

namespace datapilot::tests {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

class Eval : public ::testing::Test {
  protected:
    Eval() {
        fs::create_directories(folder_ / "db" / "shop");
        std::ofstream{folder_ / "db" / "shop" / "ventes.csv"}
            << "Région;Montant;Date\nBretagne;10;31/12/2025\nCorse;5;01/02/2024\n";
    }

    // The lines of answers, by id.
    std::map<std::string, json::object> evaluate(const std::string& questions) {
        std::ofstream{folder_ / "q.jsonl"} << questions;
        const auto out = folder_ / "a.jsonl";
        run_ = run_program(DATAPILOT_PROGRAM,
                           {"eval", "--questions", folder_ / "q.jsonl", "--out", out});
        std::map<std::string, json::object> answers;
        std::ifstream lines{out};
        for (std::string line; std::getline(lines, line);) {
            auto answer = json::parse(line).as_object();
            answers[std::string{answer.at("id").as_string()}] = std::move(answer);
        }
        return answers;
    }

    const TemporaryFolder temporary_;
    const fs::path folder_ = temporary_.path();
    ProgramRun run_;
};

TEST_F(Eval, AnswersEveryQuestionInTheFormatThatIsScored) {
    const auto answers = evaluate(
        R"({"id":"a","source":{"db":"shop"},"today":"2025-06-30","language":"fr","question":"total des montants","after":null}
{"id":"b","source":{"db":"shop"},"today":"2025-06-30","language":"fr","question":"total des zorglubs","after":null}
{"id":"c","source":{"files":["absent.csv"]},"today":"2025-06-30","language":"fr","question":"total","after":null}
)");
    EXPECT_EQ(run_.exit_code, 0) << run_.errors;
    ASSERT_EQ(answers.size(), 3);
    EXPECT_EQ(answers.at("a").at("status").as_string(), "answered");
    EXPECT_EQ(json::serialize(answers.at("a").at("rows")), "[[15]]");
    EXPECT_GT(answers.at("a").at("ms").to_number<double>(), 0);
    EXPECT_EQ(answers.at("a").at("egress_bytes"), 0);
    EXPECT_EQ(answers.at("b").at("status").as_string(), "refused");
    EXPECT_EQ(answers.at("c").at("status").as_string(), "error");
    EXPECT_EQ(answers.at("c").at("code").as_string(), "not_found");
}

TEST_F(Eval, SumsUpAtTheEnd) {
    evaluate(
        R"({"id":"a","source":{"db":"shop"},"today":"2025-06-30","question":"total des montants"})");
    EXPECT_NE(run_.output.find("1 question : 1 réponse, 0 demande de précision, 0 refus"),
              std::string::npos)
        << run_.output;
}

TEST_F(Eval, AFileOfQuestionsThatIsWrongIsSaid) {
    evaluate("{\"id\":1}\n");
    EXPECT_EQ(run_.exit_code, 1);
    EXPECT_NE(run_.errors.find("ligne 1"), std::string::npos) << run_.errors;
}

}  // namespace
}  // namespace datapilot::tests
