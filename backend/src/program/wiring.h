#pragma once

#include <memory>
#include <optional>

#include "ai/answering/model/schema_text.h"
#include "auth/auth_routes.h"
#include "auth/auth_service.h"
#include "config/settings.h"
#include "crypto/fernet.h"
#include "dashboards/result_cache.h"
#include "dashboards/widget_run.h"
#include "data_sources/upload_form.h"
#include "http/server.h"
#include "llm/connection.h"
#include "network/resolver.h"
#include "postgres/pool.h"
#include "usage/metered_provider.h"
#include "workers/settings.h"

// What each part takes from the settings.
namespace datapilot::program {

http::ServerSettings server_settings(const config::Settings& settings);
// Nothing where no metrics are wanted.
std::optional<http::ServerSettings> metrics_settings(const config::Settings& settings);
postgres::PoolOptions store_options(const config::Settings& settings);
workers::PoolSettings pool_settings(const config::Settings& settings);
data_sources::UploadLimits upload_limits(const config::Settings& settings);
std::size_t largest_upload(const config::Settings& settings);  // bytes of one request
auth::AuthOptions auth_options(const config::Settings& settings);
auth::CookieSecurity cookie_security(const config::Settings& settings);
crypto::Fernet encryption(const config::Settings& settings);
// The servers that are ours and that no customer may reach: the metadata store.
std::vector<std::string> own_hosts(const config::Settings& settings);
// None where the operator configured no model.
std::unique_ptr<llm::Connection> operators_model(http_client::Client& network,
                                                 const config::ModelSettings& settings);
// How tenants' own models are reached: no address of theirs is trusted.
http_client::NetworkSettings tenants_network(const config::ModelSettings& settings,
                                             network::Resolver& judge);
usage::Tariff tariff(const config::ModelSettings& settings);
dashboards::CacheLimits dashboard_cache(const config::Settings& settings);
dashboards::WidgetRunner::Times widget_times(const config::Settings& settings);
// Of the workers that a company may have, one is left for its questions.
std::size_t dashboard_lanes(const config::Settings& settings);
ai::answering::model::Egress egress(const config::ModelSettings& settings);
void configure_log(const config::Settings& settings);

}  // namespace datapilot::program
