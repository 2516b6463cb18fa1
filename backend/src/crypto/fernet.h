#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"

namespace datapilot::crypto {

// The key of a Fernet token: 128 bits to sign and 128 bits to encrypt.
class FernetKey {
  public:
    // 32 bytes as base64 for URLs (as the specification writes a key) or as 64 hexadecimal digits.
    static std::optional<FernetKey> parse(std::string_view text);

    const base::Bytes& signing() const { return signing_; }
    const base::Bytes& encryption() const { return encryption_; }

  private:
    explicit FernetKey(const base::Bytes& both);

    base::Bytes signing_;
    base::Bytes encryption_;
};

// Tokens that keep a text secret and whole (github.com/fernet/spec): AES-128 in CBC mode, then
// HMAC-SHA-256 over all of it.
class Fernet {
  public:
    // The first key encrypts, all of them decrypt; there is at least one.
    explicit Fernet(std::vector<FernetKey> keys);

    std::string encrypt(std::string_view text, base::Instant now) const;

    // Nothing where no key signed the token, or it is broken. The MAC is checked before anything is
    // decrypted.
    std::optional<std::string> decrypt(std::string_view token) const;

    // Nothing, too, where it is older than this or from the future.
    std::optional<std::string> decrypt(std::string_view token, std::chrono::seconds ttl,
                                       base::Instant now) const;

    // The same text under the first key and with the time it had; nothing as above.
    std::optional<std::string> rotate(std::string_view token) const;

    // Whether the first key signed it.
    bool is_current(std::string_view token) const;

  private:
    std::vector<FernetKey> keys_;
};

// What `encrypt` does, of a given initialisation vector of 16 bytes: one must never be used twice.
std::string fernet_token(const FernetKey& key, std::string_view text, std::chrono::seconds time,
                         const base::Bytes& initialisation_vector);

}  // namespace datapilot::crypto
