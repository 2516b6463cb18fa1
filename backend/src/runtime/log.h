#pragma once

#include <boost/json/value.hpp>
#include <concepts>
#include <initializer_list>
#include <string_view>
#include <type_traits>

// Structured logs: one JSON object a line on standard error, with the time, the level, the event's
// name and its fields. Never a secret, a token, a password, a row or a question's text.
namespace datapilot::runtime::log {

enum class Level { debug, info, warning, error };

struct Field {
    template <class Text>
    requires std::convertible_to<Text, std::string_view> Field(std::string_view field,
                                                               const Text& text)
        : name(field), value(boost::json::string_view{std::string_view{text}}) {}

    template <class Number>
    requires std::is_arithmetic_v<Number> Field(std::string_view field, Number number)
        : name(field), value(number) {}

    std::string_view name;
    boost::json::value value;
};

using Fields = std::initializer_list<Field>;

void set_level(Level level);

void debug(std::string_view event, Fields fields = {});
void info(std::string_view event, Fields fields = {});
void warning(std::string_view event, Fields fields = {});
void error(std::string_view event, Fields fields = {});

}  // namespace datapilot::runtime::log
