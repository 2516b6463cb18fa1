#include "worker/ingest/number_reading.h"

#include <algorithm>

namespace datapilot::worker::ingest {
namespace {

constexpr std::size_t most_exact_decimals = 10;
constexpr std::size_t most_decimal_digits = 38;

// A scale past ten decimals is a computed ratio, not an amount: a float holds it as it was made.
std::optional<std::string> type_for(std::size_t integer_digits, std::size_t decimals,
                                    bool exponent) {
    if (exponent || decimals > most_exact_decimals) return "DOUBLE";
    if (decimals == 0 && integer_digits <= 18) return "BIGINT";
    if (integer_digits + decimals > most_decimal_digits) return std::nullopt;
    if (decimals == 0) return "HUGEINT";
    return "DECIMAL(" + std::to_string(std::max<std::size_t>(integer_digits + decimals, 1)) + "," +
           std::to_string(decimals) + ")";
}

std::int64_t currencies_in(const ColumnProfile& profile) {
    const auto& counts = profile.number_traits().currencies;
    return std::count_if(counts.begin() + 1, counts.end(), [](auto count) { return count > 0; });
}

bool one_unit(const ColumnProfile& profile) {
    const auto percents = profile.number_traits().percents;
    if (percents > 0) return percents == profile.filled();
    return currencies_in(profile) <= 1;
}

std::string format_of(const ColumnProfile& profile, NumberForm form) {
    const auto& traits = profile.number_traits();
    if (traits.percents > 0) return "percent";
    if (traits.currencies[static_cast<std::size_t>(Currency::euro)] > 0) return "euro";
    if (traits.currencies[static_cast<std::size_t>(Currency::dollar)] > 0) return "dollar";
    if (traits.currencies[static_cast<std::size_t>(Currency::pound)] > 0) return "pound";
    const bool comma = form == french || form == dotted;
    return comma && traits.decimals[form] > 0 ? "decimal_comma" : "";
}

bool has_units(const ColumnProfile& profile) {
    return profile.number_traits().percents > 0 || currencies_in(profile) > 0;
}

bool has_signs_to_drop(const ColumnProfile& profile) {
    const auto& traits = profile.number_traits();
    return has_units(profile) || traits.plus || traits.grouped || traits.other_minus;
}

// The digits as DuckDB reads them: no unit, no group sign, a dot before the decimals.
std::string plain_digits(const ColumnProfile& profile, NumberForm form, std::string text) {
    if (has_signs_to_drop(profile)) {
        // What has no counterpart in the second text is dropped.
        const std::string dropped = form == dotted ? "." : form == english ? "," : "";
        text =
            "translate(" + text + ", '\u2212" + dropped + " \u00a0\u202f\u2009+%€$£EURreu', '-')";
    } else if (form == english) {
        text = "replace(" + text + ", ',', '')";
    } else if (form == dotted) {
        text = "replace(" + text + ", '.', '')";
    }
    if (form == french || form == dotted) text = "replace(" + text + ", ',', '.')";
    return text;
}

std::string cast(const ColumnProfile& profile, NumberForm form, const std::string& text,
                 const std::string& type) {
    const auto whole = "CAST(" + plain_digits(profile, form, text) + " AS " + type + ")";
    // translate() takes most of the time of a load, for the few cells that have a sign to drop: the
    // others are read without it. Not where a dot groups: "1.234" would be read as it stands.
    if (!has_signs_to_drop(profile) || has_units(profile) || form == dotted) return whole;
    const auto digits = form == french ? "replace(" + text + ", ',', '.')" : text;
    return "coalesce(TRY_CAST(" + digits + " AS " + type + "), " + whole + ")";
}

bool can_be_ambiguous(const ColumnProfile& profile) {
    return profile.numbers(plain) == profile.filled() &&
           profile.numbers(dotted) == profile.filled() &&
           profile.number_traits().decimals[plain] > 0;
}

}  // namespace

std::optional<NumberForm> number_form_of(const ColumnProfile& profile, const FileHabits& habits) {
    const auto fits = [&](NumberForm form) { return profile.numbers(form) == profile.filled(); };
    if (profile.filled() == 0 || !one_unit(profile)) return std::nullopt;
    // "1.234" is a thousand and more where the same file writes its decimals with a comma.
    if (can_be_ambiguous(profile) && habits.decimal_comma) return dotted;
    if (fits(plain)) return plain;
    if (fits(french) && fits(english)) return habits.separator == ',' ? english : french;
    if (fits(french)) return french;
    if (fits(dotted)) return dotted;
    if (fits(english)) return english;
    return std::nullopt;
}

std::optional<ColumnReading> read_number(const ColumnProfile& profile, NumberForm form,
                                         const std::string& text, const std::string& source,
                                         bool direct) {
    const auto& traits = profile.number_traits();
    const auto decimals = std::size_t{traits.decimals[form]};
    const auto type = type_for(profile.integer_digits(form), decimals, traits.exponent);
    if (!type) return std::nullopt;
    ColumnReading reading{.format = format_of(profile, form)};
    // Programs that know no missing integer write 2003.0 for 2003.
    const bool integer_in_disguise = decimals == 1 && traits.zero_fraction && !traits.exponent;
    if (direct && plain_digits(profile, form, text) == text) {
        reading.read_as = *type;
        if (integer_in_disguise) reading.sql = "CAST(" + source + " AS BIGINT)";
        return reading;
    }
    reading.sql = cast(profile, form, text, *type);
    if (integer_in_disguise) reading.sql = "CAST(" + reading.sql + " AS BIGINT)";
    return reading;
}

}  // namespace datapilot::worker::ingest
