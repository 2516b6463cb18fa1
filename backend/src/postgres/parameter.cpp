#include "postgres/parameter.h"

#include <stdexcept>
#include <utility>

#include "postgres/instant.h"

namespace datapilot::postgres {
namespace {

std::string hexadecimal(const Bytes& bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "\\x";
    text.reserve(2 + 2 * bytes.size());
    for (const unsigned char byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

}  // namespace

Parameter::Parameter(std::string text) : text_(std::move(text)) {
    // libpq would silently cut the value there.
    if (text_->find('\0') != std::string::npos) {
        throw std::logic_error("a text with a NUL was given to PostgreSQL");
    }
}

Parameter::Parameter(const Bytes& bytes) : text_(hexadecimal(bytes)) {}

Parameter::Parameter(base::Instant instant) : text_(instant_text(instant)) {}

}  // namespace datapilot::postgres
