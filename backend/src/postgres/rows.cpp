#include "postgres/rows.h"

#include <libpq-fe.h>

#include <charconv>
#include <stdexcept>

#include "postgres/instant.h"

namespace datapilot::postgres {
namespace {

int column_number(const pg_result* result, const char* column) {
    const int number = PQfnumber(result, column);
    if (number < 0) throw std::logic_error(std::string{"no column named "} + column);
    return number;
}

[[noreturn]] void wrong_type(const char* column) {
    throw std::logic_error(std::string{column} + " holds a value of another type");
}

int nibble(char digit) {
    return digit <= '9' ? digit - '0' : digit - 'a' + 10;
}

}  // namespace

void ClearResult::operator()(pg_result* result) const {
    PQclear(result);
}

bool Row::is_null(const char* column) const {
    return PQgetisnull(result_, index_, column_number(result_, column)) == 1;
}

std::string_view Row::value(const char* column) const {
    const int number = column_number(result_, column);
    if (PQgetisnull(result_, index_, number) == 1) {
        throw std::logic_error(std::string{column} + " is NULL");
    }
    return {PQgetvalue(result_, index_, number),
            static_cast<std::size_t>(PQgetlength(result_, index_, number))};
}

std::string Row::text(const char* column) const {
    return std::string{value(column)};
}

std::int64_t Row::integer(const char* column) const {
    const auto text = value(column);
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || end != text.data() + text.size()) wrong_type(column);
    return number;
}

bool Row::boolean(const char* column) const {
    const auto text = value(column);
    if (text != "t" && text != "f") wrong_type(column);
    return text == "t";
}

Bytes Row::bytes(const char* column) const {
    auto text = value(column);
    if (!text.starts_with("\\x") || text.size() % 2 != 0) wrong_type(column);
    text.remove_prefix(2);
    Bytes bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        bytes.push_back(static_cast<unsigned char>(nibble(text[i]) << 4 | nibble(text[i + 1])));
    }
    return bytes;
}

base::Instant Row::instant(const char* column) const {
    const auto parsed = parse_instant(value(column));
    if (!parsed) wrong_type(column);
    return *parsed;
}

std::optional<std::string> Row::optional_text(const char* column) const {
    if (is_null(column)) return std::nullopt;
    return text(column);
}

std::optional<std::int64_t> Row::optional_integer(const char* column) const {
    if (is_null(column)) return std::nullopt;
    return integer(column);
}

int Rows::size() const {
    return PQntuples(result_.get());
}

Row Rows::operator[](int index) const {
    if (index < 0 || index >= size()) throw std::logic_error("no such row");
    return {result_.get(), index};
}

std::int64_t Rows::affected() const {
    const std::string_view count = PQcmdTuples(result_.get());
    std::int64_t number = 0;
    std::from_chars(count.data(), count.data() + count.size(), number);
    return number;
}

std::string_view Rows::command() const {
    return PQcmdStatus(result_.get());
}

}  // namespace datapilot::postgres
