#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace datapilot::worker::ingest {

// The ways of writing a number; "1 234,56" is french, "1.234,56" dotted, "1,234.56" english.
enum NumberForm : std::uint8_t { plain = 0, french = 1, dotted = 2, english = 3 };
inline constexpr std::size_t number_forms = 4;

enum class Currency : std::uint8_t { none, euro, dollar, pound };

struct NumberShape {
    std::uint8_t forms = 0;  // bit f: it can be read in the form f
    std::array<std::uint16_t, number_forms> integer_digits{};
    std::array<std::uint16_t, number_forms> decimals{};
    bool zero_fraction = true;  // no digit other than 0 behind the decimal sign
    bool exponent = false;
    bool grouped = false;
    bool plus = false;
    bool other_minus = false;  // U+2212
    bool percent = false;
    Currency currency = Currency::none;
    bool decorated() const { return percent || currency != Currency::none; }
};

// Digits, one decimal sign and digits, which most cells of amounts are: the same answer as
// number_shape() in a tenth of its time, or nothing where that must look closer.
std::optional<NumberShape> simple_decimal(std::string_view text);

// Reads a trimmed cell. A code such as "007" or "+33612345678" is no number.
std::optional<NumberShape> number_shape(std::string_view text);

}  // namespace datapilot::worker::ingest
