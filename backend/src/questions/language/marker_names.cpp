#include <algorithm>
#include <array>

#include "questions/language/lexicon.h"

namespace datapilot::questions::language {

std::optional<Marker> marker_from_name(std::string_view name) {
    // In the order of the enumeration.
    static constexpr auto names = std::to_array<std::string_view>({
        "show",        "which",      "how_many",     "who",         "when",        "where_place",
        "exists",      "write",      "forecast",     "count",       "sum",         "average",
        "median",      "minimum",    "maximum",      "distinct",    "share",       "rate",
        "ratio",       "cumulative", "growth",       "evolution",   "difference",  "rank",
        "newcomer",    "by",         "for_each",     "in_total",    "greater",     "at_least",
        "less",        "at_most",    "equal",        "different",   "between",     "contains",
        "starts_with", "ends_with",  "missing",      "depleted",    "present",     "before",
        "after",       "with",       "without",      "except",      "negation",    "never",
        "none",        "only",       "both",         "either",      "among",       "whose",
        "ascending",   "descending", "alphabetical", "sorted_by",   "top",         "bottom",
        "most",        "least",      "more",         "fewer",       "first",       "last",
        "versus",      "same_again", "instead",      "conjunction", "disjunction", "also",
    });
    static_assert(names.size() == static_cast<std::size_t>(Marker::also) + 1);
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Marker>(found - names.begin());
}

}  // namespace datapilot::questions::language
