#include "dashboards/dashboard_rows.h"

#include <boost/json.hpp>
#include <stdexcept>
#include <utility>

#include "dashboards/refusals.h"

namespace datapilot::dashboards {
namespace {

namespace json = boost::json;
using runtime::Task;
using tenancy::TenantScope;

// The same text that PUT takes was checked when it was kept.
Filters filters_from(const postgres::Row& row) {
    return filters_from_json(json::parse(row.text("filters")).as_object(), {}).value();
}

std::optional<ChartWish> chart_from(const json::object& display) {
    const auto* chart = display.if_contains("chart");
    if (!chart || !chart->is_object()) return std::nullopt;
    const auto wish = [&](const char* name) {
        const auto* found = chart->get_object().if_contains(name);
        return found ? std::optional{found->as_bool()} : std::nullopt;
    };
    return ChartWish{wish("horizontal"), wish("stacked")};
}

WidgetInput made_from(const postgres::Row& row) {
    WidgetInput made;
    made.type = widget_type_from(row.text("chart_type")).value();
    made.title = row.text("title");
    if (auto source = row.optional_text("data_source_id")) made.source.emplace(std::move(*source));
    made.content = json::parse(row.text("query_json")).as_object();
    const auto display = json::parse(row.text("display")).as_object();
    made.chart = chart_from(display);
    if (const auto* period = display.if_contains("period"); period && period->is_object()) {
        made.period = period_from_json(period->as_object(), {}).value();
    }
    if (const auto* comparison = display.if_contains("comparison")) {
        made.comparison = comparison_from(comparison->as_string()).value();
    }
    made.position = json::parse(row.text("position")).as_object();
    return made;
}

Widget widget_from(const postgres::Row& row) {
    return {row.id<WidgetId>("id"), row.id<DashboardId>("dashboard_id"), row.integer("version"),
            made_from(row),         row.instant("created_at"),           row.instant("updated_at")};
}

json::object row_of(const WidgetInput& widget) {
    const auto or_null = [](const auto& id) {
        return id ? json::value(id->text()) : json::value(nullptr);
    };
    return {{"id", or_null(widget.id)},
            {"title", widget.title},
            {"data_source_id", or_null(widget.source)},
            {"query_json", widget.content},
            {"chart_type", name(widget.type)},
            {"display",
             {{"chart", to_json(widget.chart)},
              {"period", widget.period ? json::value(to_json(*widget.period)) : json::value()},
              {"comparison", name(widget.comparison)}}},
            {"position", widget.position}};
}

}  // namespace

DashboardSummary summary_from(const postgres::Row& row) {
    return {.id = row.id<DashboardId>("id"),
            .workspace = row.id<base::WorkspaceId>("workspace_id"),
            .name = row.text("name"),
            .description = row.text("description"),
            .version = row.integer("version"),
            .widget_count = row.integer("widget_count"),
            .created_at = row.instant("created_at"),
            .updated_at = row.instant("updated_at")};
}

Task<std::vector<Widget>> read_widgets(postgres::Transaction* transaction, TenantScope scope,
                                       DashboardId dashboard) {
    const auto rows = co_await transaction->query(
        "SELECT widgets.id, dashboard_id, version, title, data_source_id, query_json, chart_type, "
        "display, position, widgets.created_at, widgets.updated_at "
        "FROM widgets JOIN dashboards "
        "ON (dashboards.tenant_id, dashboards.id) = (widgets.tenant_id, dashboard_id) "
        "WHERE widgets.tenant_id = $1 AND dashboard_id = $2 "
        "ORDER BY (position -> 'lg' ->> 'y')::int, (position -> 'lg' ->> 'x')::int, widgets.id",
        scope.tenant(), dashboard);
    std::vector<Widget> widgets;
    for (const auto row : rows) widgets.push_back(widget_from(row));
    co_return widgets;
}

Task<base::Result<Dashboard>> read_dashboard(postgres::Transaction* transaction, TenantScope scope,
                                             DashboardId id) {
    const auto rows = co_await transaction->query(
        "SELECT id, workspace_id, name, description, version, filters, layout_json, created_at, "
        "updated_at, 0 AS widget_count FROM dashboards WHERE tenant_id = $1 AND id = $2",
        scope.tenant(), id);
    if (rows.empty()) co_return no_such_dashboard();
    Dashboard dashboard{summary_from(rows[0]),
                        filters_from(rows[0]),
                        json::parse(rows[0].text("layout_json")).as_object(),
                        {}};
    dashboard.widgets = co_await read_widgets(transaction, std::move(scope), std::move(id));
    dashboard.summary.widget_count = std::ssize(dashboard.widgets);
    co_return dashboard;
}

Task<base::Result<std::vector<WidgetId>>> write_widgets(postgres::Transaction* transaction,
                                                        TenantScope scope, DashboardId dashboard,
                                                        const std::vector<WidgetInput>* widgets) {
    json::array array;
    for (const auto& widget : *widgets) array.push_back(row_of(widget));
    const auto records = json::serialize(array);
    const auto rows = co_await transaction->attempt(
        "INSERT INTO widgets (tenant_id, id, dashboard_id, title, data_source_id, query_json, "
        "    chart_type, display, position) "
        "SELECT $1, coalesce(id, gen_random_uuid()), $2, title, data_source_id, query_json, "
        "    chart_type, display, position "
        "FROM jsonb_to_recordset($3::jsonb) AS made (id uuid, title text, data_source_id uuid, "
        "    query_json jsonb, chart_type text, display jsonb, position jsonb) "
        "ON CONFLICT (tenant_id, id) DO UPDATE SET title = excluded.title, "
        "    data_source_id = excluded.data_source_id, query_json = excluded.query_json, "
        "    chart_type = excluded.chart_type, display = excluded.display, "
        "    position = excluded.position, updated_at = now() "
        "WHERE widgets.dashboard_id = excluded.dashboard_id RETURNING id",
        scope.tenant(), dashboard, records);
    if (!rows) {
        if (rows.error().constraint == "widgets_data_source") co_return no_such_source();
        throw std::logic_error("a widget violates " + rows.error().constraint);
    }
    if (std::cmp_not_equal(rows->size(), widgets->size())) co_return id_of_another_dashboard();
    std::vector<WidgetId> ids;
    for (const auto row : *rows) ids.push_back(row.id<WidgetId>("id"));
    co_return ids;
}

Task<base::Result<std::int64_t>> next_version(postgres::Transaction* transaction, TenantScope scope,
                                              DashboardId id, std::optional<std::int64_t> read_at) {
    const auto rows = co_await transaction->query(
        "SELECT version FROM dashboards WHERE tenant_id = $1 AND id = $2 FOR UPDATE",
        scope.tenant(), id);
    if (rows.empty()) co_return no_such_dashboard();
    const auto current = rows[0].integer("version");
    if (read_at && *read_at != current) co_return changed_since(current);
    co_await transaction->query(
        "UPDATE dashboards SET version = version + 1, updated_at = now() "
        "WHERE tenant_id = $1 AND id = $2",
        scope.tenant(), id);
    co_return current + 1;
}

}  // namespace datapilot::dashboards
