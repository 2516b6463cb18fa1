#include "data_sources/server_sources.h"

#include <algorithm>
#include <boost/asio/this_coro.hpp>
#include <utility>

#include "crypto/random.h"
#include "data_sources/connection.h"
#include "data_sources/refusals.h"
#include "http/validation.h"

namespace datapilot::data_sources {
namespace {

namespace asio = boost::asio;
using runtime::Task;
using tenancy::TenantScope;
using workers::ConnectionReport;
using workers::ServerDatabase;

ConnectionTrial trial_of(const ServerDatabase& connection, std::optional<base::DataSourceId> source,
                         std::string request_id) {
    return {.source = std::move(source),
            .type = type_of(connection.dialect),
            .host = connection.host,
            .port = connection.port,
            .outcome = {},
            .request_id = std::move(request_id)};
}

// The stored connection of a data source that must be a server's.
base::Result<ServerDatabase> stored_connection(const DataSource& source) {
    if (!source.server) return no_connection();
    if (!source.server->connection) return unreadable_connection();
    return *source.server->connection;
}

catalog::Dialect dialect_of(SourceType type) {
    return type == SourceType::mysql ? catalog::Dialect::mysql : catalog::Dialect::postgresql;
}

// What a form changes of the connection of this source, with the password that goes with it.
base::Result<ServerDatabase> changed_connection(const DataSource& source,
                                                boost::json::object body) {
    if (!source.server) return no_connection();
    auto input = connection_input(std::move(body), dialect_of(source.type));
    if (!input) return input.error();
    const auto& stored = source.server->connection;
    return completed(std::move(*input), stored ? &*stored : nullptr);
}

// The names of the fields that differ, never what they hold.
std::vector<std::string> differences(const std::optional<ServerDatabase>& before,
                                     const ServerDatabase& after) {
    if (!before) return {"connection"};
    std::vector<std::string> names;
    const auto note = [&](bool same, const char* field) {
        if (!same) names.push_back("connection." + std::string{field});
    };
    note(before->host == after.host, "host");
    note(before->port == after.port, "port");
    note(before->database == after.database, "database");
    note(before->user == after.user, "user");
    note(before->password == after.password, "password");
    note(before->tls == after.tls, "tls");
    note(before->schemas == after.schemas, "schemas");
    return names;
}

}  // namespace

Task<base::Result<ConnectionReport>> ServerSources::try_out(TenantScope scope,
                                                            workers::WorkerKey key,
                                                            Connection connection,
                                                            ConnectionTrial trial) {
    const auto allowed = co_await means_.connections.spend_attempt(scope);
    if (!allowed) co_return allowed.error();
    auto report = co_await means_.connections.test(std::move(key), std::move(connection));
    trial.outcome = report ? outcome_of(*report) : std::string{base::name(report.error().code)};
    co_await means_.repository.record(std::move(scope), std::move(trial));
    co_return report;
}

Task<base::Result<DescribedServer>> ServerSources::describe(TenantScope scope,
                                                            workers::WorkerKey key,
                                                            Connection connection,
                                                            ConnectionTrial trial) {
    const auto report = co_await try_out(std::move(scope), key, connection, std::move(trial));
    if (!report) co_return report.error();
    if (auto failure = failure_in(*report)) co_return std::move(*failure);
    auto reached = co_await means_.connections.reach(connection);
    if (!reached) co_return with_field(reached.error());
    auto catalog = co_await means_.connections.describe(std::move(key), std::move(*reached));
    if (!catalog) co_return with_field(catalog.error());
    co_return DescribedServer{std::move(connection), warnings_in(*report), std::move(*catalog)};
}

Task<base::Result<ConnectionReport>> ServerSources::test(TenantScope scope, TestRequest wanted,
                                                         std::string request_id) {
    auto source = wanted.source;
    auto connection = co_await connection_of(scope, std::move(wanted));
    if (!connection) co_return connection.error();
    // A worker of its own, that nothing else is asked of.
    const base::DataSourceId trial_id{crypto::random_uuid()};
    auto trial = trial_of(*connection, std::move(source), std::move(request_id));
    auto key = Connections::key_of(scope.tenant(), trial_id);
    auto report = co_await try_out(scope, std::move(key), std::move(*connection), std::move(trial));
    co_await means_.workers.forget(scope.tenant(), trial_id);
    co_return report;
}

Task<base::Result<ServerDatabase>> ServerSources::connection_of(TenantScope scope,
                                                                TestRequest wanted) {
    if (!wanted.source) {
        auto input = connection_input(std::move(*wanted.connection), *wanted.dialect);
        if (!input) co_return input.error();
        co_return completed(std::move(*input), nullptr);
    }
    const auto source = co_await means_.sources.find(std::move(scope), std::move(*wanted.source));
    if (!source) co_return source.error();
    if (!wanted.connection) co_return stored_connection(*source);
    co_return changed_connection(*source, std::move(*wanted.connection));
}

Task<base::Result<DataSource>> ServerSources::create(TenantScope scope, NewServer wanted,
                                                     std::string request_id) {
    auto workspace =
        co_await means_.sources.place(scope, std::move(wanted.workspace_id), wanted.name);
    if (!workspace) co_return workspace.error();
    const base::DataSourceId id{crypto::random_uuid()};
    auto key = Connections::key_of(scope.tenant(), id);
    auto trial = trial_of(wanted.connection, std::nullopt, request_id);
    auto server =
        co_await describe(scope, std::move(key), std::move(wanted.connection), std::move(trial));
    if (!server) {
        co_await means_.workers.forget(scope.tenant(), id);
        co_return server.error();
    }
    NewServerSource source{id, std::move(*workspace), std::move(wanted.name), std::move(*server),
                           std::move(request_id)};
    co_return co_await means_.repository.insert(std::move(scope), std::move(source));
}

Task<base::Result<DataSource>> ServerSources::update(TenantScope scope, base::DataSourceId id,
                                                     SourceUpdate wanted, std::string request_id) {
    const auto source = co_await means_.sources.find(scope, id);
    if (!source) co_return source.error();
    ServerSourceChange change{.name = std::move(wanted.name), .request_id = request_id};
    if (change.name) change.changed.emplace_back("name");
    if (!wanted.connection) {
        co_return co_await means_.repository.change(std::move(scope), id, std::move(change));
    }
    auto connection = changed_connection(*source, std::move(*wanted.connection));
    if (!connection) co_return connection.error();
    const auto changed = differences(source->server->connection, *connection);
    if (changed.empty()) {
        co_return co_await means_.repository.change(std::move(scope), id, std::move(change));
    }
    change.changed.insert(change.changed.end(), changed.begin(), changed.end());
    const base::DataSourceId trial_id{crypto::random_uuid()};
    auto key = Connections::key_of(scope.tenant(), trial_id);
    auto trial = trial_of(*connection, id, std::move(request_id));
    auto server =
        co_await describe(scope, std::move(key), std::move(*connection), std::move(trial));
    co_await means_.workers.forget(scope.tenant(), trial_id);
    if (!server) co_return server.error();
    change.server = std::move(*server);
    auto updated = co_await means_.repository.change(scope, id, std::move(change));
    // Those that still hold the connection of before.
    co_await means_.workers.forget(scope.tenant(), id);
    co_return updated;
}

Task<base::Result<DataSource>> ServerSources::sync(TenantScope scope, base::DataSourceId id) {
    auto source = co_await means_.sources.find(scope, id);
    if (!source) co_return source.error();
    const auto begun = co_await means_.synchroniser.begin(scope, std::move(*source));
    if (!begun) co_return begun.error();
    co_return co_await means_.sources.find(std::move(scope), std::move(id));
}

}  // namespace datapilot::data_sources
