#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/text.h"
#include "definitions/definitions.h"

namespace datapilot::tests {

struct TranscriptEntry {
    std::string question;
    bool follows_up = false;  // the entry before it
};

// A file of questions about one source; what they give stands below each, and is made anew.
struct Transcript {
    std::vector<std::string> head;  // as it is written, up to the first question
    std::string source;             // a folder of data/
    std::string definitions{};      // a file of definitions/, or empty
    base::Date today;
    base::Language language = base::Language::french;
    std::vector<TranscriptEntry> entries;
};

// Throws std::runtime_error with what is missing.
Transcript read_transcript(const std::filesystem::path& file);

// Of a transcript beside the folder definitions/; none where it names no file.
definitions::Definitions definitions_of(const Transcript& transcript,
                                        const std::filesystem::path& folder);

std::string text_of(const std::filesystem::path& file);

}  // namespace datapilot::tests
