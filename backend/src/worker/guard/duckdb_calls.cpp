#include "worker/guard/duckdb_calls.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "worker/guard/tree_fields.h"

namespace datapilot::worker::guard {
namespace {

namespace json = boost::json;

constexpr double longest_series = 100'000;
constexpr double longest_text = 1'000;

// What a constant holds, or null where it is no constant.
const json::value* constant(const json::value& value) {
    const auto* object = value.if_object();
    if (!object || text_at(*object, "class") != "CONSTANT") return nullptr;
    const auto* holder = object_at(*object, "value");
    return holder ? holder->if_contains("value") : nullptr;
}

// The number that an argument is, if it is written out: 5, -5, 1.5.
std::optional<double> number(const json::value& value) {
    const auto* object = value.if_object();
    if (!object) return std::nullopt;
    if (text_at(*object, "class") == "FUNCTION" && text_at(*object, "function_name") == "-") {
        const auto* children = list_at(*object, "children");
        if (!children || children->size() != 1) return std::nullopt;
        const auto positive = number(children->front());
        if (!positive) return std::nullopt;
        return -*positive;
    }
    const auto* inner = constant(value);
    if (!inner || !inner->is_number()) return std::nullopt;
    return inner->to_number<double>();
}

// Steps of a day at least: a calendar of ten thousand years is still a list that fits.
bool is_calendar_step(const json::value& value) {
    constexpr std::array<std::string_view, 7> steps{"to_days",     "to_weeks", "to_months",
                                                    "to_quarters", "to_years", "to_decades",
                                                    "to_centuries"};
    const auto* object = value.if_object();
    return object && text_at(*object, "class") == "FUNCTION" &&
           std::ranges::find(steps, text_at(*object, "function_name")) != steps.end();
}

bool is_bounded_series(const json::array& arguments) {
    if (arguments.size() == 3 && is_calendar_step(arguments[2])) return true;
    std::vector<double> numbers;
    for (const auto& argument : arguments) {
        const auto value = number(argument);
        if (!value) return false;
        numbers.push_back(*value);
    }
    if (numbers.empty() || numbers.size() > 3) return false;
    const double first = numbers.size() == 1 ? 0 : numbers[0];
    const double last = numbers.size() == 1 ? numbers[0] : numbers[1];
    const double step = numbers.size() == 3 ? numbers[2] : 1;
    return step != 0 && std::abs((last - first) / step) <= longest_series;
}

bool lengthens(std::string_view name) {
    return name == "repeat" || name == "lpad" || name == "rpad";
}

// Lengths inside lengths multiply.
bool holds_lengthening(const json::value& value) {
    if (const auto* list = value.if_array()) return std::ranges::any_of(*list, holds_lengthening);
    const auto* object = value.if_object();
    if (!object) return false;
    if (lengthens(text_at(*object, "function_name"))) return true;
    return std::ranges::any_of(
        *object, [](const auto& member) { return holds_lengthening(member.value()); });
}

bool is_short(const json::array& arguments) {
    if (arguments.size() < 2) return false;
    const auto length = number(arguments[1]);
    return length && *length <= longest_text;
}

// The text that an argument is, if it is written out.
std::optional<std::string_view> text(const json::value& value) {
    const auto* inner = constant(value);
    const auto* found = inner ? inner->if_string() : nullptr;
    if (!found) return std::nullopt;
    return std::string_view{*found};
}

// A width in a format ("{:20}", "%20d") is a length too: at most three figures, and none that an
// argument gives.
bool is_short_format(const json::array& arguments) {
    const auto format = arguments.empty() ? std::nullopt : text(arguments.front());
    if (!format || format->find('*') != format->npos) return false;
    int figures = 0;
    int braces = 0;
    for (const char c : *format) {
        figures = c >= '0' && c <= '9' ? figures + 1 : 0;
        braces += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (figures > 3 || braces > 1) return false;
    }
    return true;
}

}  // namespace

bool is_bounded_call(std::string_view name, const json::object& call) {
    const auto* children = list_at(call, "children");
    if (!children) return false;
    if (name == "range" || name == "generate_series") return is_bounded_series(*children);
    if (name == "format" || name == "printf") return is_short_format(*children);
    if (name == "replace" || name == "regexp_replace") return !holds_lengthening(*children);
    if (lengthens(name)) return is_short(*children) && !holds_lengthening(*children);
    return true;
}

bool is_allowed_table_function(const json::value& function) {
    const auto* call = function.if_object();
    if (!call || text_at(*call, "class") != "FUNCTION") return false;
    const auto name = text_at(*call, "function_name");
    return name == "range" || name == "generate_series" || name == "unnest";
}

}  // namespace datapilot::worker::guard
