#include "auth/attempts.h"

namespace datapilot::auth {

runtime::Task<std::optional<std::chrono::seconds>> spend_attempt(postgres::Transaction* transaction,
                                                                 base::Bytes key,
                                                                 std::optional<std::string> email,
                                                                 Allowance allowance) {
    const auto rows = co_await transaction->query(
        "SELECT ceil(extract(epoch FROM "
        "take_attempt($1, $2, $3, make_interval(secs => $4))))::bigint AS wait",
        key, email, allowance.burst, allowance.refill.count());
    const auto wait = rows[0].optional_integer("wait");
    if (!wait) co_return std::nullopt;
    co_return std::chrono::seconds{*wait};
}

}  // namespace datapilot::auth
