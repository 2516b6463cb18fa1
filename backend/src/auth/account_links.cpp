#include "auth/account_links.h"

#include <chrono>
#include <utility>

#include "auth/refusals.h"
#include "auth/scope_maker.h"
#include "crypto/base64url.h"
#include "crypto/digest.h"
#include "crypto/random.h"

namespace datapilot::auth {
namespace {

constexpr std::size_t token_bytes = 32;

// A password link is made for somebody who waits for it; an invitation may lie in a mailbox.
std::chrono::seconds lifetime(LinkPurpose purpose) {
    return purpose == LinkPurpose::invitation ? std::chrono::days{7} : std::chrono::days{1};
}

}  // namespace

runtime::Task<base::Result<NewAccountLink>> AccountLinks::make(tenancy::TenantScope scope,
                                                               LinkTarget target,
                                                               std::string request_id) {
    if (target.role > scope.role()) co_return role_above_own();
    auto token = crypto::base64url(crypto::random_bytes(token_bytes));
    LinkToStore link{target.purpose,        std::move(target.email),
                     target.role,           std::move(target.user),
                     crypto::sha256(token), clock_.now() + lifetime(target.purpose),
                     std::move(request_id)};
    auto stored = co_await repository_.store(std::move(scope), std::move(link));
    if (!stored) co_return stored.error();
    co_return NewAccountLink{std::move(*stored), std::move(token)};
}

runtime::Task<base::Page<AccountLink, base::NameCursor>> AccountLinks::list(
    tenancy::TenantScope scope, base::PageRequest<base::NameCursor> request) {
    return repository_.list(std::move(scope), std::move(request), clock_.now());
}

runtime::Task<base::Result<void>> AccountLinks::revoke(tenancy::TenantScope scope, AccountLinkId id,
                                                       std::string request_id) {
    return repository_.revoke(std::move(scope), std::move(id), std::move(request_id));
}

runtime::Task<base::Result<LinkOffer>> AccountLinks::read(std::string token) {
    auto offer = co_await repository_.find(crypto::sha256(token), clock_.now());
    if (!offer) co_return link_over();
    co_return std::move(*offer);
}

runtime::Task<base::Result<tenancy::TenantScope>> AccountLinks::use(std::string token,
                                                                    std::string hashed_password,
                                                                    std::string language,
                                                                    Client client) {
    const auto offer = co_await read(token);
    if (!offer) co_return offer.error();
    const auto user = offer->user.value_or(base::UserId{crypto::random_uuid()});
    const auto scope = ScopeMaker::make(offer->tenant, user, offer->role);
    LinkUse use{crypto::sha256(token), std::move(hashed_password), std::move(language),
                clock_.now(), std::move(client)};
    base::Result<void> used;
    if (offer->purpose == LinkPurpose::invitation) {
        used = co_await repository_.join(scope, std::move(use));
    } else {
        used = co_await repository_.reset(scope, std::move(use));
    }
    if (!used) co_return used.error();
    co_return scope;
}

}  // namespace datapilot::auth
