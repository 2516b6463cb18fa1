#include "crypto/fernet.h"

#include <openssl/evp.h>
#include <sodium.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <stdexcept>

#include "crypto/digest.h"
#include "crypto/random.h"

namespace datapilot::crypto {
namespace {

using base::Bytes;
using std::chrono::seconds;

constexpr int base64_variant = sodium_base64_VARIANT_URLSAFE;
constexpr unsigned char version = 0x80;
constexpr std::size_t block = 16;
constexpr std::size_t mac_size = 32;
constexpr std::size_t head_size = 1 + 8 + block;  // version, time, initialisation vector
constexpr seconds clocks_differ{60};

std::string to_base64(const Bytes& bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), base64_variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), base64_variant);
    text.pop_back();  // libsodium ends it with a NUL
    return text;
}

std::optional<Bytes> from_base64(std::string_view text) {
    Bytes bytes(text.size() / 4 * 3 + 3);
    std::size_t length = 0;
    if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length,
                          nullptr, base64_variant) != 0) {
        return std::nullopt;
    }
    bytes.resize(length);
    return bytes;
}

std::optional<Bytes> from_hexadecimal(std::string_view text) {
    Bytes bytes(text.size() / 2);
    std::size_t length = 0;
    if (sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length,
                       nullptr) != 0) {
        return std::nullopt;
    }
    bytes.resize(length);
    return bytes;
}

using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

CipherContext cipher_context() {
    CipherContext context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    if (!context) throw std::bad_alloc();
    return context;
}

Bytes encrypted(const FernetKey& key, std::string_view text, const Bytes& vector) {
    const auto context = cipher_context();
    Bytes cipher(text.size() + block);
    int written = 0;
    int last = 0;
    const auto* plain = reinterpret_cast<const unsigned char*>(text.data());
    if (EVP_EncryptInit_ex(context.get(), EVP_aes_128_cbc(), nullptr, key.encryption().data(),
                           vector.data()) != 1 ||
        EVP_EncryptUpdate(context.get(), cipher.data(), &written, plain,
                          static_cast<int>(text.size())) != 1 ||
        EVP_EncryptFinal_ex(context.get(), cipher.data() + written, &last) != 1) {
        throw std::runtime_error("AES-128-CBC is not available");
    }
    cipher.resize(static_cast<std::size_t>(written) + static_cast<std::size_t>(last));
    return cipher;
}

// Nothing where the padding is wrong.
std::optional<std::string> decrypted(const FernetKey& key, const Bytes& token) {
    const auto context = cipher_context();
    const auto* cipher = token.data() + head_size;
    const auto size = static_cast<int>(token.size() - head_size - mac_size);
    std::string text(static_cast<std::size_t>(size) + block, '\0');
    auto* plain = reinterpret_cast<unsigned char*>(text.data());
    int written = 0;
    int last = 0;
    if (EVP_DecryptInit_ex(context.get(), EVP_aes_128_cbc(), nullptr, key.encryption().data(),
                           token.data() + 9) != 1 ||
        EVP_DecryptUpdate(context.get(), plain, &written, cipher, size) != 1 ||
        EVP_DecryptFinal_ex(context.get(), plain + written, &last) != 1) {
        return std::nullopt;
    }
    text.resize(static_cast<std::size_t>(written) + static_cast<std::size_t>(last));
    return text;
}

std::string_view view(const Bytes& bytes, std::size_t size) {
    return {reinterpret_cast<const char*>(bytes.data()), size};
}

seconds time_of(const Bytes& token) {
    std::uint64_t time = 0;
    for (std::size_t i = 1; i <= 8; ++i) time = time << 8 | token[i];
    // What no clock can show is as good as the end of time.
    return seconds{static_cast<std::int64_t>(std::min<std::uint64_t>(time, INT64_MAX / 2))};
}

