#include <algorithm>
#include <set>

#include "questions/reading/reader.h"

// What a question takes away from the one before it: « sans le filtre », « enlève la région »,
// « toutes les villes ».
namespace datapilot::questions {

using language::Marker;

namespace {

bool takes_away(const Item& item) {
    return item.is(Marker::without) || item.is(Marker::except) || item.is(Marker::write);
}

bool says_filter(const Item& item) {
    static const std::set<std::string, std::less<>> filters = {
        "filtre", "filtres", "filter", "filters", "condition", "conditions", "restriction"};
    return filters.contains(language::fold(item.text));
}

}  // namespace

void Reader::read_removals() {
    std::vector<std::size_t> said;
    bool all = false;  // « toutes les villes »
    for (std::size_t i = 0; i < items_.size(); ++i) {
        const auto& item = items_[i];
        if (item.kind == ItemKind::sign || taken_[i]) continue;
        if (item.kind == ItemKind::small) {
            all |= item.text == "tous" || item.text == "toutes" || item.text == "all";
            continue;
        }
        said.push_back(i);
    }
    if (said.empty() || said.size() > 4) return;
    const auto last = said.back();
    const auto names = [&](std::size_t i) {
        return items_[i].kind == ItemKind::thing && !items_[i].schema.empty() && !means_value(i);
    };
    const bool removes = takes_away(items_[said.front()]);
    const bool filter =
        removes && std::ranges::any_of(said, [&](std::size_t i) { return says_filter(items_[i]); });
    if (filter) {  // « sans le filtre (sur la ville) »
        const bool of_column = names(last);
        const auto known = 2 + static_cast<std::size_t>(of_column);
        if (said.size() != known || !(of_column || says_filter(items_[last]))) return;
        if (of_column) request_.removes.push_back(reference(last));
        request_.removes_tests = true;
    } else if (removes && said.size() == 2 && names(last) && items_[said[0]].is(Marker::except) &&
               small_between(said[0], last, "la le les l")) {
        request_.removes.push_back(reference(last));  // « enlève la région »
    } else if (all && said.size() == 1 && names(last)) {
        request_.removes.push_back(reference(last));
        request_.removes_tests = true;
    } else {
        return;
    }
    for (std::size_t i = 0; i < items_.size(); ++i) take(i);
}

}  // namespace datapilot::questions
