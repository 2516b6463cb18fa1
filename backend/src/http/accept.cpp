#include "http/accept.h"

#include <charconv>

#include "http/header.h"

namespace datapilot::http {
namespace {

struct Weighted {
    std::string_view item;
    double weight = 1;
};

Weighted weighted(std::string_view element) {
    const auto parameters = split_list(element, ';');
    if (parameters.empty()) return {{}, 0};
    Weighted result{parameters.front()};
    for (const auto parameter : parameters) {
        if (!parameter.starts_with("q=")) continue;
        const auto* end = parameter.data() + parameter.size();
        if (std::from_chars(parameter.data() + 2, end, result.weight).ec != std::errc{}) {
            result.weight = 0;
        }
    }
    return result;
}

bool is_language(std::string_view tag, std::string_view language) {
    return same_name(tag.substr(0, 2), language) && (tag.size() == 2 || tag[2] == '-');
}

}  // namespace

base::Language preferred_language(std::string_view accept_language) {
    auto preferred = base::Language::french;
    double best = 0;
    for (const auto element : split_list(accept_language, ',')) {
        const auto [tag, weight] = weighted(element);
        const bool english = is_language(tag, "en");
        if (weight <= best || !(english || is_language(tag, "fr"))) continue;
        preferred = english ? base::Language::english : base::Language::french;
        best = weight;
    }
    return preferred;
}

bool names_media_type(std::string_view accept, std::string_view media_type) {
    for (const auto element : split_list(accept, ',')) {
        const auto [type, weight] = weighted(element);
        if (weight > 0 && same_name(type, media_type)) return true;
    }
    return false;
}

}  // namespace datapilot::http
