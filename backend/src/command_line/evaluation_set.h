#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "base/text.h"
#include "command_line/evaluation_score.h"

namespace datapilot::command_line {

// What questions are asked of: files, each of which is a table, or a database of a server.
struct EvaluationSource {
    std::vector<std::filesystem::path> files{};
    std::string database{};

    bool operator==(const EvaluationSource&) const = default;
};

struct EvaluationQuestion {
    std::string id;
    std::string text;
    std::optional<base::Language> language{};
    base::Date today{};
    std::optional<std::string> after{};  // the id of the question that it follows up
    EvaluationSource source{};
    KnownAnswer known{};
};

// Questions that follow one another, by their places in the file: the first stands alone.
using Chain = std::vector<std::size_t>;

struct EvaluationSet {
    std::vector<EvaluationQuestion> questions;
    std::vector<Chain> chains;
    // The sources, each once, and which of them a question is about.
    std::vector<EvaluationSource> sources;
    std::vector<std::size_t> source_of;
};

enum class SourcesAre { files, databases };

// Reads questions, one JSON object a line; a source's paths are beside the file. Of databases, each
// source must name one.
base::Result<EvaluationSet> read_evaluation_set(const std::filesystem::path& file,
                                                SourcesAre sources = SourcesAre::files);

}  // namespace datapilot::command_line
