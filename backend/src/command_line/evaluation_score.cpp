#include "command_line/evaluation_score.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace datapilot::command_line {
namespace {

namespace json = boost::json;
using Cell = std::variant<std::monostate, double, std::string>;
using Column = std::vector<Cell>;

constexpr double relative_tolerance = 1e-4;
constexpr double tolerance_from_one = 0.005;
constexpr double tolerance_below_one = 0.0005;
constexpr int most_mappings = 5000;

std::optional<double> number_in(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return std::isfinite(value) ? std::optional{value} : std::nullopt;
}

bool is_day(std::string_view text) {
    const auto digits = [&](std::size_t from, std::size_t count) {
        return std::ranges::all_of(text.substr(from, count),
                                   [](char c) { return c >= '0' && c <= '9'; });
    };
    if (text.size() != 7 && text.size() != 10) return false;
    return digits(0, 4) && text[4] == '-' && digits(5, 2) &&
           (text.size() == 7 || (text[7] == '-' && digits(8, 2)));
}

std::string folded(std::string_view text) {
    std::string out;
    icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())})
        .foldCase()
        .toUTF8String(out);
    return out;
}

Cell cell_of_text(std::string_view text) {
    const auto blank = " \t\r\n";
    const auto begin = text.find_first_not_of(blank);
    if (begin == std::string_view::npos) return {};
    text = text.substr(begin, text.find_last_not_of(blank) - begin + 1);
    if (const auto number = number_in(text)) return *number;
    // The first instant of a day is the day, and a month its first day.
    auto day = text;
    const auto time = day.find_first_of("T ");
    if (time != std::string_view::npos && day.substr(time + 1).starts_with("00:00")) {
        const auto rest = day.substr(time + 1);
        if (rest.find_first_not_of("0:.Z+") == std::string_view::npos) day = day.substr(0, time);
    }
    if (is_day(day)) return std::string{day} + (day.size() == 7 ? "-01" : "");
    auto lower = folded(text);
    if (lower == "true" || lower == "oui") return 1.0;
    if (lower == "false" || lower == "non") return 0.0;
    return lower;
}

Cell cell_of(const json::value& value) {
    if (value.is_null()) return {};
    if (value.is_bool()) return value.as_bool() ? 1.0 : 0.0;
    if (value.is_number()) return value.to_number<double>();
    return cell_of_text(value.is_string() ? std::string{value.as_string()}
                                          : json::serialize(value));
}

bool same(const Cell& one, const Cell& other) {
    const auto* a = std::get_if<double>(&one);
    const auto* b = std::get_if<double>(&other);
    if (!a || !b) return one == other;
    const double apart = std::abs(*a - *b);
    const double absolute = std::abs(*a) >= 1 ? tolerance_from_one : tolerance_below_one;
    return apart <= std::max(relative_tolerance * std::max(std::abs(*a), std::abs(*b)), absolute);
}

std::vector<Column> columns_of(const json::array& rows) {
    std::vector<Column> columns(rows.empty() ? 0 : rows[0].as_array().size());
    for (const auto& row : rows) {
        const auto& cells = row.as_array();
        for (std::size_t i = 0; i < columns.size(); ++i) columns[i].push_back(cell_of(cells.at(i)));
    }
    return columns;
}

// `mapped[i]` stands for the known column i.
bool rows_equal(const std::vector<Column>& known, const std::vector<const Column*>& mapped,
                bool ordered) {
    const auto count = known[0].size();
    const auto equal = [&](std::size_t row, std::size_t other) {
        for (std::size_t i = 0; i < known.size(); ++i) {
            if (!same(known[i][row], (*mapped[i])[other])) return false;
        }
        return true;
    };
    std::vector<bool> taken(count, false);
    for (std::size_t row = 0; row < count; ++row) {
        std::size_t other = row;
        if (!ordered) {
            other = 0;
            while (other < count && (taken[other] || !equal(row, other))) ++other;
        }
        if (other == count || !equal(row, other)) return false;
        taken[other] = true;
    }
    return true;
}

// Tries each column of ours for the known one after those that are mapped already.
class Mapping {
  public:
    Mapping(const std::vector<Column>& known, const std::vector<Column>& given, bool ordered)
        : known_(known), given_(given), ordered_(ordered) {}

    bool exists() {
        if (mapped_.size() == known_.size()) {
            return ++tries_ <= most_mappings && rows_equal(known_, mapped_, ordered_);
        }
        const auto& wanted = known_[mapped_.size()];
        for (const auto& column : given_) {
            if (tries_ > most_mappings) return false;
            if (std::ranges::find(mapped_, &column) != mapped_.end()) continue;
            if (!rows_equal({wanted}, {&column}, ordered_)) continue;
            mapped_.push_back(&column);
            if (exists()) return true;
            mapped_.pop_back();
        }
        return false;
    }

  private:
    const std::vector<Column>& known_;
    const std::vector<Column>& given_;
    bool ordered_;
    std::vector<const Column*> mapped_{};
    int tries_ = 0;
};

}  // namespace

bool is_right(const json::array& rows, const KnownAnswer& known) {
    const auto given = columns_of(rows);
    return std::ranges::any_of(known.results, [&](const json::array& result) {
        if (result.size() != rows.size()) return false;
        if (result.empty()) return true;
        const auto columns = columns_of(result);
        return columns.size() <= given.size() && Mapping{columns, given, known.ordered}.exists();
    });
}

}  // namespace datapilot::command_line
