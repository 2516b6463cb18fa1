#include "ai/verified/nearest_questions.h"

#include <algorithm>
#include <set>
#include <utility>

#include "questions/language/tokens.h"

namespace datapilot::ai::verified {
namespace {

// Of the words of both, how many stand in both.
constexpr double least_likeness = 0.2;

using Stems = std::set<std::string>;

Stems stems_of(const std::string& text) {
    Stems stems;
    for (const auto& token : questions::language::tokenize(text)) {
        const bool counts = !token.stop && token.kind != questions::language::TokenKind::symbol;
        if (counts) stems.insert(token.stem_fr);
    }
    return stems;
}

double likeness(const Stems& left, const Stems& right) {
    std::size_t shared = 0;
    for (const auto& stem : left) shared += right.count(stem);
    const auto all = left.size() + right.size() - shared;
    return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

}  // namespace

std::vector<answering::Example> nearest(const std::vector<VerifiedQuestion>& verified,
                                        const std::string& question, std::size_t most) {
    const auto wanted = stems_of(question);
    std::vector<std::pair<double, const VerifiedQuestion*>> ranked;
    for (const auto& known : verified) {
        const auto like = likeness(wanted, stems_of(known.question));
        if (like >= least_likeness) ranked.emplace_back(like, &known);
    }
    std::ranges::stable_sort(ranked, std::greater{}, &decltype(ranked)::value_type::first);
    std::vector<answering::Example> examples;
    for (std::size_t i = 0; i < std::min(most, ranked.size()); ++i) {
        const auto& known = *ranked[i].second;
        examples.push_back({known.question, known.pattern, known.plan});
    }
    return examples;
}

}  // namespace datapilot::ai::verified
