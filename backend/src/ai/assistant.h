#pragma once

#include <boost/json/object.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "ai/answer_journal.h"
#include "ai/answering/answer_question.h"
#include "ai/conversation_repository.h"
#include "ai/knowledge.h"
#include "ai/models/model_desk.h"
#include "ai/query_request.h"
#include "ai/run_request.h"
#include "ai/verified/verified_question_repository.h"
#include "base/result.h"
#include "data_sources/data_sources.h"
#include "runtime/blocking_pool.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::ai {

// A question whose data source and conversation are known to be the asker's.
struct PreparedQuestion {
    data_sources::DataSource source;
    KnowledgeBase::Known knowledge;
    std::optional<base::ConversationId> conversation;
    answering::Asked asked;
    std::string request_id;
};

// All rows of a past answer, with the columns as it showed them.
struct AllRows {
    std::string question;
    std::vector<results::ShownColumn> columns;
    results::Rows rows;
};

// A question as far as it is typed.
struct TypedQuestion {
    std::string text;
    base::Language language = base::Language::french;
    base::Date today{};
};

class Assistant {
  public:
    struct Means {
        data_sources::DataSources& sources;
        ConversationRepository& conversations;
        KnowledgeBase& knowledge;
        runtime::BlockingPool& blocking;
        models::ModelDesk& models;
        verified::VerifiedQuestionRepository& verified;
        AnswerJournal& journal;
    };

    Assistant(Means means, std::chrono::seconds query_time)
        : means_(means), query_time_(query_time) {}

    // Everything that can be wrong before the work starts.
    runtime::Task<base::Result<PreparedQuestion>> prepare(tenancy::TenantScope scope,
                                                          QueryRequest request,
                                                          std::string request_id);
    // conflict where the past answer has no plan that could be changed, or no SQL.
    runtime::Task<base::Result<PreparedQuestion>> prepare(tenancy::TenantScope scope,
                                                          RunRequest request,
                                                          std::string request_id);

    // The Answer of docs/api/openapi.yaml, once it is kept. Cancelling kills the query.
    runtime::Task<base::Result<boost::json::object>> answer(tenancy::TenantScope scope,
                                                            PreparedQuestion prepared,
                                                            answering::EventSink tell);

    runtime::Task<base::Result<std::vector<std::string>>> suggestions(tenancy::TenantScope scope,
                                                                      base::DataSourceId source,
                                                                      base::Language language);

    runtime::Task<base::Result<questions::TypedText>> complete(tenancy::TenantScope scope,
                                                               base::DataSourceId source,
                                                               TypedQuestion typed);

    // PlanChoices of docs/api/openapi.yaml; conflict where the answer has no plan.
    runtime::Task<base::Result<boost::json::object>> choices(tenancy::TenantScope scope,
                                                             base::AnswerId id);

    // Keeps the verdict, and the question as a verified one where that is wished: forbidden for
    // viewers, conflict where the answer has no plan.
    runtime::Task<base::Result<void>> judge(tenancy::TenantScope scope, Feedback feedback);

    // Runs the SQL of a past answer again; conflict where it had none.
    runtime::Task<base::Result<AllRows>> all_rows(tenancy::TenantScope scope, base::AnswerId id);

  private:
    // What a past answer was asked about, as it is now.
    runtime::Task<base::Result<PreparedQuestion>> prepare_again(tenancy::TenantScope scope,
                                                                const PastAnswer* past);
    answering::RunQuery runner(tenancy::TenantScope scope, data_sources::DataSource source,
                               workers::QueryJob caps);
    answering::ReadQuestion reader();

    Means means_;
    std::chrono::seconds query_time_;
};

}  // namespace datapilot::ai
