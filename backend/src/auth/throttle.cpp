#include "auth/throttle.h"

#include <utility>

#include "auth/refusals.h"
#include "crypto/digest.h"

namespace datapilot::auth {
namespace {

// Hashed, so that the table names nobody.
base::Bytes account_key(const std::string& email) {
    return crypto::sha256("account " + email);
}

base::Bytes network_key(const std::string& network) {
    return crypto::sha256("network " + network);
}

base::Bytes registration_key(const std::string& network) {
    return crypto::sha256("registration " + network);
}

}  // namespace

runtime::Task<base::Result<void>> Throttle::spend_login(std::string email, std::string network) {
    auto transaction = co_await pool_.begin_without_tenant();
    auto wait =
        co_await spend_attempt(&transaction, network_key(network), std::nullopt, rules_.network);
    if (!wait)
        wait = co_await spend_attempt(&transaction, account_key(email), email, rules_.account);
    co_await transaction.commit();
    if (wait) co_return throttled(*wait);
    co_return base::Result<void>{};
}

runtime::Task<void> Throttle::forgive_login(std::string email, std::string network) {
    auto transaction = co_await pool_.begin_without_tenant();
    co_await transaction.query("SELECT return_attempts($1, $2, make_interval(secs => $3))",
                               account_key(email), rules_.account.burst,
                               rules_.account.refill.count());
    co_await transaction.query("SELECT return_attempts($1, 1, make_interval(secs => $2))",
                               network_key(network), rules_.network.refill.count());
    co_await transaction.commit();
}

runtime::Task<base::Result<void>> Throttle::spend_registration(std::string network) {
    auto transaction = co_await pool_.begin_without_tenant();
    const auto wait = co_await spend_attempt(&transaction, registration_key(network), std::nullopt,
                                             rules_.registration);
    co_await transaction.commit();
    if (wait) co_return throttled(*wait);
    co_return base::Result<void>{};
}

}  // namespace datapilot::auth
