#include "golden/transcript.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "definitions/json.h"
#include "definitions/yaml.h"

namespace datapilot::tests {
namespace {

base::Date date_of(const std::string& text) {
    std::istringstream in{text};
    int year = 0, month = 0, day = 0;
    char dash = 0;
    in >> year >> dash >> month >> dash >> day;
    const base::Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                          std::chrono::day{static_cast<unsigned>(day)}};
    if (!in || !date.ok()) throw std::runtime_error("no date: " + text);
    return date;
}

void read_head(const std::string& line, Transcript& transcript) {
    const auto colon = line.find(": ");
    const auto key = line.substr(0, colon);
    if (line.starts_with('#') || colon == std::string::npos) return;
    const auto value = line.substr(colon + 2);
    if (key == "source") transcript.source = value;
    if (key == "definitions") transcript.definitions = value;
    if (key == "today") transcript.today = date_of(value);
    if (key == "language" && value == "en") transcript.language = base::Language::english;
}

}  // namespace

std::string text_of(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream{file}.rdbuf();
    return text.str();
}

definitions::Definitions definitions_of(const Transcript& transcript,
                                        const std::filesystem::path& folder) {
    if (transcript.definitions.empty()) return {};
    const auto file = folder / "definitions" / transcript.definitions;
    const auto json = definitions::json_of_yaml(text_of(file)).value();
    return definitions::definitions_from_json(json, "").value();
}

Transcript read_transcript(const std::filesystem::path& file) {
    Transcript transcript;
    std::istringstream lines{text_of(file)};
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("? ") || line.starts_with("+ ")) {
            transcript.entries.push_back({line.substr(2), line.front() == '+'});
        } else if (transcript.entries.empty()) {
            transcript.head.push_back(line);
            read_head(line, transcript);
        }
    }
    if (transcript.source.empty()) throw std::runtime_error(file.string() + " names no source");
    return transcript;
}

}  // namespace datapilot::tests
