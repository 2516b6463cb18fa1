#include "ai/answering/query_run.h"

#include <utility>

#include "ai/answering/outcome.h"

namespace datapilot::ai::answering {

using runtime::Task;

Task<base::Result<Ran>> run_outcome(Outcome outcome, const RunQuery& run, std::int64_t row_cap,
                                    Narrator& narrator) {
    Event sql = SqlReady{outcome.sql, outcome.dialect};
    co_await narrator.tell(std::move(sql));
    base::Text running{"Calcul en cours", "Running"};
    co_await narrator.reached(Step::running, std::move(running));
    auto ran = co_await run(outcome.sql, row_cap);
    if (!ran) co_return ran.error();
    take_rows(outcome, std::move(ran->table), narrator.language());
    co_return Ran{std::move(outcome), ran->sql_time, ran->rows_scanned};
}

}  // namespace datapilot::ai::answering
