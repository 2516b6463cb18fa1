#pragma once

#include <boost/json/array.hpp>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "dashboards/widget.h"
#include "dashboards/widget_from_answer.h"
#include "http/request.h"

// The bodies of requests about widgets, checked.
namespace datapilot::dashboards {

constexpr std::size_t most_widgets = 60;  // of a dashboard

// WidgetInput of docs/api/openapi.yaml; `path` leads the names of fields that are wrong.
base::Result<WidgetInput> widget_from_json(boost::json::object object, const std::string& path);

// Those of a dashboard; no id stands in it twice.
base::Result<std::vector<WidgetInput>> widgets_from_json(boost::json::array array,
                                                         const std::string& path);

using NewWidget = std::variant<WidgetInput, AnswerToKeep>;
base::Result<NewWidget> new_widget(const http::Request& request);

struct WidgetSave {
    std::int64_t version;
    WidgetInput widget;
};
base::Result<WidgetSave> widget_save(const http::Request& request);

}  // namespace datapilot::dashboards
