#include "crypto/base64url.h"

#include <sodium.h>

namespace datapilot::crypto {
namespace {

constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

}  // namespace

std::string base64url(std::string_view bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(),
                      reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), variant);
    text.pop_back();  // libsodium ends it with a NUL
    return text;
}

std::string base64url(const base::Bytes& bytes) {
    return base64url(std::string_view{reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::optional<base::Bytes> from_base64url(std::string_view text) {
    base::Bytes bytes(text.size() / 4 * 3 + 3);
    std::size_t length = 0;
    const int outcome = sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(),
                                          nullptr, &length, nullptr, variant);
    if (outcome != 0) return std::nullopt;
    bytes.resize(length);
    return bytes;
}

}  // namespace datapilot::crypto
