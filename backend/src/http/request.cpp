#include "http/request.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "http/accept.h"
#include "http/target.h"
#include "http/validation.h"

namespace datapilot::http {

Request::Request(RequestHead head) : head_(std::move(head)) {}

std::string_view Request::path() const {
    return path_of(head_.target);
}

std::optional<std::string_view> Request::header(std::string_view name) const {
    return find(head_.headers, name);
}

std::optional<std::string> Request::cookie(std::string_view name) const {
    for (const auto pair : split_list(header("Cookie").value_or(""), ';')) {
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
        return std::string{pair.substr(equals + 1)};
    }
    return std::nullopt;
}

base::Language Request::language() const {
    return preferred_language(header("Accept-Language").value_or(""));
}

bool Request::accepts(std::string_view media_type) const {
    return names_media_type(header("Accept").value_or(""), media_type);
}

const std::string& Request::parameter(std::string_view name) const {
    const auto found = std::ranges::find(parameters_, name, &Parameters::value_type::first);
    if (found == parameters_.end()) {
        throw std::logic_error("the route has no parameter " + std::string{name});
    }
    return found->second;
}

std::optional<std::string> Request::query(std::string_view name) const {
    return query_parameter(head_.target, name);
}

base::Result<std::int64_t> Request::query_integer(std::string_view name, std::int64_t low,
                                                  std::int64_t high, std::int64_t otherwise) const {
    const auto text = query(name);
    if (!text) return otherwise;
    std::int64_t value = 0;
    const auto* end = text->data() + text->size();
    const auto [read_to, failure] = std::from_chars(text->data(), end, value);
    if (failure == std::errc::invalid_argument || read_to != end) {
        return invalid_field(std::string{name}, base::FieldErrc::wrong_type);
    }
    if (failure != std::errc{} || value < low || value > high) {
        return invalid_field(std::string{name}, base::FieldErrc::out_of_range);
    }
    return value;
}

base::Result<std::optional<std::string>> Request::query_uuid(std::string_view name) const {
    const auto text = query(name);
    if (!text) return std::optional<std::string>{};
    auto id = as_uuid(*text);
    if (!id) return invalid_field(std::string{name}, base::FieldErrc::invalid_format);
    return id;
}

BodyStream& Request::body_stream() {
    if (stream_ == nullptr) throw std::logic_error("the route's body is not declared as streamed");
    return *stream_;
}

}  // namespace datapilot::http
