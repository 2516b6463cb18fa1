#include "dashboards/dashboard.h"

#include <boost/json/array.hpp>

namespace datapilot::dashboards {
namespace json = boost::json;

Document document_of(const Dashboard& dashboard) {
    Document document{dashboard.summary.name,
                      dashboard.summary.description,
                      dashboard.filters,
                      dashboard.layout,
                      {}};
    for (const auto& widget : dashboard.widgets) {
        document.widgets.push_back(widget.made);
        document.widgets.back().id = widget.id;
    }
    return document;
}

json::object to_json(const DashboardSummary& dashboard) {
    return {{"id", dashboard.id.text()},
            {"workspace_id", dashboard.workspace.text()},
            {"name", dashboard.name},
            {"description", dashboard.description},
            {"version", dashboard.version},
            {"widget_count", dashboard.widget_count},
            {"created_at", base::iso_utc(dashboard.created_at)},
            {"updated_at", base::iso_utc(dashboard.updated_at)}};
}

json::object to_json(const Dashboard& dashboard) {
    auto object = to_json(dashboard.summary);
    object.erase("widget_count");
    object["filters"] = to_json(dashboard.filters);
    object["layout"] = dashboard.layout;
    json::array widgets;
    for (const auto& widget : dashboard.widgets) widgets.push_back(to_json(widget));
    object["widgets"] = std::move(widgets);
    return object;
}

}  // namespace datapilot::dashboards
