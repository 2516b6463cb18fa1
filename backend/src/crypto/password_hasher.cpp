#include "crypto/password_hasher.h"

#include <sodium.h>

#include <array>
#include <stdexcept>
#include <utility>

#include "crypto/base64url.h"
#include "crypto/random.h"

namespace datapilot::crypto {
namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory = 19 << 20;
constexpr std::size_t at_once = 2;
constexpr std::size_t waiting = 64;

std::string hash_now(const std::string& password) {
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), passes, memory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw std::runtime_error("no memory to hash a password");
    }
    return text.data();
}

}  // namespace

PasswordHasher::PasswordHasher() : threads_(at_once, waiting) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
    hash_of_nobody_ = hash_now(base64url(random_bytes(32)));
}

runtime::Task<base::Result<std::string>> PasswordHasher::hash(std::string password) {
    return threads_.run([password = std::move(password)] { return hash_now(password); });
}

runtime::Task<base::Result<bool>> PasswordHasher::matches(std::string hashed_password,
                                                          std::string password) {
    return threads_.run([hashed = std::move(hashed_password), password = std::move(password)] {
        return crypto_pwhash_str_verify(hashed.c_str(), password.data(), password.size()) == 0;
    });
}

}  // namespace datapilot::crypto
