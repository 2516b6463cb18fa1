#include "program/backend.h"

#include <unistd.h>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <utility>

#include "base/freed_memory.h"
#include "base/unavailable.h"
#include "http/health_routes.h"
#include "postgres/migrations.h"
#include "program/wiring.h"
#include "runtime/log.h"
#include "runtime/shutdown_signal.h"

namespace datapilot::program {
namespace {

namespace asio = boost::asio;
namespace log = runtime::log;
using namespace std::chrono_literals;

// Writing what is uploaded, removing what is deleted.
constexpr std::size_t file_threads = 2;
constexpr std::size_t waiting_file_calls = 256;

// Reading questions, and indexing what they may be about.
constexpr std::size_t reading_threads = 2;
constexpr std::size_t waiting_questions = 256;
constexpr std::size_t known_sources = 64;

// From the signal to the end of the process; then the kernel ends it.
constexpr unsigned longest_shutdown_seconds = 10;

runtime::Task<void> give_back_freed_memory_at_times() {
    asio::steady_timer timer{co_await asio::this_coro::executor};
    for (;;) {
        timer.expires_after(1min);
        co_await timer.async_wait(asio::use_awaitable);
        base::give_back_freed_memory();
    }
}

}  // namespace

Backend::Backend(boost::asio::io_context& loop, const config::Settings& settings)
    : loop_(loop),
      server_settings_(server_settings(settings)),
      metrics_settings_(metrics_settings(settings)),
      store_(loop.get_executor(), store_options(settings)),
      workers_(loop.get_executor(), pool_settings(settings)),
      auth_(store_, hasher_, clock_, auth_options(settings)),
      auth_routes_(auth_, cookie_security(settings)),
      accounts_({store_, hasher_, auth_.watch(), auth_.throttle(), clock_}),
      account_routes_(accounts_),
      audit_reader_(store_),
      audit_routes_(audit_reader_),
      members_(store_, auth_),
      member_routes_(members_, auth_.links()),
      creates_(store_),
      workspace_repository_(store_),
      workspace_routes_(workspace_repository_, creates_),
      storage_(settings.data_directory / "sources", settings.least_free_bytes),
      file_threads_(file_threads, waiting_file_calls),
      vault_(encryption(settings), clock_),
      data_source_repository_(store_, vault_),
      server_source_repository_(store_, vault_),
      resolver_(network::AddressPolicy{settings.allowed_networks}, own_hosts(settings)),
      connections_({store_, resolver_, workers_, file_threads_}),
      synchroniser_(loop.get_executor(), {server_source_repository_, connections_, clock_},
                    settings.schema_age),
      uploads_(storage_, file_threads_, upload_limits(settings)),
      data_sources_(
          {data_source_repository_, storage_, workers_, file_threads_, connections_, synchroniser_},
          upload_limits(settings), settings.ingest_time),
      server_sources_({data_source_repository_, server_source_repository_, connections_,
                       synchroniser_, workers_}),
      data_source_routes_({data_sources_, server_sources_, uploads_, creates_},
                          largest_upload(settings)),
      reading_threads_(reading_threads, waiting_questions),
      semantic_layer_repository_(store_),
      semantic_layers_({semantic_layer_repository_, data_sources_, reading_threads_}),
      semantic_layer_routes_(semantic_layers_, reading_threads_, clock_),
      knowledge_(data_sources_, semantic_layer_repository_, reading_threads_, known_sources),
      conversation_repository_(store_),
      operators_network_(llm::network_settings(settings.model)),
      operators_model_(operators_model(operators_network_, settings.model)),
      tenants_network_(tenants_network(settings.model, resolver_)),
      model_keys_(encryption(settings), clock_),
      model_settings_(store_),
      tenant_models_(tenants_network_, model_keys_, {settings.model.most_time}),
      budget_repository_(store_),
      usage_routes_(budget_repository_, clock_, tariff(settings.model).budgets),
      models_({operators_model_ ? &operators_model_->provider() : nullptr, tenant_models_,
               tenants_network_, model_keys_, model_settings_, budget_repository_, store_, clock_},
              {tariff(settings.model), egress(settings.model)}),
      model_settings_routes_(models_),
      verified_questions_(store_),
      verified_question_routes_(verified_questions_, data_sources_),
      answer_journal_(settings.slow_question),
      assistant_({data_sources_, conversation_repository_, knowledge_, reading_threads_, models_,
                  verified_questions_, answer_journal_},
                 settings.query_time),
      ai_routes_(assistant_, creates_, clock_),
      export_routes_(assistant_, file_threads_),
      suggestion_routes_(assistant_, clock_),
      draft_figures_({data_sources_, knowledge_, reading_threads_}, settings.query_time),
      draft_routes_(draft_figures_, reading_threads_, clock_),
      conversation_routes_(conversation_repository_),
      dashboard_repository_(store_),
      dashboards_(dashboard_repository_, data_sources_),
      dashboard_routes_(dashboard_repository_, dashboards_, creates_),
      widget_repository_(store_),
      widget_routes_({widget_repository_, conversation_repository_, creates_}),
      result_cache_(dashboard_cache(settings)),
      dashboard_gate_(loop.get_executor(), dashboard_lanes(settings)),
      widget_runner_({data_sources_, result_cache_, dashboard_gate_, clock_},
                     widget_times(settings)),
      dashboard_data_({data_sources_, knowledge_, widget_runner_, clock_},
                      dashboard_lanes(settings)),
      dashboard_data_routes_(dashboard_repository_, dashboard_data_, clock_),
      link_repository_(store_),
      link_routes_(link_repository_, dashboard_data_, clock_),
      metrics_({workers_, store_, knowledge_, budget_repository_, answer_journal_}),
      application_(make_application()),
      watched_(make_watched()),
      background_(loop.get_executor()) {}

http::Application Backend::make_application() {
    http::Application application;
    application.authenticate = [this](std::string token) {
        return auth_.authenticate(std::move(token));
    };
    application.observe = [this](const http::Exchange& exchange) { metrics_.observe(exchange); };
    auto& router = application.router;
    http::add_health_routes(router, {{"database", [this] { return store_works(); }},
                                     {"workers", [this] { return workers_work(); }}});
    auth_routes_.add_to(router);
    account_routes_.add_to(router);
    member_routes_.add_to(router);
    audit_routes_.add_to(router);
    workspace_routes_.add_to(router);
    data_source_routes_.add_to(router);
    semantic_layer_routes_.add_to(router);
    ai_routes_.add_to(router);
    export_routes_.add_to(router);
    suggestion_routes_.add_to(router);
    draft_routes_.add_to(router);
    conversation_routes_.add_to(router);
    dashboard_routes_.add_to(router);
    widget_routes_.add_to(router);
    dashboard_data_routes_.add_to(router);
    link_routes_.add_to(router);
    verified_question_routes_.add_to(router);
    usage_routes_.add_to(router);
    model_settings_routes_.add_to(router);
    return application;
}

http::Application Backend::make_watched() {
    http::Application application;
    application.router.operational("/metrics", http::handler(&metrics_, &Metrics::scrape));
    return application;
}

// Throws where a port is taken, before anything runs.
void Backend::listen() {
    server_.emplace(loop_.get_executor(), server_settings_, application_);
    log::info("listening", {{"address", server_settings_.address}, {"port", server_->port()}});
    if (!metrics_settings_) return;
    metrics_server_.emplace(loop_.get_executor(), *metrics_settings_, watched_);
    log::info("metrics_listening",
              {{"address", metrics_settings_->address}, {"port", metrics_server_->port()}});
}

runtime::Task<base::Result<void>> Backend::run() {
    auto stored = co_await check_store();
    if (!stored) co_return stored.error();
    storage_.sweep();
    listen();
    background_.spawn("workers", start_workers());
    background_.spawn("freed_memory", give_back_freed_memory_at_times());
    background_.spawn("server", server_->serve());
    if (metrics_server_) {
        background_.spawn("metrics", metrics_server_->serve());
        background_.spawn("event_loop", metrics_.watch_loop());
    }

    const int signal = co_await runtime::shutdown_signal();
    log::info("stopping", {{"signal", signal}});
    co_await stop();
    log::info("stopped");
    co_return base::Result<void>{};
}

// A store that is away may come back: until then the program is not ready. One that does not go
// with the program never will.
runtime::Task<base::Result<void>> Backend::check_store() {
    try {
        co_return co_await postgres::check_store(store_);
    } catch (const base::Unavailable& away) {
        log::warning("store_away", {{"reason", away.what()}});
    }
    co_return base::Result<void>{};
}

runtime::Task<bool> Backend::store_works() {
    const auto checked = co_await postgres::check_store(store_);
    co_return checked.has_value();
}

runtime::Task<bool> Backend::workers_work() {
    const auto status = co_await workers_.status();
    co_return status.busy + status.idle + status.spare > 0;
}

runtime::Task<void> Backend::start_workers() {
    const auto missing = co_await workers_.start();
    if (!missing) {
        log::error("workers_failed", {{"reason", missing.error().detail}});
        co_return;
    }
    for (const auto& sentence : *missing) log::warning("sandbox_lacks", {{"what", sentence}});
}

runtime::Task<void> Backend::stop() {
    alarm(longest_shutdown_seconds);
    co_await server_->stop();
    if (metrics_server_) co_await metrics_server_->stop();
    co_await synchroniser_.stop();
    co_await workers_.stop(500ms);
    co_await background_.stop();
    co_await auth_.stop();
    co_await store_.close();
    alarm(0);
}

}  // namespace datapilot::program
