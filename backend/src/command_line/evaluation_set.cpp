#include "command_line/evaluation_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>
#include <map>
#include <stdexcept>

#include "ai/answering/question_check.h"

namespace datapilot::command_line {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

std::string text(const json::object& object, std::string_view key) {
    return std::string{object.at(key).as_string()};
}

std::vector<fs::path> csv_files_of(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator{folder}) {
        if (entry.path().extension() == ".csv") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

std::vector<fs::path> files_of(const json::object& source, const fs::path& beside) {
    if (const auto* name = source.if_contains("db")) {
        return csv_files_of(beside / "db" / std::string{name->as_string()});
    }
    std::vector<fs::path> files;
    for (const auto& file : source.at("files").as_array()) {
        files.push_back(beside / std::string{file.as_string()});
    }
    return files;
}

EvaluationSource source_from(const json::object& source, const fs::path& beside,
                             SourcesAre sources) {
    if (sources == SourcesAre::databases) return {.files = {}, .database = text(source, "db")};
    return {.files = files_of(source, beside)};
}

bool is_set(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value && value->is_bool() && value->as_bool();
}

std::vector<json::array> right_results(const json::object& object) {
    std::vector<json::array> results;
    if (const auto* rows = object.if_contains("rows"); rows && rows->is_array()) {
        results.push_back(rows->as_array());
    }
    const auto* variants = object.if_contains("variants");
    if (!variants || !variants->is_array()) return results;
    for (const auto& variant : variants->as_array()) {
        results.push_back(variant.at("rows").as_array());
    }
    return results;
}

// A known result without a row says nothing: much that is wrong is empty too.
KnownAnswer known_answer(const json::object& object) {
    using enum KnownAnswer::Expected;
    const auto* expect = object.if_contains("expect");
    const std::string_view wanted =
        expect && expect->is_string() ? std::string_view{expect->as_string()} : "answer";
    KnownAnswer known{.ordered = is_set(object, "ordered"), .results = right_results(object)};
    if (wanted == "clarify") known.expected = asked_back;
    if (wanted == "refuse") known.expected = refused;
    const bool says = !known.results.empty() && !is_set(object, "empty_gold");
    if (wanted == "answer" && says) known.expected = rows;
    return known;
}

// Throws what Boost.JSON or the file system throws on a wrong shape, with the line for the caller.
EvaluationQuestion question_from(const json::object& object, const fs::path& beside,
                                 SourcesAre sources) {
    EvaluationQuestion question{.id = text(object, "id"), .text = text(object, "question")};
    const auto today = ai::answering::day_from_text(text(object, "today"));
    if (!today) throw std::invalid_argument{"`today` is not a date"};
    question.today = *today;
    if (const auto* language = object.if_contains("language"); language && language->is_string()) {
        question.language =
            language->as_string() == "en" ? base::Language::english : base::Language::french;
    }
    if (const auto* after = object.if_contains("after"); after && after->is_string()) {
        question.after = std::string{after->as_string()};
    }
    question.source = source_from(object.at("source").as_object(), beside, sources);
    question.known = known_answer(object);
    return question;
}

base::Error unreadable(const fs::path& file, std::string why) {
    return {base::Errc::validation_failed,
            {fmt::format("Le fichier de questions « {} » est illisible : {}", file.string(), why),
             fmt::format("The file of questions “{}” cannot be read: {}", file.string(), why)}};
}

void add_to_chains(EvaluationSet& set, std::map<std::string, std::size_t>& chain_of) {
    const auto place = set.questions.size() - 1;
    const auto& question = set.questions.back();
    const auto before = question.after ? chain_of.find(*question.after) : chain_of.end();
    const auto chain = before == chain_of.end() ? set.chains.size() : before->second;
    if (chain == set.chains.size()) set.chains.emplace_back();
    set.chains[chain].push_back(place);
    chain_of[question.id] = chain;
}

void add_source(EvaluationSet& set) {
    const auto& source = set.questions.back().source;
    const auto known = std::ranges::find(set.sources, source);
    set.source_of.push_back(static_cast<std::size_t>(known - set.sources.begin()));
    if (known == set.sources.end()) set.sources.push_back(source);
}

}  // namespace

base::Result<EvaluationSet> read_evaluation_set(const fs::path& file, SourcesAre sources) {
    std::ifstream lines{file};
    if (!lines) return unreadable(file, "fichier introuvable");
    EvaluationSet set;
    std::map<std::string, std::size_t> chain_of;
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        if (line.empty()) continue;
        try {
            const auto object = json::parse(line);
            set.questions.push_back(question_from(object.as_object(), file.parent_path(), sources));
        } catch (const std::exception& failure) {
            return unreadable(file, fmt::format("ligne {} : {}", number, failure.what()));
        }
        add_to_chains(set, chain_of);
        add_source(set);
    }
    return set;
}

}  // namespace datapilot::command_line
