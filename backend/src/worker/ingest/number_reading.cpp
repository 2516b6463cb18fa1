#include "worker/ingest/number_reading.h"

#include <algorithm>
#include <string_view>

#include "worker/engines/sql_quote.h"

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

std::string replaced(const std::string& text, std::string_view what, std::string_view by) {
    return "replace(" + text + ", " + quote_literal(what) + ", " + quote_literal(by) + ")";
}

std::string_view group_signs(NumberForm form) {
    return form == dotted ? "." : form == english ? "," : "";
}

// The digits as DuckDB reads them: no unit, no group sign, a dot before the decimals.
std::string plain_digits(const ColumnProfile& profile, NumberForm form, std::string text) {
    const auto& traits = profile.number_traits();
    if (has_units(profile)) {
        // What has no counterpart in the second text is dropped. Costs ten times a replace().
        text = "translate(" + text + ", '\u2212" + std::string{group_signs(form)} +
               " \u00a0\u202f\u2009+%€$£EURreu', '-')";
    } else {
        if (traits.plus) text = replaced(text, "+", "");
        if (traits.other_minus) text = replaced(text, "\u2212", "-");
        if (const auto sign = group_signs(form); !sign.empty()) {
            text = replaced(text, sign, "");
        } else if (traits.grouped) {
            for (const auto* blank : {" ", "\u00a0", "\u202f", "\u2009"}) {
                text = replaced(text, blank, "");
            }
        }
    }
    if (form == french || form == dotted) text = replaced(text, ",", ".");
    return text;
}

std::string cast(const ColumnProfile& profile, NumberForm form, const std::string& text,
                 const std::string& type) {
    const auto whole = "CAST(" + plain_digits(profile, form, text) + " AS " + type + ")";
    if (form != french || !profile.number_traits().grouped || has_units(profile)) return whole;
    // Most cells of a column of amounts have no group to close up.
    return "coalesce(TRY_CAST(" + replaced(text, ",", ".") + " AS " + type + "), " + whole + ")";
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
