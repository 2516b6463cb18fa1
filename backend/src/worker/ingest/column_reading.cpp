#include "worker/ingest/column_reading.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "worker/engines/sql_quote.h"
#include "worker/ingest/number_reading.h"
#include "worker/ingest/text_trim.h"

namespace datapilot::worker::ingest {
namespace {

constexpr std::int64_t enough_to_suspect = 20;

constexpr std::array<std::string_view, 10> words_of_codes{
    "siret",      "siren",      "iban",       "code postal", "code_postal",
    "codepostal", "code insee", "code_insee", "téléphone",   "telephone"};
constexpr std::array<std::string_view, 7> names_of_codes{"cp",    "tel", "tél", "fax",
                                                         "insee", "nir", "zip"};

// Numbers that nobody adds up, and whose first zero counts even if no row happens to have one.
bool names_a_code(std::string_view name) {
    std::string text;
    icu::UnicodeString::fromUTF8(name).foldCase().toUTF8String(text);
    return std::ranges::find(names_of_codes, text) != names_of_codes.end() ||
           std::ranges::any_of(words_of_codes,
                               [&](auto word) { return text.find(word) != std::string::npos; });
}

// The cell's text without blanks around it; nothing where nothing is left.
std::string text_of(const ColumnProfile& profile, const std::string& source) {
    if (!profile.padded()) return source;
    return "nullif(trim(" + source + ", " + quote_literal(blanks) + "), '')";
}

std::string without_missing(const ColumnProfile& profile, std::string text) {
    if (profile.missing() == 0) return text;
    std::string marks;
    for (const auto mark : missing_marks) {
        marks += (marks.empty() ? "" : ", ") + quote_literal(mark);
    }
    return "CASE WHEN lower(" + text + ") NOT IN (" + marks + ") THEN " + text + " END";
}

// The form in which every cell of the column is a date, if there is one; day before month where
// the cells leave it open.
std::optional<DateForm> date_form_of(const ColumnProfile& profile) {
    const auto& traits = profile.date_traits();
    const bool one_year_style = traits.short_years == 0 || traits.short_years == profile.filled();
    const bool one_zone_style = !traits.offset || traits.without_offset == 0;
    if (profile.filled() == 0 || !one_year_style || !one_zone_style) return std::nullopt;
    for (const auto form : {ymd, dmy, mdy, month, month_my, sas}) {
        if (profile.dates(form) == profile.filled()) return form;
    }
    return std::nullopt;
}

// Lists of strptime() formats, the longest first.
std::string formats_for(DateForm form, bool short_year) {
    const std::string year = short_year ? "%y" : "%Y";
    const auto date = form == dmy ? "%d/%m/" + year : "%m/%d/" + year;
    return "['" + date + " %H:%M:%S.%f', '" + date + " %H:%M:%S', '" + date + " %H:%M', '" + date +
           "']";
}

std::string format_name(DateForm form, bool time, bool short_year) {
    switch (form) {
        case ymd:
            return time ? "yyyy-mm-dd hh:mm" : "yyyy-mm-dd";
        case dmy:
            return std::string{short_year ? "dd/mm/yy" : "dd/mm/yyyy"} + (time ? " hh:mm" : "");
        case mdy:
            return std::string{short_year ? "mm/dd/yy" : "mm/dd/yyyy"} + (time ? " hh:mm" : "");
        case month:
            return "yyyy-mm";
        case month_my:
            return "mm/yyyy";
        case sas:
            return "ddmonyyyy:hh:mm:ss";
    }
    return "";
}

// SQL for the moment that the cells name; months begin on their first day.
std::string moment(const ColumnProfile& profile, DateForm form, const std::string& text) {
    const auto& traits = profile.date_traits();
    switch (form) {
        case ymd: {
            const auto dashed =
                traits.slash || traits.dot ? "translate(" + text + ", '/.', '--')" : text;
            if (!traits.offset) return "CAST(" + dashed + " AS TIMESTAMP)";
            return "(CAST(" + text + " AS TIMESTAMPTZ) AT TIME ZONE 'Europe/Paris')";
        }
        case month:
            return "CAST(" + text + " || '-01' AS TIMESTAMP)";
        case month_my:
            return "strptime('01/' || " + text + ", '%d/%m/%Y')";
        case sas:
            return "strptime(" + text + ", '%d%b%Y:%H:%M:%S')";
        default: {
            std::string slashed = text;
            if (traits.letter_t) slashed = "replace(" + slashed + ", 'T', ' ')";
            if (traits.dash) slashed = "replace(" + slashed + ", '-', '/')";
            if (traits.dot) {
                slashed = "regexp_replace(" + slashed + ", '^(\\d+)\\.(\\d+)\\.', '\\1/\\2/')";
            }
            return "strptime(" + slashed + ", " + formats_for(form, traits.short_years > 0) + ")";
        }
    }
}

ColumnReading read_date(const ColumnProfile& profile, DateForm form, const std::string& text,
                        bool direct) {
    const auto& traits = profile.date_traits();
    const bool time = traits.time && !traits.midnight;
    const std::string type = time ? "TIMESTAMP" : "DATE";
    ColumnReading reading{.format = format_name(form, time, traits.short_years > 0)};
    const bool iso = form == ymd && !traits.slash && !traits.dot && !traits.offset;
    if (direct && iso && (time || !traits.time)) {
        reading.read_as = type;
        return reading;
    }
    reading.sql = "CAST(" + moment(profile, form, text) + " AS " + type + ")";
    return reading;
}

std::optional<workers::IngestWarning> mixed_types(const ColumnProfile& profile,
                                                  std::string_view name) {
    const auto typed = std::max(profile.any_number(), profile.any_date());
    const auto others = profile.filled() - typed;
    const bool amounts = profile.any_number() == 0 || !profile.looks_like_codes();
    if (profile.filled() < enough_to_suspect || profile.first_text_line() == 0 ||
        others * 20 > profile.filled() || !amounts || names_a_code(name)) {
        return std::nullopt;
    }
    const auto line = std::to_string(profile.first_text_line());
    const auto count = std::to_string(others);
    const std::string column{name};
    return workers::IngestWarning{
        "mixed_types",
        {"La colonne « " + column + " » reste du texte : " + count +
             " valeur(s) n'y sont ni nombre ni date, la première à la ligne " + line + " (« " +
             profile.first_text() + " »).",
         "The column “" + column + "” stays text: " + count +
             " value(s) are neither number nor date, the first on line " + line + " (“" +
             profile.first_text() + "”)."}};
}

}  // namespace

bool needs_decimal_comma(const ColumnProfile& profile) {
    const auto filled = profile.filled();
    return filled > 0 && profile.numbers(french) == filled && profile.numbers(plain) < filled &&
           profile.numbers(english) < filled;
}

ColumnReading read_column(const ColumnProfile& profile, const FileHabits& habits,
                          std::string_view name, const std::string& source) {
    const auto text = text_of(profile, source);
    const auto value = without_missing(profile, text);
    const bool direct = value == source;
    if (const auto form = number_form_of(profile, habits); form && !names_a_code(name)) {
        if (auto reading = read_number(profile, *form, value, source, direct)) return *reading;
    }
    if (const auto form = date_form_of(profile)) return read_date(profile, *form, value, direct);
    if (profile.filled() > 0 && profile.booleans() == profile.filled()) {
        return {.sql = "(lower(" + value + ") IN ('true', 'vrai'))"};
    }
    ColumnReading reading{.warning = mixed_types(profile, name)};
    if (text != source) reading.sql = text;
    return reading;
}

}  // namespace datapilot::worker::ingest
