#include "dashboards/widget_repository.h"

#include <algorithm>
#include <utility>

#include "audit/audit_log.h"
#include "dashboards/dashboard_rows.h"
#include "dashboards/refusals.h"
#include "dashboards/widget_body.h"

namespace datapilot::dashboards {
namespace {

using runtime::Task;
using tenancy::TenantScope;

base::Result<Widget> widget_among(std::vector<Widget> widgets, const WidgetId& id) {
    const auto found = std::ranges::find(widgets, id, &Widget::id);
    if (found == widgets.end()) return no_such_widget();
    return std::move(*found);
}

std::int64_t bottom_of(const std::vector<Widget>& widgets) {
    std::int64_t bottom = 0;
    for (const auto& widget : widgets) {
        const auto& place = widget.made.position.at("lg").as_object();
        bottom = std::max(bottom, place.at("y").as_int64() + place.at("h").as_int64());
    }
    return bottom;
}

audit::Event event_of(const char* action, const WidgetId& id, const DashboardId& dashboard,
                      std::string request_id) {
    return {.action = action,
            .object_type = "widget",
            .object_id = id.text(),
            .request_id = std::move(request_id),
            .detail = {{"dashboard_id", dashboard.text()}}};
}

}  // namespace

Task<base::Result<std::vector<Widget>>> WidgetRepository::list(TenantScope scope,
                                                               DashboardId dashboard) {
    auto transaction = co_await pool_.begin(scope);
    auto found = co_await read_dashboard(&transaction, std::move(scope), std::move(dashboard));
    if (!found) co_return found.error();
    co_return std::move(found->widgets);
}

Task<base::Result<Widget>> WidgetRepository::find(TenantScope scope, DashboardId dashboard,
                                                  WidgetId id) {
    auto widgets = co_await list(std::move(scope), std::move(dashboard));
    if (!widgets) co_return widgets.error();
    co_return widget_among(std::move(*widgets), id);
}

Task<base::Result<Widget>> WidgetRepository::add(TenantScope scope, DashboardId dashboard,
                                                 WidgetInput widget, std::string request_id) {
    auto transaction = co_await pool_.begin(scope);
    const auto next = co_await next_version(&transaction, scope, dashboard, std::nullopt);
    if (!next) co_return next.error();
    const auto others = co_await read_widgets(&transaction, scope, dashboard);
    if (others.size() >= most_widgets) co_return too_many_widgets();
    auto& place = widget.position["lg"].as_object();
    if (!place.contains("y")) place["y"] = bottom_of(others);
    widget.id.reset();
    const std::vector<WidgetInput> one{std::move(widget)};
    const auto written = co_await write_widgets(&transaction, scope, dashboard, &one);
    if (!written) co_return written.error();
    const auto& id = written->front();
    auto event = event_of("widget.added", id, dashboard, std::move(request_id));
    co_await audit::record(&transaction, scope, std::move(event));
    auto all = co_await read_widgets(&transaction, std::move(scope), std::move(dashboard));
    co_await transaction.commit();
    co_return widget_among(std::move(all), id);
}

Task<base::Result<Widget>> WidgetRepository::save(TenantScope scope, DashboardId dashboard,
                                                  std::int64_t version, WidgetInput widget,
                                                  std::string request_id) {
    auto transaction = co_await pool_.begin(scope);
    const auto next = co_await next_version(&transaction, scope, dashboard, version);
    if (!next) co_return next.error();
    const auto id = widget.id.value();
    auto others = co_await read_widgets(&transaction, scope, dashboard);
    const auto known = widget_among(std::move(others), id);
    if (!known) co_return known.error();
    const std::vector<WidgetInput> one{std::move(widget)};
    const auto written = co_await write_widgets(&transaction, scope, dashboard, &one);
    if (!written) co_return written.error();
    auto event = event_of("widget.saved", id, dashboard, std::move(request_id));
    co_await audit::record(&transaction, scope, std::move(event));
    auto all = co_await read_widgets(&transaction, std::move(scope), std::move(dashboard));
    co_await transaction.commit();
    co_return widget_among(std::move(all), id);
}

Task<base::Result<void>> WidgetRepository::remove(TenantScope scope, DashboardId dashboard,
                                                  WidgetId id, std::string request_id) {
    auto transaction = co_await pool_.begin(scope);
    const auto next = co_await next_version(&transaction, scope, dashboard, std::nullopt);
    if (!next) co_return next.error();
    const auto deleted = co_await transaction.query(
        "DELETE FROM widgets WHERE tenant_id = $1 AND dashboard_id = $2 AND id = $3",
        scope.tenant(), dashboard, id);
    if (deleted.affected() == 0) co_return no_such_widget();
    auto event = event_of("widget.deleted", id, dashboard, std::move(request_id));
    co_await audit::record(&transaction, std::move(scope), std::move(event));
    co_await transaction.commit();
    co_return base::Result<void>{};
}

}  // namespace datapilot::dashboards
