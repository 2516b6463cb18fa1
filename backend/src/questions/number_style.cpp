#include "questions/number_style.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <set>
#include <string>

#include "questions/language/identifiers.h"

namespace datapilot::questions {
namespace {

using query_plan::Format;

std::set<std::string> words_of(std::string_view name) {
    std::set<std::string> words;
    for (const auto& part : language::name_parts(name)) words.insert(part.written);
    return words;
}

bool has_any(const std::set<std::string>& words, std::initializer_list<const char*> wanted) {
    return std::ranges::any_of(wanted, [&](const char* word) { return words.contains(word); });
}

// "Remise %", "Taux TVA" that go up to 20: hundredths that are written without their sign.
bool counts_hundredths(const catalog::Column& column, const std::set<std::string>& words) {
    const bool named =
        column.name.find('%') != std::string::npos ||
        has_any(words, {"pourcentage", "pourcent", "percent", "percentage", "pct"}) ||
        (words.contains("taux") && has_any(words, {"tva", "remise", "marge", "commission"}));
    constexpr double whole = 1, all = 100;
    double greatest = 0;
    if (column.max) {
        std::from_chars(column.max->data(), column.max->data() + column.max->size(), greatest);
    }
    return named && greatest > whole && greatest <= all;
}

}  // namespace

definitions::NumberStyle style_of(const catalog::Column& column, Role role) {
    const auto words = words_of(column.name);
    definitions::NumberStyle style;
    if (words.contains("ht")) style.tax = definitions::Tax::excluded;
    if (words.contains("ttc")) style.tax = definitions::Tax::included;
    const bool is_money = role == Role::price || role == Role::cost || role == Role::amount;
    if (column.format == "percent" || counts_hundredths(column, words)) {
        style.format = Format::percent;
    } else if (has_any(words, {"keur", "ke", "k€"})) {
        style.format = Format::money;
        style.unit = "k€";
    } else if (column.format == "dollar" || column.format == "pound") {
        style.format = Format::money;
        style.unit = column.format == "dollar" ? "$" : "£";
    } else if (is_money || column.format == "euro" || style.tax) {
        style.format = Format::money;
        style.unit = "€";
    } else {
        for (const char* unit : {"km", "kg", "kwh", "mwh", "ha"}) {
            if (words.contains(unit)) style.unit = unit;
        }
    }
    return style;
}

}  // namespace datapilot::questions
