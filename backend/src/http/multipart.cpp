#include "http/multipart.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "http/header.h"
#include "http/header_parameters.h"
#include "http/validation.h"

namespace datapilot::http {
namespace {

using base::Errc;
using base::Error;
using base::Result;

constexpr std::size_t most_parts = 100;
constexpr std::size_t most_header_bytes = 8 << 10;
constexpr std::size_t most_name_bytes = 255;
constexpr std::size_t most_padding_bytes = 128;

Error malformed(std::string detail) {
    return {Errc::malformed_request,
            {"Le formulaire envoyé est mal formé ; rien n'a été conservé.",
             "The form that was sent is malformed; nothing was kept."},
            std::move(detail)};
}

bool is_boundary(std::string_view text) {
    return !text.empty() && text.size() <= 70 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view{"'()+_,-./:=? "}.find(c) != std::string_view::npos;
    });
}

// Shown to people: UTF-8 without control characters.
bool is_name(std::string_view text) {
    return text.size() <= most_name_bytes && base::utf8_length(text) &&
           std::ranges::none_of(text, [](char c) { return (c >= 0 && c < 0x20) || c == 0x7F; });
}

// Some clients send the path as well; RFC 7578 says not to use it.
std::string without_folders(std::string_view filename) {
    return std::string{filename.substr(filename.find_last_of("/\\") + 1)};
}

// Browsers write a quotation mark of a name as %22.
std::string with_quotes(std::string name) {
    for (auto at = name.find("%22"); at != std::string::npos; at = name.find("%22", at + 1)) {
        name.replace(at, 3, "\"");
    }
    return name;
}

Result<void> read_disposition(std::string_view text, Part& part) {
    const auto disposition = parse_parameterised(text);
    if (!disposition || !same_name(disposition->value, "form-data")) {
        return malformed("a part's Content-Disposition");
    }
    const auto name = disposition->find("name");
    if (!name) return malformed("a part without a name");
    part.name = with_quotes(std::string{*name});
    if (const auto filename = disposition->find("filename")) {
        part.filename = without_folders(with_quotes(std::string{*filename}));
    }
    if (const auto extended = disposition->find("filename*")) {
        const auto decoded = decode_extended(*extended);
        if (!decoded) return malformed("a filename* that is not UTF-8");
        part.filename = without_folders(*decoded);
    }
    if (!is_name(part.name) || !is_name(part.filename.value_or(""))) {
        return malformed("a part's name or filename");
    }
    return {};
}

Result<Part> parse_part(std::string_view headers) {
    Part part{{}, {}, "text/plain"};
    bool disposed = false;
    while (!headers.empty()) {
        const auto end = std::min(headers.find("\r\n"), headers.size());
        const auto line = headers.substr(0, end);
        headers.remove_prefix(std::min(end + 2, headers.size()));
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) return malformed("a part's header without a colon");
        const auto value = trimmed(line.substr(colon + 1));
        if (same_name(line.substr(0, colon), "Content-Type")) part.content_type = value;
        if (!same_name(line.substr(0, colon), "Content-Disposition")) continue;
        if (std::exchange(disposed, true)) return malformed("several Content-Disposition");
        if (auto read = read_disposition(value, part); !read) return read.error();
    }
    if (!disposed) return malformed("a part without Content-Disposition");
    return part;
}

}  // namespace

Result<MultipartReader> MultipartReader::of(Request& request) {
    const auto type = parse_parameterised(request.header("Content-Type").value_or(""));
    if (!type || !same_name(type->value, "multipart/form-data")) {
        return Error{Errc::unsupported_media_type,
                     {"Cette adresse attend un formulaire avec des fichiers (multipart/form-data).",
                      "This endpoint takes a form with files (multipart/form-data)."}};
    }
    const auto boundary = type->find("boundary");
    if (!boundary || !is_boundary(*boundary)) return malformed("the boundary");
    return MultipartReader{request.body_stream(), *boundary};
}

MultipartReader::MultipartReader(BodyStream& stream, std::string_view boundary)
    : stream_(&stream),
      delimiter_("\r\n--" + std::string{boundary}),
      // The first delimiter needs no line break before it.
      buffer_("\r\n") {}

