#pragma once

#include <chrono>
#include <optional>

#include "ai/answering/answer.h"
#include "ai/knowledge.h"
#include "base/clock.h"
#include "base/result.h"
#include "dashboards/compared_period.h"
#include "dashboards/filtering.h"
#include "dashboards/result_cache.h"
#include "dashboards/tenant_gate.h"
#include "dashboards/widget.h"
#include "data_sources/data_sources.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::dashboards {

enum class Freshness { cached, computed_again };

// What all widgets of one showing have in common.
struct Showing {
    Filters filters;
    Freshness freshness = Freshness::cached;
    base::Date today{};
    std::string time_zone = "Europe/Paris";
    base::Language language = base::Language::french;
};

// A data source of a showing, and what is known of it.
struct KnownSource {
    data_sources::DataSource source;
    ai::KnowledgeBase::Known knowledge;
};

// A number beside that of another period.
struct ComparedNumber {
    Days period;
    results::Cell value;
    std::optional<std::string> change_percent{};
};

// One widget as it is shown.
struct WidgetResult {
    ai::answering::Outcome outcome;
    Fates fates;
    std::optional<ComparedNumber> comparison{};
    bool cached = false;
    base::Instant as_of{};
    std::chrono::microseconds sql_time{};
};

// How old rows may be that were kept: those of files change with their version alone, those of
// servers at any time.
struct RowAge {
    std::chrono::seconds of_files{3600};
    std::chrono::seconds of_servers{60};
};

// Has the queries of widgets run the road of every query: plan, SQL, guard, worker.
class WidgetRunner {
  public:
    struct Means {
        data_sources::DataSources& sources;
        ResultCache& cache;
        TenantGate& gate;
        const base::Clock& clock;
    };
    struct Times {
        std::chrono::seconds query;
        RowAge rows;
    };

    WidgetRunner(Means means, Times times) : means_(means), times_(times) {}

    // Failures: those of a query, and validation_failed for a plan that can no longer be read.
    // Cancelling kills the query. What is pointed to outlives the task.
    runtime::Task<base::Result<WidgetResult>> run(tenancy::TenantScope scope, const Widget* widget,
                                                  const Showing* showing,
                                                  const KnownSource* source);

  private:
    struct Rows {
        KnownResult result;
        bool cached = false;
    };

    runtime::Task<base::Result<WidgetResult>> run_plan(tenancy::TenantScope scope,
                                                       const Widget* widget, const Showing* showing,
                                                       const KnownSource* source);
    runtime::Task<base::Result<WidgetResult>> run_sql(tenancy::TenantScope scope,
                                                      const Widget* widget, const Showing* showing,
                                                      const KnownSource* source);
    runtime::Task<base::Result<void>> run_outcome(tenancy::TenantScope scope, WidgetResult* result,
                                                  const Showing* showing,
                                                  const KnownSource* source);
    runtime::Task<base::Result<void>> compare(tenancy::TenantScope scope, WidgetResult* result,
                                              Comparison comparison, const Showing* showing,
                                              const KnownSource* source);
    runtime::Task<base::Result<Rows>> rows(tenancy::TenantScope scope, std::string sql,
                                           const Showing* showing, const KnownSource* source);
    runtime::Task<base::Result<workers::QueryOutcome>> query(tenancy::TenantScope scope,
                                                             const ResultKey* key,
                                                             const KnownSource* source);
    std::optional<KnownResult> kept(const ResultKey& key, const Showing& showing,
                                    const KnownSource& source);

    Means means_;
    Times times_;
};

}  // namespace datapilot::dashboards
