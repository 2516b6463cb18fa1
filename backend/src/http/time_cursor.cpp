#include "http/time_cursor.h"

#include <charconv>
#include <cstdint>
#include <utility>

#include "http/target.h"
#include "http/validation.h"

namespace datapilot::http {
namespace {

std::optional<TimeCursor> parsed(std::string_view text) {
    const auto separator = text.find('_');
    if (separator == std::string_view::npos) return std::nullopt;
    auto id = as_uuid(text.substr(separator + 1));
    std::int64_t microseconds = 0;
    const auto end = text.data() + separator;
    const auto number = std::from_chars(text.data(), end, microseconds);
    if (number.ec != std::errc{} || number.ptr != end) return std::nullopt;
    if (!id) return std::nullopt;
    return TimeCursor{base::Instant{std::chrono::microseconds{microseconds}}, std::move(*id)};
}

}  // namespace

std::string text_of(const TimeCursor& cursor) {
    return std::to_string(cursor.at.time_since_epoch().count()) + "_" + cursor.id;
}

base::Result<std::optional<TimeCursor>> time_cursor(const Request& request) {
    const auto text = request.query("cursor");
    if (!text) return std::optional<TimeCursor>{};
    auto cursor = parsed(*text);
    if (!cursor) return invalid_field("cursor", base::FieldErrc::invalid_format);
    return cursor;
}

}  // namespace datapilot::http
