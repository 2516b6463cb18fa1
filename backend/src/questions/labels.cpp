#include "questions/labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

#include "base/month.h"
#include "base/weekday.h"
#include "questions/number_style.h"

namespace datapilot::questions {
namespace {

using base::Date;
using base::Text;
using query_plan::AggregateFunction;
using query_plan::Comparator;
using query_plan::Grain;

std::string readable(std::string name) {
    std::ranges::replace(name, '_', ' ');
    return name;
}

// What the rows of a table are: « gares » for "liste-des-gares".
std::string rows_of(std::string name) {
    name = readable(std::move(name));
    std::ranges::replace(name, '-', ' ');
    for (const std::string_view list : {"liste des ", "liste de ", "liste "}) {
        if (name.starts_with(list)) return name.substr(list.size());
    }
    return name;
}

std::string french(Date date) {
    return fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(date.day()),
                       static_cast<unsigned>(date.month()), static_cast<int>(date.year()));
}

std::string iso(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

bool starts_year(Date date) {
    return date.month() == std::chrono::January && date.day() == std::chrono::day{1};
}

Date last_day_before(Date date) {
    return Date{std::chrono::sys_days{date} - std::chrono::days{1}};
}

Text closed_period(Date from, Date before) {
    using std::chrono::months;
    using std::chrono::years;
    if (starts_year(from) && before == from + years{1}) {
        const auto year = static_cast<int>(from.year());
        return {fmt::format("en {}", year), fmt::format("in {}", year)};
    }
    if (from.day() == std::chrono::day{1} && before == from + months{1}) {
        const auto month = static_cast<unsigned>(from.month());
        const auto year = static_cast<int>(from.year());
        return {fmt::format("en {} {}", base::month_name(month, base::Language::french), year),
                fmt::format("in {} {}", base::month_name(month, base::Language::english), year)};
    }
    const auto last = last_day_before(before);
    if (last == from) return {"le " + french(from), "on " + iso(from)};
    return {fmt::format("du {} au {}", french(from), french(last)),
            fmt::format("from {} to {}", iso(from), iso(last))};
}

// As it stands inside of a sentence: « montant HT », and « CA HT » as it is.
std::string in_sentence(std::string label) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(label[i]); };
    const auto is_capital = [&](std::size_t i) {
        if (i >= label.size()) return false;
        const bool accented = byte(i) == 0xC3 && i + 1 < label.size() && byte(i + 1) < 0x9F;
        return (label[i] >= 'A' && label[i] <= 'Z') || accented;
    };
    if (!is_capital(0)) return label;
    const std::size_t length = byte(0) == 0xC3 ? 2 : 1;
    if (is_capital(length) || label.size() <= length + 1) return label;
    label[length - 1] = static_cast<char>(byte(length - 1) + 0x20);
    return label;
}

// « du nombre de clients », « de la somme de poids », « de Montant HT ».
std::string with_de(const std::string& label) {
    const auto begins = [&](std::initializer_list<std::string_view> words) {
        return std::ranges::any_of(words, [&](auto word) {
            return label == word || label.starts_with(std::string{word} + " ");
        });
    };
    if (begins({"Nombre", "Panier", "Taux", "CA", "Chiffre"})) return "du " + in_sentence(label);
    if (begins({"Somme", "Moyenne", "Médiane", "Marge", "Valeur"})) {
        return "de la " + in_sentence(label);
    }
    return "de " + label;
}

std::string with_tax(std::string label, const std::optional<definitions::Tax>& tax) {
    if (!tax) return label;
    const std::string said = *tax == definitions::Tax::excluded ? "HT" : "TTC";
    const bool is_said = (" " + label + " ").find(" " + said + " ") != std::string::npos;
    return is_said ? label : label + " " + said;
}

// A dimension or a measure, as the numbers of a column are shown.
void style_as(const Source& source, Element column, auto& shown) {
    const auto* defined = source.meanings.of(column.table, *column.column);
    const bool said = defined && (defined->role || defined->style != definitions::NumberStyle{});
    const auto style = said ? defined->style : style_of(source.column(column), source.role(column));
    shown.format = style.format;
    shown.unit = style.unit;
}

}  // namespace

Text label_of(const Source& source, Element element) {
    if (element.metric) return source.metrics[*element.metric].label;
    if (element.is_table()) {
        const auto* defined = source.meanings.of(element.table);
        if (defined && !defined->naming.label.empty()) {
            const auto label = in_sentence(defined->naming.label);
            return {label, label};
        }
        const auto& table = source.table(element);
        const auto name = rows_of(table.label.empty() ? table.name : table.label);
        return {name, name};
    }
    const auto* defined = source.meanings.of(element.table, *element.column);
    const bool labelled = defined && !defined->naming.label.empty();
    auto name =
        labelled ? in_sentence(defined->naming.label) : readable(source.column(element).name);
    if (defined) name = with_tax(std::move(name), defined->style.tax);
    return {name, name};
}

