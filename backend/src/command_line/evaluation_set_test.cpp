#include "command_line/evaluation_set.h"

#include <gtest/gtest.h>

#include <fstream>

#include "runtime/temporary_folder.h"

namespace datapilot::command_line {
namespace {

namespace fs = std::filesystem;

class EvaluationSetTest : public ::testing::Test {
  protected:
    EvaluationSetTest() {
        fs::create_directories(folder_.path() / "db" / "shop");
        for (const auto* name : {"orders.csv", "clients.csv", "notes.txt"}) {
            std::ofstream{folder_.path() / "db" / "shop" / name} << "a\n1\n";
        }
    }

    base::Result<EvaluationSet> read(const std::string& lines) {
        const auto file = folder_.path() / "questions.jsonl";
        std::ofstream{file} << lines;
        return read_evaluation_set(file);
    }

    runtime::TemporaryFolder folder_;
};

TEST_F(EvaluationSetTest, ADatabaseIsItsCsvFilesByName) {
    const auto set =
        read(R"({"id":"a","source":{"db":"shop"},"today":"2024-06-30","question":"Combien ?"})");
    ASSERT_TRUE(set) << set.error().message.french;
    const auto shop = folder_.path() / "db" / "shop";
    EXPECT_EQ(set->questions[0].source.files,
              (std::vector<fs::path>{shop / "clients.csv", shop / "orders.csv"}));
    EXPECT_EQ(set->questions[0].today, base::Date(std::chrono::year{2024} / 6 / 30));
    EXPECT_EQ(set->questions[0].language, std::nullopt);
}

TEST_F(EvaluationSetTest, OfAServerADatabaseIsItsName) {
    const auto file = folder_.path() / "questions.jsonl";
    std::ofstream{file}
        << R"({"id":"a","source":{"db":"boutique"},"today":"2024-06-30","question":"q"})";
    const auto set = read_evaluation_set(file, SourcesAre::databases);
    ASSERT_TRUE(set) << set.error().message.french;
    EXPECT_EQ(set->sources, (std::vector<EvaluationSource>{{.files = {}, .database = "boutique"}}));
    std::ofstream{file}
        << R"({"id":"a","source":{"files":["x.csv"]},"today":"2024-06-30","question":"q"})";
    EXPECT_FALSE(read_evaluation_set(file, SourcesAre::databases));
}

TEST_F(EvaluationSetTest, QuestionsOnTheSameFilesShareASource) {
    const auto set = read(
        R"({"id":"a","source":{"files":["x.csv"],"columns_given":null},"today":"2024-06-30","question":"q"}
{"id":"b","source":{"db":"shop"},"today":"2024-06-30","question":"q"}
{"id":"c","source":{"files":["x.csv"]},"today":"2024-06-30","language":"en","question":"q"}
)");
    ASSERT_TRUE(set) << set.error().message.french;
    EXPECT_EQ(set->sources.size(), 2);
    EXPECT_EQ(set->source_of, (std::vector<std::size_t>{0, 1, 0}));
    EXPECT_EQ(set->questions[2].language, base::Language::english);
}

TEST_F(EvaluationSetTest, AFollowUpStandsBehindWhatItFollows) {
    const auto set = read(
        R"({"id":"a","source":{"db":"shop"},"today":"2024-06-30","question":"q","after":null}
{"id":"b","source":{"db":"shop"},"today":"2024-06-30","question":"q"}
{"id":"c","source":{"db":"shop"},"today":"2024-06-30","question":"q","after":"a"}
{"id":"d","source":{"db":"shop"},"today":"2024-06-30","question":"q","after":"c"}
{"id":"e","source":{"db":"shop"},"today":"2024-06-30","question":"q","after":"unknown"}
)");
    ASSERT_TRUE(set) << set.error().message.french;
    EXPECT_EQ(set->chains, (std::vector<Chain>{{0, 2, 3}, {1}, {4}}));
}

TEST_F(EvaluationSetTest, AWrongLineIsNamed) {
    const auto set = read(
        "{\"id\":\"a\",\"source\":{\"db\":\"shop\"},\"today\":\"2024-06-30\",\"question\":\"q\"}\n"
        "{\"id\":1}\n");
    ASSERT_FALSE(set);
    EXPECT_NE(set.error().message.french.find("ligne 2"), std::string::npos);
    EXPECT_FALSE(read_evaluation_set(folder_.path() / "absent.jsonl"));
}

}  // namespace
}  // namespace datapilot::command_line
