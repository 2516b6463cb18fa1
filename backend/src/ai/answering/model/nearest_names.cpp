#include "ai/answering/model/nearest_names.h"

#include <algorithm>

#include "questions/language/spelling.h"
#include "questions/language/tokens.h"

namespace datapilot::ai::answering::model {
namespace {

constexpr std::size_t most_names = 3;
constexpr std::size_t most_letters_apart = 4;
constexpr std::size_t least_letters_inside = 3;

// Smaller is nearer; past `most_letters_apart` the names have nothing in common.
std::size_t distance(const std::string& wrong, const std::string& name) {
    const auto shorter = std::min(wrong.size(), name.size());
    const bool inside =
        wrong.find(name) != std::string::npos || name.find(wrong) != std::string::npos;
    if (shorter >= least_letters_inside && inside) return 1;
    const auto limit = std::min(most_letters_apart, shorter / 2);
    const auto letters = questions::language::edit_distance(wrong, name, limit);
    return letters > limit ? most_letters_apart + 1 : letters;
}

}  // namespace

std::vector<std::string> nearest_names(std::string_view wrong,
                                       const std::vector<std::string>& known) {
    const auto folded = questions::language::fold(wrong);
    std::vector<std::pair<std::size_t, std::string>> near;
    for (const auto& name : known) {
        const auto apart = distance(folded, questions::language::fold(name));
        if (apart <= most_letters_apart) near.emplace_back(apart, name);
    }
    std::ranges::stable_sort(near, {}, &std::pair<std::size_t, std::string>::first);
    std::vector<std::string> names;
    for (auto& [apart, name] : near) {
        if (names.size() < most_names) names.push_back(std::move(name));
    }
    return names;
}

}  // namespace datapilot::ai::answering::model
