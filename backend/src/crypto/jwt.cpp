#include "crypto/jwt.h"

#include <algorithm>
#include <array>
#include <boost/json/serialize.hpp>
#include <cstdint>
#include <stdexcept>
#include <utility>
#include <vector>

#include "crypto/base64url.h"
#include "crypto/digest.h"
#include "crypto/strict_json.h"

namespace datapilot::crypto {
namespace {

namespace json = boost::json;

constexpr std::size_t token_limit = 4096;
constexpr std::chrono::seconds leeway{10};

std::optional<std::string_view> text_member(const json::object& object, std::string_view name) {
    const auto* found = object.if_contains(json::string_view{name.data(), name.size()});
    if (!found || !found->is_string()) return std::nullopt;
    return std::string_view{found->get_string().data(), found->get_string().size()};
}

// Integers alone: a time such as 1e300 does not fit any clock.
std::optional<base::Instant> time_member(const json::object& object, const char* name) {
    constexpr std::int64_t latest = 253'402'300'799;  // 9999-12-31
    const auto* found = object.if_contains(name);
    if (!found || !found->is_int64()) return std::nullopt;
    const auto seconds = found->get_int64();
    if (seconds < 0 || seconds > latest) return std::nullopt;
    return base::Instant{std::chrono::seconds{seconds}};
}

bool header_is_allowed(const json::object& header) {
    constexpr std::array<std::string_view, 3> allowed{"alg", "typ", "kid"};
    const bool known_members = std::all_of(header.begin(), header.end(), [&](const auto& member) {
        const std::string_view name{member.key().data(), member.key().size()};
        return member.value().is_string() &&
               std::find(allowed.begin(), allowed.end(), name) != allowed.end();
    });
    return known_members && text_member(header, "alg") == "HS256";
}

std::string as_text(const base::Bytes& bytes) {
    return {bytes.begin(), bytes.end()};
}

}  // namespace

std::optional<VerifiedJws> verify_jws(std::string_view token, const base::Bytes& key) {
    if (token.size() > token_limit) return std::nullopt;
    const auto first = token.find('.');
    const auto second = token.find('.', first == token.npos ? first : first + 1);
    if (second == token.npos) return std::nullopt;
    const auto signed_part = token.substr(0, second);
    // A further point makes the signature's base64 wrong.
    const auto header_bytes = from_base64url(token.substr(0, first));
    const auto payload = from_base64url(token.substr(first + 1, second - first - 1));
    const auto signature = from_base64url(token.substr(second + 1));
    if (!header_bytes || !payload || !signature) return std::nullopt;

    const auto header = parse_strict_object(as_text(*header_bytes));
    if (!header || !header_is_allowed(*header)) return std::nullopt;
    if (!equal_in_constant_time(*signature, hmac_sha256(key, signed_part))) return std::nullopt;

    VerifiedJws verified{std::nullopt, as_text(*payload)};
    if (const auto type = text_member(*header, "typ")) verified.type = *type;
    return verified;
}

std::string sign_jws(std::string_view type, std::string_view payload, const base::Bytes& key) {
    const json::object header{{"alg", "HS256"}, {"typ", json::string_view{type}}};
    std::string token = base64url(json::serialize(header)) + '.' + base64url(payload);
    const auto signature = hmac_sha256(key, token);
    return token + '.' + base64url(signature);
}

Jwt::Jwt(Kind kind, base::Bytes key) : kind_(std::move(kind)), key_(std::move(key)) {
    if (key_.size() < 32) throw std::logic_error("a token's key has at least 32 bytes");
}

std::string Jwt::sign(json::object claims, base::Instant now) const {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    claims["iss"] = kind_.issuer;
    claims["aud"] = kind_.audience;
    claims["iat"] = seconds;
    claims["nbf"] = seconds;
    claims["exp"] = seconds + kind_.lifetime.count();
    return sign_jws(kind_.type, json::serialize(claims), key_);
}

boost::system::result<json::object, JwtFailure> Jwt::verify(std::string_view token,
                                                            base::Instant now) const {
    const auto verified = verify_jws(token, key_);
    if (!verified || verified->type != kind_.type) return JwtFailure::invalid;
    auto claims = parse_strict_object(verified->payload);
    if (!claims || text_member(*claims, "iss") != kind_.issuer ||
        text_member(*claims, "aud") != kind_.audience) {
        return JwtFailure::invalid;
    }
    const auto issued = time_member(*claims, "iat");
    const auto not_before = time_member(*claims, "nbf");
    const auto expires = time_member(*claims, "exp");
    if (!issued || !not_before || !expires) return JwtFailure::invalid;
    if (*issued > now + leeway || *not_before > now + leeway) return JwtFailure::invalid;
    if (*expires + leeway <= now) return JwtFailure::expired;
    return std::move(*claims);
}

}  // namespace datapilot::crypto
