#include "auth/access_tokens.h"

#include <boost/json/object.hpp>
#include <optional>

#include "auth/refusals.h"
#include "auth/scope_maker.h"
#include "crypto/digest.h"

namespace datapilot::auth {
namespace {

std::optional<std::string> text_claim(const boost::json::object& claims, const char* name) {
    const auto* found = claims.if_contains(name);
    if (!found || !found->is_string()) return std::nullopt;
    return std::string{found->get_string()};
}

}  // namespace

AccessTokens::AccessTokens(std::string_view secret, std::chrono::seconds lifetime,
                           const base::Clock& clock)
    : jwt_({"at+jwt", "datapilot", "datapilot-api", lifetime},
           crypto::derived_key(secret, "access token")),
      clock_(clock) {}

std::string AccessTokens::issue(const AccessClaim& claim) const {
    const auto& scope = claim.scope;
    return jwt_.sign({{"sub", scope.user().text()},
                      {"tenant", scope.tenant().text()},
                      {"role", boost::json::string_view{tenancy::name(scope.role())}},
                      {"sid", claim.session.text()}},
                     clock_.now());
}

base::Result<AccessClaim> AccessTokens::verify(std::string_view token) const {
    const auto claims = jwt_.verify(token, clock_.now());
    if (!claims) {
        return claims.error() == crypto::JwtFailure::expired ? token_expired() : unauthenticated();
    }
    const auto user = text_claim(*claims, "sub");
    const auto tenant = text_claim(*claims, "tenant");
    const auto role = tenancy::role_from_name(text_claim(*claims, "role").value_or(""));
    const auto session = text_claim(*claims, "sid");
    if (!user || !tenant || !role || !session) return unauthenticated();
    return AccessClaim{ScopeMaker::make(base::TenantId{*tenant}, base::UserId{*user}, *role),
                       SessionId{*session}};
}

}  // namespace datapilot::auth
