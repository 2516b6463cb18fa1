#pragma once

#include <boost/json/object.hpp>
#include <boost/system/result.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/clock.h"

namespace datapilot::crypto {

// The payload of a compact JWS (RFC 7515) signed with HS256, the one algorithm there is. Refused:
// any other algorithm, any header but alg, typ and kid (so jwk, jku, x5u and crit, too), a key that
// stands twice, loose base64, more than 4 kB.
struct VerifiedJws {
    std::optional<std::string> type;  // the header's typ
    std::string payload;
};
std::optional<VerifiedJws> verify_jws(std::string_view token, const base::Bytes& key);
std::string sign_jws(std::string_view type, std::string_view payload, const base::Bytes& key);

enum class JwtFailure { invalid, expired };

// JSON Web Tokens of one kind (RFC 8725): this type, issuer and audience, or none.
class Jwt {
  public:
    struct Kind {
        std::string type;  // of the header
        std::string issuer;
        std::string audience;
        std::chrono::seconds lifetime;
    };

    Jwt(Kind kind, base::Bytes key);

    // Adds iss, aud, iat, nbf and exp to the claims.
    std::string sign(boost::json::object claims, base::Instant now) const;

    // The claims of a token that holds now, for clocks that differ by some seconds.
    boost::system::result<boost::json::object, JwtFailure> verify(std::string_view token,
                                                                  base::Instant now) const;

    std::chrono::seconds lifetime() const { return kind_.lifetime; }

  private:
    Kind kind_;
    base::Bytes key_;
};

}  // namespace datapilot::crypto
