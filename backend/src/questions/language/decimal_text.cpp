#include "questions/language/decimal_text.h"

#include <algorithm>

namespace datapilot::questions::language {

namespace {

// Past this, no column holds it.
constexpr std::size_t most_digits = 30;

bool groups_of_three(std::string_view text, char separator) {
    const auto first = text.find(separator);
    if (first == 0 || first > 3) return false;
    for (auto at = first; at != std::string_view::npos; at = text.find(separator, at + 1)) {
        const auto end = std::min(text.find(separator, at + 1), text.size());
        if (end - at != 4) return false;
    }
    return true;
}

std::string without(std::string_view text, char separator) {
    std::string kept(text);
    std::erase(kept, separator);
    return kept;
}

}  // namespace

std::string canonical(std::string whole, std::string decimals) {
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
    decimals.erase(decimals.find_last_not_of('0') + 1);
    if (whole.empty()) whole = "0";
    return decimals.empty() ? whole : whole + "." + decimals;
}

std::string shifted(const std::string& decimal, std::size_t places) {
    const auto point = decimal.find('.');
    std::string whole = decimal.substr(0, point);
    std::string decimals = point == std::string::npos ? "" : decimal.substr(point + 1);
    if (decimals.size() < places) decimals.append(places - decimals.size(), '0');
    whole += decimals.substr(0, places);
    return canonical(std::move(whole), decimals.substr(places));
}

std::optional<std::string> decimal_of(std::string_view text, bool money) {
    const auto comma = text.rfind(',');
    const auto point = text.rfind('.');
    const auto parts = [](std::string_view all, char decimal, char group) {
        const auto at = all.rfind(decimal);
        return canonical(without(all.substr(0, at), group), std::string(all.substr(at + 1)));
    };
    if (text.size() > most_digits) return std::nullopt;
    if (comma == text.npos && point == text.npos) return canonical(std::string(text), "");
    if (comma != text.npos && point != text.npos) {
        const char decimal = comma > point ? ',' : '.';
        const char group = comma > point ? '.' : ',';
        const auto at = std::max(comma, point);
        const bool once = text.find(decimal) == at;
        if (!once || !groups_of_three(text.substr(0, at), group)) return std::nullopt;
        return parts(text, decimal, group);
    }
    const char separator = comma != text.npos ? ',' : '.';
    const bool once = text.find(separator) == text.rfind(separator);
    const bool grouped = groups_of_three(text, separator) && text.front() != '0';
    if (grouped && (!once || separator == ',' || money)) {
        return canonical(without(text, separator), "");
    }
    if (!once) return std::nullopt;
    return parts(text, separator, ' ');
}

}  // namespace datapilot::questions::language
