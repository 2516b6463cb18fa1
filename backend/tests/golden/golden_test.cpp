// Asks the questions of the transcripts anew and compares; `UPDATE=1` writes what they give.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string_view>

#include "command_line/local_source.h"
#include "command_line/session.h"
#include "golden/told.h"
#include "golden/transcript.h"
#include "worker/run_worker.h"

namespace datapilot::tests {
namespace {

namespace fs = std::filesystem;
using command_line::LocalSource;
using runtime::Task;

fs::path folder() {
    return fs::path(DATAPILOT_REPOSITORY) / "backend/tests/golden";
}

std::vector<fs::path> files_in(const fs::path& place, std::string_view ending) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(place)) {
        if (entry.path().extension() == ending) files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

std::string definitions_told(const ai::answering::Answer& answer) {
    std::string text;
    for (const auto& used : answer.definitions) {
        text += "\n  -- definition\n  " + used.label.french;
        if (used.formula) text += " = " + used.formula->french;
        if (!used.description.empty()) text += "\n  " + used.description;
        text += "\n";
    }
    return text;
}

Task<std::string> asked(const Transcript* transcript, const LocalSource* source) {
    std::string text;
    for (const auto& line : transcript->head) text += line + "\n";
    std::optional<query_plan::QueryPlan> previous;
    for (const auto& entry : transcript->entries) {
        ai::answering::Asked question{.question = entry.question,
                                      .language = transcript->language,
                                      .today = transcript->today};
        if (entry.follows_up) question.previous = previous;
        ai::answering::Means means{.run = source->runner()};
        const auto answer = co_await ai::answering::answer_question(
            source->subject(), std::move(question), std::move(means));
        text += (entry.follows_up ? "+ " : "? ") + entry.question + "\n";
        if (!answer) {
            text += "  " + answer.error().message.french + "\n\n";
            continue;
        }
        text += told(*answer, source->subject().catalog);
        if (!transcript->definitions.empty()) text += definitions_told(*answer);
        text += "\n";
        const auto* outcome = std::get_if<ai::answering::Outcome>(&answer->result);
        previous = outcome ? outcome->plan : std::nullopt;
    }
    text.pop_back();
    co_return text;
}

// What every transcript gives now, by its file; each source is read once.
Task<int> ask_all(const command_line::Workers* workers, std::map<fs::path, std::string>* texts) {
    std::map<std::string, LocalSource::Loaded> sources;
    for (const auto& file : files_in(folder(), ".txt")) {
        const auto transcript = read_transcript(file);
        const auto definitions = definitions_of(transcript, folder());
        const auto key = transcript.source + transcript.definitions;
        auto known = sources.find(key);
        if (known == sources.end()) {
            const auto tables = files_in(folder() / "data" / transcript.source, ".csv");
            auto loaded =
                co_await LocalSource::load(workers->pool, tables, [](const workers::Progress&) {});
            if (loaded) (*loaded)->define(definitions);
            known = sources.emplace(key, std::move(loaded)).first;
        }
        if (!known->second) co_return 1;
        (*texts)[file] = co_await asked(&transcript, known->second->get());
    }
    co_return 0;
}

TEST(Golden, every_transcript_is_what_its_questions_give) {
    std::map<fs::path, std::string> texts;
    const int code = command_line::run_with_workers(
        1, [&texts](const command_line::Workers* workers) { return ask_all(workers, &texts); });
    ASSERT_EQ(code, 0) << "the data of the transcripts could not be read";
    ASSERT_FALSE(texts.empty());
    const bool update = std::getenv("UPDATE") != nullptr;
    for (const auto& [file, text] : texts) {
        if (update) std::ofstream{file} << text;
        EXPECT_EQ(text_of(file), text) << file.filename() << ": see `make golden`";
    }
}

}  // namespace
}  // namespace datapilot::tests

// Its workers are this program too.
int main(int argc, char* argv[]) {
    if (argc > 1 && std::string_view(argv[1]) == "worker") datapilot::worker::run_worker();
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
