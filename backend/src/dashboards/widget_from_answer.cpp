#include "dashboards/widget_from_answer.h"

#include <utility>

#include "dashboards/relative_period.h"
#include "dashboards/title.h"
#include "query_plan/json.h"

namespace datapilot::dashboards {
namespace {

namespace json = boost::json;

base::Error nothing_to_keep() {
    return {base::Errc::conflict,
            {"Cette réponse n'a rien qui puisse être recalculé : posez la question à nouveau.",
             "This answer has nothing that could be computed again: ask the question again."}};
}

WidgetType type_of(const json::object& answer) {
    const auto* chart = answer.if_contains("chart");
    if (!chart || !chart->is_object()) return WidgetType::table;
    return widget_type_from(chart->at("type").as_string()).value_or(WidgetType::table);
}

json::object size_of(WidgetType type) {
    switch (type) {
        case WidgetType::number:
            return {{"x", 0}, {"w", 3}, {"h", 3}};
        case WidgetType::table:
            return {{"x", 0}, {"w", 12}, {"h", 8}};
        default:
            return {{"x", 0}, {"w", 6}, {"h", 7}};
    }
}

}  // namespace

base::Result<WidgetInput> widget_from_answer(AnswerToKeep wanted, const ai::PastAnswer& answer) {
    if (!answer.plan && !answer.sql) return nothing_to_keep();
    WidgetInput widget;
    widget.type = wanted.type.value_or(type_of(answer.answer));
    widget.title = std::move(wanted.title).value_or(shortened(answer.question));
    widget.source = answer.source;
    if (answer.plan) {
        widget.content["plan"] = query_plan::to_json(*answer.plan);
    } else {
        widget.content["sql"] = *answer.sql;
    }
    if (answer.plan) widget.period = relative_period(answer.question, *answer.plan);
    widget.chart = wanted.chart;
    widget.comparison = wanted.comparison;
    widget.position =
        std::move(wanted.position).value_or(json::object{{"lg", size_of(widget.type)}});
    return widget;
}

}  // namespace datapilot::dashboards
