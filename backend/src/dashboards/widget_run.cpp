#include "dashboards/widget_run.h"

#include <memory>
#include <utility>

#include "ai/answering/outcome.h"
#include "query_plan/json.h"
#include "results/decimal_digits.h"

namespace datapilot::dashboards {
namespace {

using ai::answering::Outcome;
using runtime::Task;
using tenancy::TenantScope;

constexpr std::int64_t most_rows = 1000;

PlanSource plan_source(const KnownSource& source) {
    return {source.knowledge->subject().catalog, source.knowledge->rules()};
}

// The one number of a result that is a number.
std::optional<results::Cell> number_in(const Outcome& outcome) {
    if (outcome.chart.type != charts::ChartType::number) return std::nullopt;
    for (std::size_t i = 0; i < outcome.columns.size(); ++i) {
        if (outcome.columns[i].column.name == outcome.chart.series.front().column) {
            return outcome.rows.front()[i];
        }
    }
    return std::nullopt;
}

// A widget that follows the calendar is about what its period is today.
query_plan::QueryPlan own_period(query_plan::QueryPlan plan, const WidgetInput& widget,
                                 const Showing& showing, const PlanSource& source) {
    if (!widget.period) return plan;
    auto over = plan_over(plan, days_of(*widget.period, showing.today), source);
    return over ? std::move(*over) : std::move(plan);
}

base::Error unreadable_plan() {
    return {base::Errc::validation_failed,
            {"La requête de ce widget ne peut plus être lue : refaites-le depuis une question.",
             "The query of this widget can no longer be read: make it again from a question."}};
}

}  // namespace

Task<base::Result<WidgetResult>> WidgetRunner::run(TenantScope scope, const Widget* widget,
                                                   const Showing* showing,
                                                   const KnownSource* source) {
    return widget->made.content.contains("plan")
               ? run_plan(std::move(scope), widget, showing, source)
               : run_sql(std::move(scope), widget, showing, source);
}

Task<base::Result<WidgetResult>> WidgetRunner::run_plan(TenantScope scope, const Widget* widget,
                                                        const Showing* showing,
                                                        const KnownSource* source) {
    auto plan = query_plan::plan_from_json(widget->made.content.at("plan"));
    if (!plan) co_return unreadable_plan();
    plan->calendar.today = showing->today;
    plan->calendar.time_zone = showing->time_zone;
    auto own = own_period(std::move(*plan), widget->made, *showing, plan_source(*source));
    auto over = filtered(std::move(own), showing->filters, showing->today, plan_source(*source));
    auto outcome = ai::answering::planned_outcome(
        std::move(over.plan), source->knowledge->subject().catalog, showing->language);
    if (!outcome) co_return outcome.error();
    WidgetResult result{.outcome = std::move(*outcome), .fates = std::move(over.fates)};
    auto ran = co_await run_outcome(scope, &result, showing, source);
    if (!ran) co_return ran.error();
    auto compared =
        co_await compare(std::move(scope), &result, widget->made.comparison, showing, source);
    if (!compared) co_return compared.error();
    co_return result;
}

Task<base::Result<WidgetResult>> WidgetRunner::run_sql(TenantScope scope, const Widget* widget,
                                                       const Showing* showing,
                                                       const KnownSource* source) {
    WidgetResult result;
    result.outcome.sql = widget->made.content.at("sql").as_string();
    result.outcome.dialect = source->knowledge->subject().catalog.dialect;
    const auto& filters = showing->filters;
    if (filters.period) result.fates.period = FilterFate::not_applicable;
    result.fates.conditions.assign(filters.conditions.size(), FilterFate::not_applicable);
    auto ran = co_await run_outcome(std::move(scope), &result, showing, source);
    if (!ran) co_return ran.error();
    co_return result;
}

Task<base::Result<void>> WidgetRunner::run_outcome(TenantScope scope, WidgetResult* result,
                                                   const Showing* showing,
                                                   const KnownSource* source) {
    auto found = co_await rows(std::move(scope), result->outcome.sql, showing, source);
    if (!found) co_return found.error();
    result->cached = found->cached;
    result->as_of = found->result.as_of;
    result->sql_time = found->result.sql_time;
    ai::answering::take_rows(result->outcome, *found->result.table, showing->language);
    co_return base::Result<void>{};
}

// A number without a period, or of a result that is none, is shown alone.
Task<base::Result<void>> WidgetRunner::compare(TenantScope scope, WidgetResult* result,
                                               Comparison comparison, const Showing* showing,
                                               const KnownSource* source) {
    const auto now = number_in(result->outcome);
    const auto period = now ? period_of(*result->outcome.plan) : std::nullopt;
    const auto other = period ? compared_period(*period, comparison, showing->today) : std::nullopt;
    if (!other) co_return base::Result<void>{};
    auto plan = plan_over(*result->outcome.plan, *other, plan_source(*source));
    if (!plan) co_return base::Result<void>{};
    auto outcome = ai::answering::planned_outcome(
        std::move(*plan), source->knowledge->subject().catalog, showing->language);
    if (!outcome) co_return outcome.error();
    auto found = co_await rows(std::move(scope), outcome->sql, showing, source);
    if (!found) co_return found.error();
    ai::answering::take_rows(*outcome, *found->result.table, showing->language);
    auto value = number_in(*outcome).value_or(results::Cell{});
    auto percent = change_percent(results::digits_of(value), results::digits_of(*now));
    result->comparison = ComparedNumber{*other, std::move(value), std::move(percent)};
    co_return base::Result<void>{};
}

std::optional<KnownResult> WidgetRunner::kept(const ResultKey& key, const Showing& showing,
                                              const KnownSource& source) {
    if (showing.freshness == Freshness::computed_again) return std::nullopt;
    const auto age = source.source.server ? times_.rows.of_servers : times_.rows.of_files;
    return means_.cache.find(key, means_.clock.now() - age);
}

Task<base::Result<WidgetRunner::Rows>> WidgetRunner::rows(TenantScope scope, std::string sql,
                                                          const Showing* showing,
                                                          const KnownSource* source) {
    ResultKey key{scope.tenant(), source->source.id, source->source.version, showing->time_zone,
                  std::move(sql)};
    if (auto known = kept(key, *showing, *source)) co_return Rows{std::move(*known), true};
    const auto pass = co_await means_.gate.enter(scope.tenant());
    // Somebody else may have had it computed in the meantime.
    if (auto known = kept(key, *showing, *source)) co_return Rows{std::move(*known), true};
    auto ran = co_await query(std::move(scope), &key, source);
    if (!ran) co_return ran.error();
    KnownResult result{std::make_shared<const results::ResultTable>(std::move(ran->table)),
                       ran->sql_time, means_.clock.now()};
    means_.cache.keep(std::move(key), result);
    co_return Rows{std::move(result), false};
}

Task<base::Result<workers::QueryOutcome>> WidgetRunner::query(TenantScope scope,
                                                              const ResultKey* key,
                                                              const KnownSource* source) {
    workers::QueryJob job;
    job.sql = key->sql;
    job.time_zone = key->time_zone;
    job.row_cap = most_rows;
    co_return co_await means_.sources.query(std::move(scope), source->source, std::move(job),
                                            times_.query);
}

}  // namespace datapilot::dashboards
