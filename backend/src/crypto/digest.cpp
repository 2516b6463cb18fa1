#include "crypto/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <stdexcept>

namespace datapilot::crypto {
namespace {

constexpr std::size_t digest_size = 32;

}  // namespace

base::Bytes sha256(std::string_view message) {
    base::Bytes digest(digest_size);
    if (EVP_Digest(message.data(), message.size(), digest.data(), nullptr, EVP_sha256(), nullptr) !=
        1) {
        throw std::runtime_error("SHA-256 is not available");
    }
    return digest;
}

base::Bytes hmac_sha256(const base::Bytes& key, std::string_view message) {
    base::Bytes digest(digest_size);
    if (!HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
              reinterpret_cast<const unsigned char*>(message.data()), message.size(), digest.data(),
              nullptr)) {
        throw std::runtime_error("HMAC-SHA-256 is not available");
    }
    return digest;
}

bool equal_in_constant_time(const base::Bytes& left, const base::Bytes& right) {
    return left.size() == right.size() &&
           CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

base::Bytes derived_key(std::string_view secret, std::string_view purpose) {
    return hmac_sha256(base::Bytes{secret.begin(), secret.end()}, purpose);
}

}  // namespace datapilot::crypto