runtime::Task<Result<void>> MultipartReader::fill() {
    const auto piece = co_await stream_->read();
    if (!piece) co_return piece.error();
    if (piece->empty()) co_return malformed("the body ends before its last boundary");
    buffer_ += *piece;
    co_return Result<void>{};
}

runtime::Task<Result<std::optional<Part>>> MultipartReader::next() {
    if (state_ == State::ended) co_return std::optional<Part>{};
    // What stands before the first delimiter is skipped as a part is.
    if (state_ == State::preamble) state_ = State::in_part;
    const auto skipped = co_await skip_part();
    if (!skipped) co_return skipped.error();
    const auto finished = co_await finish_delimiter();
    if (!finished) co_return finished.error();
    if (state_ == State::ended) {
        const auto ended = co_await skip_epilogue();
        if (!ended) co_return ended.error();
        co_return std::optional<Part>{};
    }
    if (++parts_ > most_parts) co_return malformed("too many parts");
    auto part = co_await read_headers();
    if (!part) co_return part.error();
    state_ = State::in_part;
    co_return std::optional{std::move(*part)};
}

runtime::Task<Result<std::string>> MultipartReader::read_text(std::string name, std::size_t limit) {
    std::string text;
    while (true) {
        const auto piece = co_await read();
        if (!piece) co_return piece.error();
        if (piece->empty()) break;
        text += *piece;
        if (text.size() > limit) co_return invalid_field(name, base::FieldErrc::too_long);
    }
    if (!base::utf8_length(text) || text.find('\0') != std::string::npos) {
        co_return invalid_field(name, base::FieldErrc::invalid_format);
    }
    co_return text;
}

runtime::Task<Result<std::string_view>> MultipartReader::read() {
    buffer_.erase(0, std::exchange(handed_out_, 0));
    if (state_ != State::in_part) co_return std::string_view{};
    while (true) {
        const auto found = buffer_.find(delimiter_);
        if (found == 0) {
            buffer_.erase(0, delimiter_.size());
            state_ = State::after_part;
            co_return std::string_view{};
        }
        // What may be the beginning of a delimiter is kept until more has come.
        const auto kept = delimiter_.size() - 1;
        handed_out_ =
            found != std::string::npos ? found : buffer_.size() - std::min(kept, buffer_.size());
        if (handed_out_ > 0) co_return std::string_view{buffer_}.substr(0, handed_out_);
        const auto filled = co_await fill();
        if (!filled) co_return filled.error();
    }
}

runtime::Task<Result<void>> MultipartReader::skip_part() {
    while (state_ == State::in_part) {
        const auto piece = co_await read();
        if (!piece) co_return piece.error();
    }
    co_return Result<void>{};
}

// After a delimiter: two hyphens end the form, a line end begins a part.
runtime::Task<Result<void>> MultipartReader::finish_delimiter() {
    while (true) {
        if (buffer_.starts_with("--")) {
            state_ = State::ended;
            co_return Result<void>{};
        }
        const auto line_end = buffer_.find("\r\n");
        if (line_end != std::string::npos) {
            const bool padding = trimmed(std::string_view{buffer_}.substr(0, line_end)).empty();
            if (!padding) co_return malformed("text after a boundary");
            buffer_.erase(0, line_end + 2);
            co_return Result<void>{};
        }
        if (buffer_.size() > most_padding_bytes) co_return malformed("text after a boundary");
        const auto filled = co_await fill();
        if (!filled) co_return filled.error();
    }
}

runtime::Task<Result<Part>> MultipartReader::read_headers() {
    while (true) {
        if (buffer_.starts_with("\r\n")) co_return malformed("a part without headers");
        const auto end = buffer_.find("\r\n\r\n");
        if (std::min(end, buffer_.size()) > most_header_bytes) {
            co_return malformed("a part's headers are too long");
        }
        if (end != std::string::npos) {
            auto part = parse_part(std::string_view{buffer_}.substr(0, end));
            buffer_.erase(0, end + 4);
            co_return part;
        }
        const auto filled = co_await fill();
        if (!filled) co_return filled.error();
    }
}

runtime::Task<Result<void>> MultipartReader::skip_epilogue() {
    buffer_.clear();
    while (true) {
        const auto piece = co_await stream_->read();
        if (!piece) co_return piece.error();
        if (piece->empty()) co_return Result<void>{};
    }
}

}  // namespace datapilot::http
