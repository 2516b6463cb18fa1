#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <vector>

#include "ai/answering/answer.h"
#include "ai/conversation.h"
#include "ai/feedback.h"
#include "base/page.h"
#include "base/result.h"
#include "postgres/pool.h"
#include "query_plan/query_plan.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::ai {

using ConversationPage = base::Page<Conversation, base::TimeCursor>;

// The last used first.
struct ConversationList {
    std::optional<std::string> source_id{};
    // Words that the title or the questions hold, whatever their case and accents; "": any.
    std::string words{};
    base::PageRequest<base::TimeCursor> page{};
};

// What is kept of one question.
struct Exchange {
    base::DataSourceId source;
    std::optional<base::ConversationId> conversation;  // absent: it starts one
    answering::Answer answer;
    std::string request_id;
};

// An answer as it was sent, and the SQL that made it.
struct PastAnswer {
    base::DataSourceId source;
    base::ConversationId conversation;
    std::string question;
    base::Language language = base::Language::french;
    answering::Engine engine = answering::Engine::rules;
    std::optional<query_plan::QueryPlan> plan{};  // absent where nothing was read
    std::optional<std::string> sql{};             // absent where nothing was run
    boost::json::object answer;
};

// A user's own conversations: those of another user of the tenant are not found either.
class ConversationRepository {
  public:
    explicit ConversationRepository(postgres::Pool& pool) : pool_(pool) {}

    // The plan that a follow-up changes, if any question of the conversation was answered.
    // not_found where this user has no such conversation about this data source.
    runtime::Task<base::Result<std::optional<query_plan::QueryPlan>>> last_plan(
        tenancy::TenantScope scope, base::ConversationId id, base::DataSourceId source);

    // With its entry in the audit log. not_found where the conversation or the data source has
    // gone in the meantime.
    runtime::Task<base::Result<KeptAnswer>> keep(tenancy::TenantScope scope, Exchange exchange);

    runtime::Task<ConversationPage> list(tenancy::TenantScope scope, ConversationList request);
    runtime::Task<base::Result<Conversation>> find(tenancy::TenantScope scope,
                                                   base::ConversationId id);
    runtime::Task<base::Result<Conversation>> rename(tenancy::TenantScope scope,
                                                     base::ConversationId id, std::string title);
    // With its answers, and with an entry in the audit log.
    runtime::Task<base::Result<void>> remove(tenancy::TenantScope scope, base::ConversationId id,
                                             std::string request_id);
    // The last ones, oldest first.
    runtime::Task<std::vector<boost::json::object>> answers(tenancy::TenantScope scope,
                                                            base::ConversationId id,
                                                            std::int64_t most);
    runtime::Task<base::Result<PastAnswer>> answer(tenancy::TenantScope scope, base::AnswerId id);

    // A second verdict of the user takes the place of the first. not_found where the answer is not
    // of this user.
    runtime::Task<base::Result<void>> judge(tenancy::TenantScope scope, Feedback feedback);

  private:
    postgres::Pool& pool_;
};

}  // namespace datapilot::ai