query_plan::Dimension dimension_of(const Source& source, Element element,
                                   query_plan::Expression value, query_plan::Words words,
                                   bool shown) {
    query_plan::Dimension out{std::move(value), label_of(source, element), words, shown};
    if (element.metric) {
        out.format = source.metrics[*element.metric].format;
        out.unit = source.metrics[*element.metric].unit;
        return out;
    }
    const auto type = source.column(element).type;
    const bool whole = type == catalog::ColumnType::integer;
    if (!whole && type != catalog::ColumnType::decimal) return out;
    if (source.role(element) == Role::year) {
        out.digits = query_plan::Digits::year;
    } else if (!source.fact(element).numeric()) {
        out.digits = query_plan::Digits::code;
    } else {
        style_as(source, element, out);
    }
    return out;
}

void show_as(const Source& source, Element column, AggregateFunction function,
             query_plan::Measure& measure) {
    const bool counts = function == AggregateFunction::count_rows ||
                        function == AggregateFunction::count ||
                        function == AggregateFunction::count_distinct;
    if (!counts) style_as(source, column, measure);
}

Text aggregate_label(AggregateFunction function, const Text& of) {
    const auto make = [&](const char* in_french, const char* in_english) {
        return Text{in_french + of.french, in_english + of.english};
    };
    switch (function) {
        case AggregateFunction::count_rows:
        case AggregateFunction::count:
        case AggregateFunction::count_distinct:
            return make("Nombre de ", "Number of ");
        case AggregateFunction::sum:
            return make("Somme de ", "Sum of ");
        case AggregateFunction::average:
            return make("Moyenne de ", "Average ");
        case AggregateFunction::median:
            return make("Médiane de ", "Median ");
        case AggregateFunction::minimum:
            return make("Minimum de ", "Minimum ");
        case AggregateFunction::maximum:
            return make("Maximum de ", "Maximum ");
    }
    return of;
}

Text label_made_of(const Text& number, const char* in_french, const char* in_english) {
    return {std::string{in_french} + " " + with_de(number.french),
            std::string{in_english} + " " + number.english};
}

Text grain_label(Grain grain) {
    switch (grain) {
        case Grain::year:
            return {"Année", "Year"};
        case Grain::half_year:
            return {"Semestre", "Half year"};
        case Grain::quarter:
            return {"Trimestre", "Quarter"};
        case Grain::month:
            return {"Mois", "Month"};
        case Grain::week:
            return {"Semaine", "Week"};
        case Grain::day:
            return {"Jour", "Day"};
        case Grain::weekday:
            return {"Jour de la semaine", "Day of the week"};
        case Grain::hour:
            return {"Heure", "Hour"};
    }
    return {"Date", "Date"};
}

Text period_label(const language::DateRange& range) {
    if (range.begin && range.end) return closed_period(*range.begin, *range.end);
    if (range.begin) {
        return {"depuis le " + french(*range.begin), "since " + iso(*range.begin)};
    }
    if (range.end) return {"avant le " + french(*range.end), "before " + iso(*range.end)};
    return {};
}

Text weekdays_label(const std::vector<int>& days) {
    Text out;
    for (const auto day : days) {
        const auto number = static_cast<unsigned>(day);
        const std::string french_name{base::weekday_name(number, base::Language::french)};
        const std::string english_name{base::weekday_name(number, base::Language::english)};
        out.french += (out.french.empty() ? "le " : ", le ") + french_name;
        out.english += (out.english.empty() ? "on " : ", ") + english_name + "s";
    }
    return out;
}

Text comparison_label(const Text& left, Comparator comparator, const std::string& right) {
    constexpr std::array<const char*, 6> signs{" = ", " ≠ ", " < ", " ≤ ", " > ", " ≥ "};
    const auto* sign = signs[static_cast<std::size_t>(comparator)];
    return {left.french + sign + right, left.english + sign + right};
}

Text values_label(const Text& column, const std::vector<std::string>& values) {
    const auto joined = fmt::format("{}", fmt::join(values, ", "));
    return {column.french + " : " + joined, column.english + ": " + joined};
}

Text negated_label(const Text& label) {
    return {"hors " + label.french, "not " + label.english};
}

}  // namespace datapilot::questions
