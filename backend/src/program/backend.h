#pragma once

#include <boost/asio/io_context.hpp>
#include <optional>

#include "ai/ai_routes.h"
#include "ai/answer_journal.h"
#include "ai/assistant.h"
#include "ai/conversation_repository.h"
#include "ai/conversation_routes.h"
#include "ai/draft_figures.h"
#include "ai/draft_routes.h"
#include "ai/export_routes.h"
#include "ai/knowledge.h"
#include "ai/models/model_desk.h"
#include "ai/models/model_key_vault.h"
#include "ai/models/model_settings_repository.h"
#include "ai/models/model_settings_routes.h"
#include "ai/models/tenant_models.h"
#include "ai/suggestion_routes.h"
#include "ai/verified/verified_question_repository.h"
#include "ai/verified/verified_question_routes.h"
#include "audit/audit_reader.h"
#include "audit/audit_routes.h"
#include "auth/account_routes.h"
#include "auth/account_service.h"
#include "auth/auth_routes.h"
#include "auth/auth_service.h"
#include "base/clock.h"
#include "base/result.h"
#include "config/settings.h"
#include "crypto/password_hasher.h"
#include "dashboards/dashboard_data.h"
#include "dashboards/dashboard_repository.h"
#include "dashboards/dashboard_routes.h"
#include "dashboards/dashboards.h"
#include "dashboards/data_routes.h"
#include "dashboards/link_repository.h"
#include "dashboards/link_routes.h"
#include "dashboards/result_cache.h"
#include "dashboards/tenant_gate.h"
#include "dashboards/widget_repository.h"
#include "dashboards/widget_routes.h"
#include "dashboards/widget_run.h"
#include "data_sources/connection_vault.h"
#include "data_sources/connections.h"
#include "data_sources/data_source_repository.h"
#include "data_sources/data_source_routes.h"
#include "data_sources/data_sources.h"
#include "data_sources/server_source_repository.h"
#include "data_sources/server_sources.h"
#include "data_sources/storage.h"
#include "data_sources/synchroniser.h"
#include "data_sources/upload_form.h"
#include "http/dispatcher.h"
#include "http/server.h"
#include "http_client/network_client.h"
#include "idempotency/idempotent_creates.h"
#include "llm/connection.h"
#include "members/member_routes.h"
#include "members/members.h"
#include "network/resolver.h"
#include "postgres/pool.h"
#include "program/metrics.h"
#include "runtime/blocking_pool.h"
#include "runtime/task.h"
#include "runtime/task_group.h"
#include "semantic_layers/semantic_layer_repository.h"
#include "semantic_layers/semantic_layer_routes.h"
#include "semantic_layers/semantic_layers.h"
#include "usage/budget_repository.h"
#include "usage/usage_routes.h"
#include "workers/pool.h"
#include "workspaces/workspace_repository.h"
#include "workspaces/workspace_routes.h"

namespace datapilot::program {

// Everything that `serve` is made of. What stands first is used by what follows, and outlives it.
class Backend {
  public:
    Backend(boost::asio::io_context& loop, const config::Settings& settings);

    const http::Router& router() const { return application_.router; }

    // Serves until the process is told to end, then lets what runs finish. Fails where the store
    // does not go with this program.
    runtime::Task<base::Result<void>> run();

  private:
    http::Application make_application();
    http::Application make_watched();
    void listen();
    runtime::Task<base::Result<void>> check_store();
    runtime::Task<bool> store_works();
    runtime::Task<bool> workers_work();
    runtime::Task<void> start_workers();
    runtime::Task<void> stop();

    boost::asio::io_context& loop_;
    http::ServerSettings server_settings_;
    std::optional<http::ServerSettings> metrics_settings_;
    base::SystemClock clock_;
    postgres::Pool store_;
    workers::Pool workers_;
    crypto::PasswordHasher hasher_;
    auth::AuthService auth_;
    auth::AuthRoutes auth_routes_;
    auth::AccountService accounts_;
    auth::AccountRoutes account_routes_;
    audit::AuditReader audit_reader_;
    audit::AuditRoutes audit_routes_;
    members::Members members_;
    members::MemberRoutes member_routes_;
    idempotency::IdempotentCreates creates_;
    workspaces::WorkspaceRepository workspace_repository_;
    workspaces::WorkspaceRoutes workspace_routes_;
    data_sources::Storage storage_;
    runtime::BlockingPool file_threads_;
    data_sources::ConnectionVault vault_;
    data_sources::DataSourceRepository data_source_repository_;
    data_sources::ServerSourceRepository server_source_repository_;
    network::Resolver resolver_;
    data_sources::Connections connections_;
    data_sources::Synchroniser synchroniser_;
    data_sources::UploadReader uploads_;
    data_sources::DataSources data_sources_;
    data_sources::ServerSources server_sources_;
    data_sources::DataSourceRoutes data_source_routes_;
    runtime::BlockingPool reading_threads_;
    semantic_layers::SemanticLayerRepository semantic_layer_repository_;
    semantic_layers::SemanticLayers semantic_layers_;
    semantic_layers::SemanticLayerRoutes semantic_layer_routes_;
    ai::KnowledgeBase knowledge_;
    ai::ConversationRepository conversation_repository_;
    http_client::NetworkClient operators_network_;
    std::unique_ptr<llm::Connection> operators_model_;  // none is configured
    http_client::NetworkClient tenants_network_;
    ai::models::ModelKeyVault model_keys_;
    ai::models::ModelSettingsRepository model_settings_;
    ai::models::TenantModels tenant_models_;
    usage::BudgetRepository budget_repository_;
    usage::UsageRoutes usage_routes_;
    ai::models::ModelDesk models_;
    ai::models::ModelSettingsRoutes model_settings_routes_;
    ai::verified::VerifiedQuestionRepository verified_questions_;
    ai::verified::VerifiedQuestionRoutes verified_question_routes_;
    ai::AnswerJournal answer_journal_;
    ai::Assistant assistant_;
    ai::AiRoutes ai_routes_;
    ai::ExportRoutes export_routes_;
    ai::SuggestionRoutes suggestion_routes_;
    ai::DraftFigures draft_figures_;
    ai::DraftRoutes draft_routes_;
    ai::ConversationRoutes conversation_routes_;
    dashboards::DashboardRepository dashboard_repository_;
    dashboards::Dashboards dashboards_;
    dashboards::DashboardRoutes dashboard_routes_;
    dashboards::WidgetRepository widget_repository_;
    dashboards::WidgetRoutes widget_routes_;
    dashboards::ResultCache result_cache_;
    dashboards::TenantGate dashboard_gate_;
    dashboards::WidgetRunner widget_runner_;
    dashboards::DashboardData dashboard_data_;
    dashboards::DataRoutes dashboard_data_routes_;
    dashboards::LinkRepository link_repository_;
    dashboards::LinkRoutes link_routes_;
    Metrics metrics_;
    http::Application application_;
    http::Application watched_;  // for those who watch over it, on a port of their own
    std::optional<http::Server> server_;
    std::optional<http::Server> metrics_server_;
    runtime::TaskGroup background_;
};

}  // namespace datapilot::program
