#include "worker/ingest/column_profile.h"

#include <algorithm>

#include "worker/ingest/text_trim.h"

namespace datapilot::worker::ingest {
namespace {

constexpr std::int64_t texts_to_be_sure = 1000;
constexpr std::size_t shown_text = 40;

std::string lower_ascii(std::string_view text) {
    std::string result{text};
    std::ranges::transform(result, result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

bool may_be_blank(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= ' ' || byte >= 0x80;
}

bool is_boolean(std::string_view lower) {
    return lower == "true" || lower == "false" || lower == "vrai" || lower == "faux";
}

template <std::size_t size>
std::int64_t with_bit(const std::array<std::int64_t, size>& by_forms, unsigned bit) {
    std::int64_t sum = 0;
    for (std::size_t forms = 0; forms < size; ++forms) {
        if (forms & (std::size_t{1} << bit)) sum += by_forms[forms];
    }
    return sum;
}

template <std::size_t size>
std::int64_t total(const std::array<std::int64_t, size>& by_forms) {
    std::int64_t sum = 0;
    for (const auto count : by_forms) sum += count;
    return sum;
}

}  // namespace

void ColumnProfile::add(std::string_view cell, std::int64_t line) {
    if (cell.empty()) return;
    if (may_be_blank(cell.front()) || may_be_blank(cell.back())) {
        const auto text = trimmed(cell);
        padded_ = padded_ || text.size() != cell.size();
        if (text.empty()) return;
        cell = text;
    }
    ++filled_;
    if (plain_text_ || add_integer(cell)) return;
    classify(cell, line);
}

bool ColumnProfile::add_integer(std::string_view text) {
    if (text.size() > 18 || (text.size() > 1 && text.front() == '0')) return false;
    for (const char c : text) {
        if (c < '0' || c > '9') return false;
    }
    ++integers_;
    smallest_integer_ = std::min(smallest_integer_, text.size());
    largest_integer_ = std::max(largest_integer_, text.size());
    return true;
}

void ColumnProfile::classify(std::string_view text, std::int64_t line) {
    if (const auto amount = simple_decimal(text)) {
        add_number(*amount);
    } else if (const auto date = date_shape(text)) {
        add_date(*date);
    } else if (const auto number = number_shape(text)) {
        add_number(*number);
    } else if (text.size() <= 5) {
        const auto lower = lower_ascii(text);
        if (is_boolean(lower)) {
            ++booleans_;
        } else if (std::ranges::find(missing_marks, lower) != missing_marks.end()) {
            ++missing_;
            --filled_;
        } else {
            add_text(text, line);
        }
    } else {
        add_text(text, line);
    }
}

void ColumnProfile::add_number(const NumberShape& shape) {
    ++numbers_by_forms_[shape.forms];
    for (std::size_t form = 0; form < number_forms; ++form) {
        number_.integer_digits[form] =
            std::max(number_.integer_digits[form], shape.integer_digits[form]);
        number_.decimals[form] = std::max(number_.decimals[form], shape.decimals[form]);
    }
    number_.zero_fraction = number_.zero_fraction && shape.zero_fraction;
    number_.exponent = number_.exponent || shape.exponent;
    number_.grouped = number_.grouped || shape.grouped;
    number_.plus = number_.plus || shape.plus;
    number_.other_minus = number_.other_minus || shape.other_minus;
    number_.percents += shape.percent;
    ++number_.currencies[static_cast<std::size_t>(shape.currency)];
}

void ColumnProfile::add_date(const DateShape& shape) {
    ++dates_by_forms_[shape.forms];
    date_.dash = date_.dash || shape.separator == '-';
    date_.slash = date_.slash || shape.separator == '/';
    date_.dot = date_.dot || shape.separator == '.';
    date_.short_years += shape.short_year;
    date_.time = date_.time || shape.time;
    date_.midnight = date_.midnight && shape.midnight;
    date_.offset = date_.offset || shape.offset;
    date_.without_offset += !shape.offset;
    date_.letter_t = date_.letter_t || shape.letter_t;
    date_.fraction = date_.fraction || shape.fraction;
}

void ColumnProfile::add_text(std::string_view text, std::int64_t line) {
    codes_ += text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9';
    if (++texts_ == 1) {
        first_text_line_ = line;
        first_text_ = text.substr(0, shown_text);
    }
    plain_text_ = texts_ > texts_to_be_sure && texts_ * 10 > filled_;
}

std::int64_t ColumnProfile::numbers(NumberForm form) const {
    return integers_ + with_bit(numbers_by_forms_, form);
}

std::size_t ColumnProfile::integer_digits(NumberForm form) const {
    return std::max<std::size_t>(largest_integer_, number_.integer_digits[form]);
}

std::int64_t ColumnProfile::any_number() const {
    return integers_ + total(numbers_by_forms_);
}

std::int64_t ColumnProfile::dates(DateForm form) const {
    return with_bit(dates_by_forms_, form);
}

std::int64_t ColumnProfile::any_date() const {
    return total(dates_by_forms_);
}

}  // namespace datapilot::worker::ingest
