#include "http/page.h"

#include <charconv>
#include <cstdint>
#include <utility>

#include "http/target.h"
#include "http/validation.h"

namespace datapilot::http {
namespace {

constexpr std::int64_t most_items = 200;
constexpr std::int64_t usual_items = 50;

std::optional<base::TimeCursor> parsed(std::string_view text) {
    const auto separator = text.find('_');
    if (separator == std::string_view::npos) return std::nullopt;
    auto id = as_uuid(text.substr(separator + 1));
    std::int64_t microseconds = 0;
    const auto end = text.data() + separator;
    const auto number = std::from_chars(text.data(), end, microseconds);
    if (number.ec != std::errc{} || number.ptr != end) return std::nullopt;
    if (!id) return std::nullopt;
    return base::TimeCursor{base::Instant{std::chrono::microseconds{microseconds}}, std::move(*id)};
}

}  // namespace

std::string text_of(const base::TimeCursor& cursor) {
    return std::to_string(cursor.at.time_since_epoch().count()) + "_" + cursor.id;
}

std::string text_of(const base::NameCursor& cursor) {
    return cursor.name;
}

template <>
base::Result<std::optional<base::TimeCursor>> cursor_in(const Request& request) {
    const auto text = request.query("cursor");
    if (!text) return std::optional<base::TimeCursor>{};
    auto cursor = parsed(*text);
    if (!cursor) return invalid_field("cursor", base::FieldErrc::invalid_format);
    return cursor;
}

template <>
base::Result<std::optional<base::NameCursor>> cursor_in(const Request& request) {
    auto name = request.query("cursor");
    if (!name) return std::optional<base::NameCursor>{};
    if (name->empty()) return invalid_field("cursor", base::FieldErrc::invalid_format);
    return std::optional{base::NameCursor{std::move(*name)}};
}

base::Result<std::int64_t> page_limit(const Request& request) {
    return request.query_integer("limit", 1, most_items, usual_items);
}

}  // namespace datapilot::http
