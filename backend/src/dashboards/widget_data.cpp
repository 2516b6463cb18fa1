#include "dashboards/widget_data.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <utility>

#include "ai/answering/answer_json.h"
#include "ai/answering/outcome.h"
#include "query_plan/enum_names.h"
#include "query_plan/json.h"
#include "questions/labels.h"

namespace datapilot::dashboards {
namespace {

namespace json = boost::json;
using ai::answering::Outcome;
using query_plan::ColumnRef;
using query_plan::DateBucket;
using query_plan::QueryPlan;

json::value or_null(const std::string& text) {
    return text.empty() ? json::value(nullptr) : json::value(json::string(text));
}

json::value day_or_null(const std::optional<base::Date>& day) {
    return day ? json::value(query_plan::date_to_json(*day)) : json::value(nullptr);
}

// The column of a table that a dimension is, where it is just that.
std::optional<json::object> dimension_json(const QueryPlan& plan,
                                           const query_plan::Expression& value,
                                           const std::string& column) {
    const auto* bucket = std::get_if<DateBucket>(&value.node);
    const auto* of = std::get_if<ColumnRef>(bucket ? &bucket->date->node : &value.node);
    const auto* table = of ? std::get_if<std::string>(&plan.sources[of->source].from) : nullptr;
    if (!table) return std::nullopt;
    json::value grain;
    if (bucket) grain = json::string(query_plan::name_of(bucket->grain));
    return json::object{{"column", column},
                        {"of", {{"table", *table}, {"column", of->column}}},
                        {"grain", std::move(grain)}};
}

json::array dimensions_json(const Outcome& outcome) {
    json::array all;
    if (!outcome.plan) return all;
    std::size_t column = 0;
    for (const auto& dimension : outcome.plan->dimensions) {
        if (!dimension.shown || column == outcome.columns.size()) continue;
        const auto& name = outcome.columns[column++].column.name;
        if (auto one = dimension_json(*outcome.plan, dimension.value, name)) {
            all.push_back(std::move(*one));
        }
    }
    return all;
}

json::object fates_json(const Fates& fates) {
    json::array conditions;
    for (const auto fate : fates.conditions) conditions.emplace_back(name(fate));
    return {{"period", name(fates.period)}, {"conditions", std::move(conditions)}};
}

json::value comparison_json(const std::optional<ComparedNumber>& compared,
                            base::Language language) {
    if (!compared) return nullptr;
    return json::object{{"period", shown_period(compared->period, language)},
                        {"value", results::to_json(compared->value)},
                        {"change_percent", or_null(compared->change_percent.value_or(""))}};
}

// A filter that leaves a widget as it was is said: its number is not what the filter promises.
std::vector<questions::Warning> warnings_of(const WidgetResult& result) {
    std::vector<questions::Warning> warnings;
    const auto& fates = result.fates;
    if (fates.period == FilterFate::not_applicable) {
        warnings.push_back({"period_not_applied",
                            {"La période du tableau de bord ne s'applique pas à ce widget.",
                             "The period of the dashboard does not apply to this widget."}});
    }
    if (std::ranges::find(fates.conditions, FilterFate::not_applicable) != fates.conditions.end()) {
        warnings.push_back({"filter_not_applied",
                            {"Un filtre du tableau de bord ne s'applique pas à ce widget.",
                             "A filter of the dashboard does not apply to this widget."}});
    }
    return ai::answering::warnings_about(result.outcome, std::move(warnings));
}

}  // namespace

json::object shown_period(const Days& days, base::Language language) {
    return {{"from", day_or_null(days.from)},
            {"before", day_or_null(days.before)},
            {"label", questions::period_label({days.from, days.before}).in(language)}};
}

json::object widget_data(const WidgetId& id, const WidgetResult& result, const Showing& showing,
                         base::Instant now) {
    namespace answering = ai::answering;
    const auto& outcome = result.outcome;
    const auto age = std::chrono::duration_cast<std::chrono::seconds>(now - result.as_of);
    return {{"event", "widget"},
            {"widget_id", id.text()},
            {"interpretation", or_null(outcome.interpretation.text)},
            {"columns", answering::columns_to_json(outcome.columns)},
            {"rows", results::rows_to_json(outcome.rows)},
            {"row_count", outcome.rows.size()},
            {"truncated", outcome.truncated},
            {"chart", answering::chart_to_json(outcome.chart)},
            {"summary", or_null(outcome.summary)},
            {"dimensions", dimensions_json(outcome)},
            {"comparison", comparison_json(result.comparison, showing.language)},
            {"filters", fates_json(result.fates)},
            {"warnings", answering::warnings_to_json(warnings_of(result), showing.language)},
            {"cached", result.cached},
            {"as_of", base::iso_utc(result.as_of)},
            {"age_seconds", age.count()},
            {"sql_ms", static_cast<double>(result.sql_time.count()) / 1000.0}};
}

}  // namespace datapilot::dashboards
