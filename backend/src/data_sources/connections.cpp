#include "data_sources/connections.h"

#include <utility>

#include "auth/attempts.h"
#include "auth/refusals.h"
#include "crypto/digest.h"
#include "data_sources/connection_report.h"
#include "data_sources/schema_size.h"
#include "workers/source_failures.h"

namespace datapilot::data_sources {
namespace {

using network::Lookup;
using runtime::Task;

constexpr std::chrono::seconds time_to_test{20};

// A person who corrects a form needs a few in a row, and then one now and then.
constexpr auth::Allowance of_a_user{10, std::chrono::seconds{15}};
constexpr auth::Allowance of_a_tenant{30, std::chrono::seconds{5}};

workers::Deadline in(std::chrono::seconds time) {
    return std::chrono::steady_clock::now() + time;
}

}  // namespace

Task<base::Result<void>> Connections::spend_attempt(tenancy::TenantScope scope) {
    const auto user = crypto::sha256("connection user " + scope.user().text());
    const auto tenant = crypto::sha256("connection tenant " + scope.tenant().text());
    auto transaction = co_await means_.store.begin_without_tenant();
    auto wait = co_await auth::spend_attempt(&transaction, user, std::nullopt, of_a_user);
    if (!wait) {
        wait = co_await auth::spend_attempt(&transaction, tenant, std::nullopt, of_a_tenant);
    }
    co_await transaction.commit();
    if (wait) co_return auth::throttled(*wait);
    co_return base::Result<void>{};
}

Task<base::Result<workers::ServerDatabase>> Connections::reach(workers::ServerDatabase connection) {
    const auto lookup = co_await means_.resolver.find(connection.host);
    if (!lookup) co_return lookup.error();
    if (lookup->outcome == Lookup::Outcome::found) {
        connection.address = lookup->address;
        co_return connection;
    }
    const bool unknown = lookup->outcome == Lookup::Outcome::no_such_name;
    co_return workers::source_unreachable(unknown ? "the host has no address"
                                                  : "the address may not be reached");
}

Task<base::Result<workers::ConnectionReport>> Connections::test(
    workers::WorkerKey key, workers::ServerDatabase connection) {
    const auto lookup = co_await means_.resolver.find(connection.host);
    if (!lookup) co_return lookup.error();
    if (lookup->outcome == Lookup::Outcome::no_such_name) co_return report_of_unknown_name();
    if (lookup->outcome == Lookup::Outcome::not_allowed) co_return report_of_unreachable();
    connection.address = lookup->address;
    workers::TestJob job{std::move(connection)};
    co_return co_await means_.workers.test(std::move(key), std::move(job), in(time_to_test));
}

Task<base::Result<catalog::Catalog>> Connections::describe(workers::WorkerKey key,
                                                           workers::ServerDatabase reached,
                                                           workers::ProgressSink progress) {
    workers::DescribeJob job{.location = std::move(reached)};
    auto catalog = co_await means_.workers.describe(std::move(key), std::move(job),
                                                    in(time_to_describe), std::move(progress));
    if (!catalog) co_return catalog.error();
    // To write a large one takes long enough to hold up every other request.
    auto fit = [catalog = std::move(*catalog)]() mutable { return fitted(std::move(catalog)); };
    auto kept = co_await means_.blocking.run(std::move(fit));
    if (!kept) co_return kept.error();
    if (!*kept) co_return schema_too_large();
    co_return std::move(**kept);
}

workers::WorkerKey Connections::key_of(const base::TenantId& tenant,
                                       const base::DataSourceId& source) {
    return {
        .tenant = tenant, .source = source, .directory = {}, .network = workers::Network::outbound};
}

}  // namespace datapilot::data_sources
