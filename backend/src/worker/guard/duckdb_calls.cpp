#include "worker/guard/duckdb_calls.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

namespace datapilot::worker::guard {
namespace {

namespace json = boost::json;

constexpr double longest_series = 100'000;
constexpr double longest_text = 10'000;

const json::array* arguments(const json::object& call) {
    const auto* children = call.if_contains("children");
    return children ? children->if_array() : nullptr;
}

std::string_view text_at(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    const auto* text = value ? value->if_string() : nullptr;
    return text ? std::string_view{*text} : std::string_view{};
}

// The number that an argument is, if it is written out: 5, -5, 1.5.
std::optional<double> number(const json::value& value) {
    const auto* object = value.if_object();
    if (!object) return std::nullopt;
    if (text_at(*object, "class") == "FUNCTION" && text_at(*object, "function_name") == "-") {
        const auto* children = arguments(*object);
        if (!children || children->size() != 1) return std::nullopt;
        const auto positive = number(children->front());
        if (!positive) return std::nullopt;
        return -*positive;
    }
    const auto* constant = object->if_contains("value");
    const auto* holder = constant ? constant->if_object() : nullptr;
    const auto* inner = holder ? holder->if_contains("value") : nullptr;
    if (text_at(*object, "class") != "CONSTANT" || !inner || !inner->is_number()) {
        return std::nullopt;
    }
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

bool is_short(const json::array& arguments, std::size_t index) {
    if (arguments.size() <= index) return false;
    const auto length = number(arguments[index]);
    return length && *length <= longest_text;
}

}  // namespace

bool is_bounded_call(std::string_view name, const json::object& call) {
    const auto* children = arguments(call);
    if (!children) return false;
    if (name == "range" || name == "generate_series") return is_bounded_series(*children);
    if (name == "repeat" || name == "lpad" || name == "rpad") return is_short(*children, 1);
    return true;
}

bool is_allowed_table_function(const json::value& function) {
    const auto* call = function.if_object();
    if (!call || text_at(*call, "class") != "FUNCTION") return false;
    const auto name = text_at(*call, "function_name");
    return name == "range" || name == "generate_series" || name == "unnest";
}

}  // namespace datapilot::worker::guard
