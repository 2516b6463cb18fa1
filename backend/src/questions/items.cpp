#include "questions/items.h"

#include <algorithm>
#include <functional>

#include "questions/pieces.h"

namespace datapilot::questions {
namespace {

using language::Marker;

constexpr std::size_t ways_kept = 4;

// Ways that differ in small words only are one.
struct Way {
    double score = 0;
    std::vector<std::size_t> pieces{};
    std::vector<std::size_t> meaningful{};
};

bool is_meaningful(const Item& item) {
    return item.kind != ItemKind::small && item.kind != ItemKind::sign && !item.is(Marker::show) &&
           !item.is(Marker::which) && !item.is(Marker::who) && !item.is(Marker::whose) &&
           !item.is(Marker::with);
}

void keep_best(std::vector<Way>& ways) {
    std::ranges::stable_sort(ways, std::greater{}, &Way::score);
    std::vector<Way> kept;
    for (auto& way : ways) {
        if (kept.size() == ways_kept) break;
        const bool known = std::ranges::find(kept, way.meaningful, &Way::meaningful) != kept.end();
        if (!known) kept.push_back(std::move(way));
    }
    ways = std::move(kept);
}

// The best ways to reach the end, each piece after the other.
std::vector<Way> best_ways(std::size_t tokens, std::span<const Piece> pieces) {
    std::vector<std::vector<std::size_t>> ending(tokens + 1);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        ending[pieces[i].item.tokens.last].push_back(i);
    }
    std::vector<std::vector<Way>> ways(tokens + 1);
    ways[0].push_back({});
    for (std::size_t end = 1; end <= tokens; ++end) {
        for (const auto i : ending[end]) {
            for (const auto& before : ways[pieces[i].item.tokens.first]) {
                auto way = before;
                way.score += pieces[i].score;
                way.pieces.push_back(i);
                if (is_meaningful(pieces[i].item)) way.meaningful.push_back(i);
                ways[end].push_back(std::move(way));
            }
        }
        keep_best(ways[end]);
    }
    return std::move(ways.back());
}

}  // namespace

std::vector<Segmentation> segmentations(std::span<const language::Token> tokens,
                                        const language::Calendar& calendar,
                                        const Vocabulary& vocabulary) {
    const auto pieces = Pieces(tokens, calendar, vocabulary).all();
    std::vector<Segmentation> out;
    for (const auto& way : best_ways(tokens.size(), pieces)) {
        Segmentation segmentation{{}, way.score};
        for (const auto i : way.pieces) segmentation.items.push_back(pieces[i].item);
        out.push_back(std::move(segmentation));
    }
    return out;
}

}  // namespace datapilot::questions
