#include "ai/answering/model/draft_literal.h"

#include <algorithm>
#include <cctype>

#include "ai/answering/question_check.h"

namespace datapilot::ai::answering::model {
namespace {

using catalog::ColumnType;
using query_plan::Literal;

constexpr std::size_t most_digits = 38;

bool is_plain_number(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    const auto is_digit = [](unsigned char byte) { return std::isdigit(byte) != 0; };
    const auto point = std::min(text.find('.'), text.size());
    const auto whole = text.substr(0, point);
    const auto rest = text.substr(point);
    if (whole.empty() || text.size() > most_digits || !std::ranges::all_of(whole, is_digit)) {
        return false;
    }
    return rest.empty() || (rest.size() > 1 && std::ranges::all_of(rest.substr(1), is_digit));
}

}  // namespace

bool is_number(ColumnType type) {
    return type == ColumnType::integer || type == ColumnType::decimal;
}

bool is_date(ColumnType type) {
    return type == ColumnType::date || type == ColumnType::timestamp;
}

std::optional<base::Date> iso_date(const std::string& value) {
    const auto date = day_from_text(value);
    return date ? std::optional{*date} : std::nullopt;
}

std::optional<Literal> literal_of(const std::string& value, ColumnType type) {
    if (is_number(type)) {
        if (!is_plain_number(value)) return std::nullopt;
        const bool whole = value.find('.') == std::string::npos;
        return Literal{whole ? ColumnType::integer : ColumnType::decimal, value};
    }
    if (is_date(type)) {
        if (!iso_date(value)) return std::nullopt;
        return Literal{ColumnType::date, value};
    }
    if (type == ColumnType::boolean && value != "true" && value != "false") return std::nullopt;
    return Literal{type, value};
}

}  // namespace datapilot::ai::answering::model
