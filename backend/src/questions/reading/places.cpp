#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "questions/reading/reader.h"

// « où habite … », « d'où viennent … »: asked for a place.
namespace datapilot::questions {

// Takes « où » where a column tells a place, likeliest first; else it stays not understood.
void Reader::read_place(std::size_t at) {
    constexpr double likeliest = 0.95, less = 0.04;
    static constexpr std::array<std::string_view, 7> origins{
        "hometown", "birth_place", "origin", "country_of_origin", "nationality", "city", "country"};
    static constexpr std::array<std::string_view, 7> places{
        "address", "location", "city", "department", "region", "state", "country"};
    const bool from = at > 0 && (items_[at - 1].text == "d" || items_[at - 1].text == "de");
    Reference asked{{}, std::nullopt, items_[at].tokens};
    double quality = likeliest;
    for (const auto name : from ? origins : places) {
        const auto idea = source_.lexicon.find(name);
        for (const auto element : idea ? source_.schema.named(*idea) : std::vector<Element>{}) {
            const auto same = [&](const SchemaMatch& match) { return match.element == element; };
            const bool tells = element.column && source_.role(element) != Role::reference &&
                               source_.role(element) != Role::key;
            if (!tells || std::ranges::any_of(asked.candidates, same)) continue;
            asked.candidates.push_back({element, quality, true});
        }
        quality -= less;
    }
    if (asked.candidates.empty()) return;
    request_.projections.push_back(std::move(asked));
    take(at);
    static const std::set<std::string, std::less<>> dwells = {
        "habite", "habitent", "vit",       "vivent",      "reside", "resident",
        "trouve", "trouvent", "se trouve", "se trouvent", "vient",  "viennent",
        "live",   "lives",    "situe",     "situee",      "situes", "situees"};
    const auto verb = next(at);
    if (verb && dwells.contains(language::fold(items_[*verb].text))) take(*verb);
    context_ = false;
    asked_ = true;
}

}  // namespace datapilot::questions