bool is_signed_by(const FernetKey& key, const Bytes& token) {
    const auto covered = token.size() - mac_size;
    const Bytes mac(token.begin() + static_cast<std::ptrdiff_t>(covered), token.end());
    return equal_in_constant_time(hmac_sha256(key.signing(), view(token, covered)), mac);
}

// The bytes of a token that has its shape; whose they are is not known yet.
std::optional<Bytes> token_bytes(std::string_view text) {
    auto token = from_base64(text);
    if (!token || token->size() < head_size + block + mac_size) return std::nullopt;
    const bool whole_blocks = (token->size() - head_size - mac_size) % block == 0;
    if (token->front() != version || !whole_blocks) return std::nullopt;
    return token;
}

const FernetKey* signer(const std::vector<FernetKey>& keys, const Bytes& token) {
    const auto found =
        std::ranges::find_if(keys, [&](const auto& key) { return is_signed_by(key, token); });
    return found == keys.end() ? nullptr : &*found;
}

std::optional<std::string> text_in(const std::vector<FernetKey>& keys, const Bytes& token) {
    const auto* key = signer(keys, token);
    return key == nullptr ? std::nullopt : decrypted(*key, token);
}

}  // namespace

std::optional<FernetKey> FernetKey::parse(std::string_view text) {
    const auto bytes = text.size() == 64 ? from_hexadecimal(text) : from_base64(text);
    if (!bytes || bytes->size() != 32) return std::nullopt;
    return FernetKey{*bytes};
}

FernetKey::FernetKey(const Bytes& both)
    : signing_(both.begin(), both.begin() + 16), encryption_(both.begin() + 16, both.end()) {}

Fernet::Fernet(std::vector<FernetKey> keys) : keys_(std::move(keys)) {
    if (keys_.empty()) throw std::invalid_argument("Fernet needs a key");
}

std::string Fernet::encrypt(std::string_view text, base::Instant now) const {
    const auto time = std::chrono::duration_cast<seconds>(now.time_since_epoch());
    return fernet_token(keys_.front(), text, time, random_bytes(block));
}

std::optional<std::string> Fernet::decrypt(std::string_view token) const {
    const auto bytes = token_bytes(token);
    return bytes ? text_in(keys_, *bytes) : std::nullopt;
}

std::optional<std::string> Fernet::decrypt(std::string_view token, seconds ttl,
                                           base::Instant now) const {
    const auto bytes = token_bytes(token);
    if (!bytes) return std::nullopt;
    const auto made = time_of(*bytes);
    const auto time = std::chrono::duration_cast<seconds>(now.time_since_epoch());
    if (made + ttl < time || made > time + clocks_differ) return std::nullopt;
    return text_in(keys_, *bytes);
}

std::optional<std::string> Fernet::rotate(std::string_view token) const {
    const auto bytes = token_bytes(token);
    if (!bytes) return std::nullopt;
    const auto text = text_in(keys_, *bytes);
    if (!text) return std::nullopt;
    return fernet_token(keys_.front(), *text, time_of(*bytes), random_bytes(block));
}

bool Fernet::is_current(std::string_view token) const {
    const auto bytes = token_bytes(token);
    return bytes && is_signed_by(keys_.front(), *bytes);
}

std::string fernet_token(const FernetKey& key, std::string_view text, seconds time,
                         const Bytes& initialisation_vector) {
    Bytes token{version};
    const auto count = static_cast<std::uint64_t>(time.count());
    for (int shift = 56; shift >= 0; shift -= 8) {
        token.push_back(static_cast<unsigned char>(count >> shift));
    }
    token.insert(token.end(), initialisation_vector.begin(), initialisation_vector.end());
    const auto cipher = encrypted(key, text, initialisation_vector);
    token.insert(token.end(), cipher.begin(), cipher.end());
    const auto mac = hmac_sha256(key.signing(), view(token, token.size()));
    token.insert(token.end(), mac.begin(), mac.end());
    return to_base64(token);
}

}  // namespace datapilot::crypto
