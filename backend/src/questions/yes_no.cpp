#include "questions/yes_no.h"

#include <set>

#include "questions/language/tokens.h"

namespace datapilot::questions {
namespace {

using Words = std::set<std::string, std::less<>>;

const Words& yes() {
    static const Words words = {"o", "oui", "y", "yes", "vrai", "true"};
    return words;
}

const Words& no() {
    static const Words words = {"n", "non", "no", "faux", "false"};
    return words;
}

std::optional<std::string> value_among(const catalog::Column& column, const Words& wanted,
                                       const Words& others) {
    std::optional<std::string> found;
    for (const auto& value : column.values) {
        const auto folded = language::fold(value);
        if (!wanted.contains(folded)) {
            if (!others.contains(folded)) return std::nullopt;
            continue;
        }
        if (found) return std::nullopt;
        found = value;
    }
    return found;
}

// 0 and 1, and both of them.
bool is_bit(const catalog::Column& column) {
    return column.type == catalog::ColumnType::integer && column.distinct_count == 2 &&
           column.min == "0" && column.max == "1";
}

}  // namespace

std::optional<std::string> yes_value(const catalog::Column& column) {
    if (column.type == catalog::ColumnType::boolean) return "true";
    if (is_bit(column)) return "1";
    if (column.type != catalog::ColumnType::text) return std::nullopt;
    return value_among(column, yes(), no());
}

std::vector<std::string> none_values(const catalog::Column& column) {
    static const Words none = {"aucun", "aucune", "neant", "sans", "none", "n/a", "na", "rien"};
    std::vector<std::string> out;
    for (const auto& value : column.values) {
        if (none.contains(language::fold(value))) out.push_back(value);
    }
    return out;
}

std::optional<std::string> no_value(const catalog::Column& column) {
    if (column.type == catalog::ColumnType::boolean) return "false";
    if (is_bit(column)) return "0";
    if (column.type != catalog::ColumnType::text) return std::nullopt;
    return value_among(column, no(), yes());
}

}  // namespace datapilot::questions
