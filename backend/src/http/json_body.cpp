#include "http/json_body.h"

#include <algorithm>
#include <boost/json/parse.hpp>

#include "http/header.h"

namespace datapilot::http {
namespace {

using base::Errc;
using base::Error;
using base::FieldErrc;

constexpr std::size_t deepest = 64;

bool is_json(const Request& request) {
    const auto parts = split_list(request.header("Content-Type").value_or(""), ';');
    return !parts.empty() && same_name(parts.front(), "application/json");
}

// PostgreSQL and C strings know no NUL, so no text of a request may hold one.
bool holds_nul(boost::json::string_view text) {
    return text.find('\0') != text.npos;
}

bool holds_nul(const boost::json::value& value) {
    if (const auto* text = value.if_string()) return holds_nul(boost::json::string_view(*text));
    if (const auto* array = value.if_array()) {
        return std::ranges::any_of(*array, [](const auto& item) { return holds_nul(item); });
    }
    if (const auto* object = value.if_object()) {
        return std::ranges::any_of(*object, [](const auto& member) {
            return holds_nul(member.key()) || holds_nul(member.value());
        });
    }
    return false;
}

}  // namespace

base::Result<boost::json::object> json_object(const Request& request) {
    if (!is_json(request)) {
        return Error{Errc::unsupported_media_type,
                     {"Cette adresse attend du JSON (Content-Type: application/json).",
                      "This endpoint takes JSON (Content-Type: application/json)."}};
    }
    boost::json::parse_options options;
    options.max_depth = deepest;
    boost::system::error_code failure;
    auto value = boost::json::parse(request.body(), failure, {}, options);
    if (failure) {
        return Error{Errc::malformed_json,
                     {"Le corps de la requête n'est pas du JSON valide.",
                      "The body of the request is not valid JSON."},
                     failure.message()};
    }
    if (!value.is_object()) {
        return Error{Errc::validation_failed,
                     {"Le corps de la requête doit être un objet JSON.",
                      "The body of the request must be a JSON object."}};
    }
    return std::move(value.as_object());
}

std::optional<boost::json::value> JsonFields::take(std::string_view name) {
    const auto found = object_.find(name);
    if (found == object_.end()) {
        add(name, FieldErrc::required);
        return std::nullopt;
    }
    auto value = std::move(found->value());
    object_.erase(found);
    return value;
}

void JsonFields::add(std::string_view name, FieldErrc code) {
    errors_.add(path_ + std::string{name}, code);
}

void JsonFields::read(std::string_view name, std::string& value) {
    const auto field = take(name);
    if (!field) return;
    if (!field->is_string()) return add(name, FieldErrc::wrong_type);
    const auto& text = field->get_string();
    if (holds_nul(boost::json::string_view(text))) return add(name, FieldErrc::invalid_format);
    value.assign(text.data(), text.size());
}

void JsonFields::read(std::string_view name, std::int64_t& value) {
    const auto field = take(name);
    if (!field) return;
    boost::system::error_code inexact;
    value = field->to_number<std::int64_t>(inexact);
    if (inexact) add(name, FieldErrc::wrong_type);
}

void JsonFields::read(std::string_view name, bool& value) {
    const auto field = take(name);
    if (!field) return;
    if (!field->is_bool()) return add(name, FieldErrc::wrong_type);
    value = field->get_bool();
}

void JsonFields::read(std::string_view name, boost::json::object& value) {
    auto field = take(name);
    if (!field) return;
    if (!field->is_object()) return add(name, FieldErrc::wrong_type);
    if (holds_nul(*field)) return add(name, FieldErrc::invalid_format);
    value = std::move(field->get_object());
}

void JsonFields::read(std::string_view name, boost::json::array& value) {
    auto field = take(name);
    if (!field) return;
    if (!field->is_array()) return add(name, FieldErrc::wrong_type);
    if (holds_nul(*field)) return add(name, FieldErrc::invalid_format);
    value = std::move(field->get_array());
}

void JsonFields::read(std::string_view name, std::vector<std::string>& value) {
    const auto field = take(name);
    if (!field) return;
    if (!field->is_array()) return add(name, FieldErrc::wrong_type);
    for (const auto& item : field->get_array()) {
        if (!item.is_string()) return add(name, FieldErrc::wrong_type);
        if (holds_nul(item)) return add(name, FieldErrc::invalid_format);
        value.emplace_back(item.get_string());
    }
}

base::Result<void> JsonFields::finish() {
    for (const auto& left : object_) {
        add(left.key(), FieldErrc::unknown_field);
    }
    if (!errors_.empty()) return errors_.error();
    return {};
}

}  // namespace datapilot::http
