#include "llm/protocols/text_call.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace datapilot::llm {
namespace {

namespace json = boost::json;

std::string_view braces_of(std::string_view text) {
    const auto begin = text.find('{');
    const auto end = text.rfind('}');
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
    return text.substr(begin, end + 1 - begin);
}

}  // namespace

std::optional<ToolCall> call_in_text(std::string_view text) {
    const auto object_text = braces_of(text);
    boost::system::error_code broken;
    const auto value =
        json::parse(json::string_view{object_text.data(), object_text.size()}, broken);
    if (broken || !value.is_object()) return std::nullopt;
    const auto& object = value.as_object();
    const auto* name = object.if_contains("name");
    const auto* arguments = object.if_contains("arguments");
    if (!arguments) arguments = object.if_contains("parameters");
    if (!name || !name->is_string() || !arguments) return std::nullopt;
    if (!arguments->is_object() && !arguments->is_string()) return std::nullopt;
    return ToolCall{
        "call_1", std::string{name->as_string()},
        arguments->is_string() ? std::string{arguments->as_string()} : json::serialize(*arguments)};
}

}  // namespace datapilot::llm
