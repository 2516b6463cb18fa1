#include "dashboards/widget.h"

#include <algorithm>
#include <array>

namespace datapilot::dashboards {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 8> types{"number", "bar",   "line",    "area",
                                                "pie",    "table", "scatter", "text"};
constexpr std::array<std::string_view, 3> comparisons{"none", "previous_period", "previous_year"};

template <class Enum, std::size_t count>
std::optional<Enum> value_of(const std::array<std::string_view, count>& names,
                             std::string_view name) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view name(WidgetType type) {
    return types[static_cast<std::size_t>(type)];
}

std::optional<WidgetType> widget_type_from(std::string_view name) {
    return value_of<WidgetType>(types, name);
}

std::string_view name(Comparison comparison) {
    return comparisons[static_cast<std::size_t>(comparison)];
}

std::optional<Comparison> comparison_from(std::string_view name) {
    return value_of<Comparison>(comparisons, name);
}

json::value to_json(const std::optional<ChartWish>& chart) {
    if (!chart) return nullptr;
    json::object object;
    if (chart->horizontal) object["horizontal"] = *chart->horizontal;
    if (chart->stacked) object["stacked"] = *chart->stacked;
    return object;
}

json::object made_json(const WidgetInput& widget) {
    const auto* text = widget.content.if_contains("text");
    return {{"type", name(widget.type)},
            {"title", widget.title},
            {"query", text ? json::value(nullptr) : json::value(widget.content)},
            {"text", text ? *text : json::value(nullptr)},
            {"chart", to_json(widget.chart)},
            {"period", widget.period ? json::value(to_json(*widget.period)) : json::value(nullptr)},
            {"comparison", name(widget.comparison)},
            {"position", widget.position}};
}

json::object to_json(const Widget& widget) {
    auto object = made_json(widget.made);
    object["id"] = widget.id.text();
    object["dashboard_id"] = widget.dashboard.text();
    object["dashboard_version"] = widget.dashboard_version;
    object["data_source_id"] =
        widget.made.source ? json::value(widget.made.source->text()) : json::value(nullptr);
    object["created_at"] = base::iso_utc(widget.created_at);
    object["updated_at"] = base::iso_utc(widget.updated_at);
    return object;
}

}  // namespace datapilot::dashboards
