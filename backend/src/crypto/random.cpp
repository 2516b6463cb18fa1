#include "crypto/random.h"

#include <openssl/rand.h>

#include <stdexcept>
#include <string_view>

namespace datapilot::crypto {

base::Bytes random_bytes(std::size_t count) {
    base::Bytes bytes(count);
    if (RAND_bytes(bytes.data(), static_cast<int>(count)) != 1) {
        throw std::runtime_error("the system has no random bytes");
    }
    return bytes;
}

std::string random_uuid() {
    constexpr std::string_view digits = "0123456789abcdef";
    base::Bytes bytes = random_bytes(16);
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0f) | 0x40);
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3f) | 0x80);
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += digits[bytes[i] >> 4];
        text += digits[bytes[i] & 15];
    }
    return text;
}

}  // namespace datapilot::crypto
