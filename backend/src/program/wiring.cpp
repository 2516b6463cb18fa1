#include "program/wiring.h"

#include <algorithm>
#include <utility>

#include "postgres/address.h"
#include "runtime/log.h"

namespace datapilot::program {

http::ServerSettings server_settings(const config::Settings& settings) {
    http::ServerSettings server;
    server.address = settings.host;
    server.port = settings.port;
    server.allowed_origins = settings.allowed_origins;
    server.trusted_proxies = settings.trusted_proxies;
    server.limits.connections = settings.max_connections;
    server.limits.in_flight = settings.max_requests;
    return server;
}

std::optional<http::ServerSettings> metrics_settings(const config::Settings& settings) {
    if (!settings.metrics_port) return std::nullopt;
    http::ServerSettings server;
    server.address = settings.metrics_host;
    server.port = *settings.metrics_port;
    server.limits.connections = 16;
    return server;
}

postgres::PoolOptions store_options(const config::Settings& settings) {
    postgres::PoolOptions options;
    options.url = settings.database_url;
    options.connections = settings.database_connections;
    return options;
}

workers::PoolSettings pool_settings(const config::Settings& settings) {
    workers::PoolSettings pool;
    pool.temporary_directory = settings.data_directory;
    pool.max_workers = settings.max_workers;
    pool.max_per_tenant = settings.max_workers_per_tenant;
    pool.spare_workers = settings.spare_workers;
    pool.limits.memory_bytes = settings.worker_memory_bytes;
    pool.limits.engine_memory_bytes = settings.worker_memory_bytes / 2;
    pool.limits.threads = settings.worker_threads;
    return pool;
}

data_sources::UploadLimits upload_limits(const config::Settings& settings) {
    return {.files = settings.max_files,
            .file_bytes = settings.max_file_bytes,
            .tenant_bytes = settings.tenant_quota_bytes};
}

std::size_t largest_upload(const config::Settings& settings) {
    constexpr std::int64_t form_around_the_files = 1 << 20;
    const auto files = static_cast<std::int64_t>(settings.max_files) * settings.max_file_bytes;
    return static_cast<std::size_t>(std::min(files, settings.tenant_quota_bytes) +
                                    form_around_the_files);
}

auth::AuthOptions auth_options(const config::Settings& settings) {
    return {.secret = settings.token_secret,
            .lifetimes = {.access_token = settings.access_token_lifetime,
                          .refresh_token = settings.refresh_token_lifetime,
                          .session = settings.session_lifetime}};
}

auth::CookieSecurity cookie_security(const config::Settings& settings) {
    return settings.environment == config::Environment::production
               ? auth::CookieSecurity::tls_only
               : auth::CookieSecurity::plain_http;
}

crypto::Fernet encryption(const config::Settings& settings) {
    std::vector<crypto::FernetKey> keys;
    for (const auto& text : settings.encryption_keys) {
        keys.push_back(crypto::FernetKey::parse(text).value());
    }
    return crypto::Fernet{std::move(keys)};
}

std::vector<std::string> own_hosts(const config::Settings& settings) {
    auto store = postgres::parse_url(settings.database_url);
    const auto* host = store.find("host");
    const bool is_socket = host != nullptr && host->starts_with('/');
    if (host == nullptr || is_socket) return {};
    return {*host};
}

std::unique_ptr<llm::Connection> operators_model(http_client::Client& network,
                                                 const config::ModelSettings& settings) {
    auto address = llm::operators_model(settings);
    if (!address) return nullptr;
    const llm::CallLimits limits{settings.most_time};
    return std::make_unique<llm::Connection>(network, std::move(*address), limits);
}

http_client::NetworkSettings tenants_network(const config::ModelSettings& settings,
                                             network::Resolver& judge) {
    auto network = llm::network_settings(settings);
    network.judge = &judge;
    return network;
}

usage::Tariff tariff(const config::ModelSettings& settings) {
    constexpr std::int64_t micro_euros = 1'000'000;
    const auto spending = [](const config::ModelSettings::Budget& budget) {
        return usage::Spending{budget.tokens, budget.euros * micro_euros};
    };
    return {.prices = {settings.input_price, settings.output_price},
            .budgets = {.tenant_day = spending(settings.tenant_day),
                        .tenant_month = spending(settings.tenant_month),
                        .user_day = spending(settings.user_day),
                        .user_month = spending(settings.user_month)}};
}

dashboards::CacheLimits dashboard_cache(const config::Settings& settings) {
    constexpr std::size_t tenants_share = 4;
    const auto bytes = static_cast<std::size_t>(settings.dashboard_cache_bytes);
    return {.bytes = bytes, .tenant_bytes = bytes / tenants_share};
}

dashboards::WidgetRunner::Times widget_times(const config::Settings& settings) {
    dashboards::RowAge age;
    age.of_servers = settings.dashboard_server_age;
    return {settings.query_time, age};
}

std::size_t dashboard_lanes(const config::Settings& settings) {
    return std::max<std::size_t>(settings.max_workers_per_tenant, 2) - 1;
}

ai::answering::model::Egress egress(const config::ModelSettings& settings) {
    using ai::answering::model::Egress;
    return ai::answering::model::egress_from(settings.egress).value_or(Egress::none);
}

void configure_log(const config::Settings& settings) {
    using runtime::log::Level;
    switch (settings.log_level) {
        case config::LogLevel::debug:
            return runtime::log::set_level(Level::debug);
        case config::LogLevel::info:
            return runtime::log::set_level(Level::info);
        case config::LogLevel::warning:
            return runtime::log::set_level(Level::warning);
        case config::LogLevel::error:
            return runtime::log::set_level(Level::error);
    }
}

}  // namespace datapilot::program
