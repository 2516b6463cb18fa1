#include "definitions/fields.h"

#include "base/utf8.h"
#include "definitions/limits.h"

namespace datapilot::definitions {

using base::FieldErrc;
using boost::json::value;

Fields::Fields(const value& whole, std::string path, base::FieldErrors& errors)
    : object_(whole.if_object()), path_(std::move(path)), errors_(errors) {
    if (!object_) blame(FieldErrc::wrong_type);
}

Fields::~Fields() {
    if (!object_) return;
    for (const auto& field : *object_) {
        if (errors_.count() >= most_errors) return;
        const std::string_view key = field.key();
        if (std::ranges::find(taken_, key) == taken_.end()) blame(key, FieldErrc::unknown_field);
    }
}

const value* Fields::take(std::string_view key) {
    if (!object_) return nullptr;
    taken_.push_back(key);
    const auto* found = object_->if_contains(key);
    return found && !found->is_null() ? found : nullptr;
}

const value* Fields::need(std::string_view key) {
    const auto* found = take(key);
    if (!found && object_) blame(key, FieldErrc::required);
    return found;
}

void Fields::text(std::string_view key, std::string& out, std::size_t most) {
    if (const auto* found = take(key)) read_text(*found, at(key), out, most);
}

void Fields::name(std::string_view key, std::string& out) {
    const auto* found = need(key);
    if (!found) return;
    read_text(*found, at(key), out, longest_name);
    if (found->is_string() && found->get_string().empty()) blame(key, FieldErrc::too_short);
}

void Fields::names(std::string_view key, std::vector<std::string>& out, std::size_t most) {
    const auto* found = need(key);
    if (!found) return;
    each(key, most, [&](const value& name, const std::string& at) {
        read_text(name, at, out.emplace_back(), longest_name);
        if (name.is_string() && name.get_string().empty()) errors_.add(at, FieldErrc::too_short);
    });
    if (found->is_array() && found->get_array().empty()) blame(key, FieldErrc::too_short);
}

void Fields::flag(std::string_view key, bool& out) {
    const auto* found = take(key);
    if (!found) return;
    if (!found->is_bool()) return blame(key, FieldErrc::wrong_type);
    out = found->get_bool();
}

void Fields::whole(std::string_view key, unsigned& out, unsigned low, unsigned high) {
    const auto* found = take(key);
    if (!found) return;
    boost::system::error_code inexact;
    const auto number = found->to_number<unsigned>(inexact);
    if (inexact) return blame(key, FieldErrc::wrong_type);
    if (number < low || number > high) return blame(key, FieldErrc::out_of_range);
    out = number;
}

void Fields::read_text(const value& found, const std::string& path, std::string& out,
                       std::size_t most) {
    if (!found.is_string()) return errors_.add(path, FieldErrc::wrong_type);
    const std::string_view text = found.get_string();
    const auto length = base::utf8_length(text);
    if (!length || text.find('\0') != text.npos) {
        return errors_.add(path, FieldErrc::invalid_format);
    }
    if (*length > most) return errors_.add(path, FieldErrc::too_long);
    out = text;
}

}  // namespace datapilot::definitions
