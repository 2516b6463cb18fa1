#include "questions/relation_verbs.h"

#include <set>
#include <sstream>
#include <string>

#include "questions/language/data_file.h"

namespace datapilot::questions {
namespace {

const std::set<std::string, std::less<>>& relation_verbs() {
    static const auto verbs = [] {
        std::set<std::string, std::less<>> words;
        std::istringstream text{std::string(language::data_file("relation_verbs.txt"))};
        for (std::string line; std::getline(text, line);) {
            if (line.starts_with('#')) continue;
            std::istringstream of_line(line);
            for (std::string word; of_line >> word;) words.insert(word);
        }
        return words;
    }();
    return verbs;
}

}  // namespace

bool only_relates(std::string_view folded) {
    return relation_verbs().contains(folded);
}

}  // namespace datapilot::questions
