#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "ai/knowledge.h"
#include "base/clock.h"
#include "base/result.h"
#include "dashboards/dashboard.h"
#include "dashboards/widget_run.h"
#include "data_sources/data_sources.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::dashboards {

struct WidgetFailure {
    WidgetId widget;
    base::Error error;
};

// A line of the stream as docs/api/openapi.yaml has it, or a widget that failed.
using DataEvent = std::variant<boost::json::object, WidgetFailure>;

// Several of its tasks may run at once.
using DataSink = std::function<runtime::Task<void>(DataEvent)>;

// The data of the widgets of a dashboard, each as it is ready.
class DashboardData {
  public:
    struct Means {
        data_sources::DataSources& sources;
        ai::KnowledgeBase& knowledge;
        WidgetRunner& runner;
        const base::Clock& clock;
    };

    // `lanes`: how many widgets of one showing are worked on at once.
    DashboardData(Means means, std::size_t lanes) : means_(means), lanes_(lanes) {}

    // Throws what the sink throws, and where it is cancelled; a widget that fails is told.
    runtime::Task<void> stream(tenancy::TenantScope scope, std::vector<Widget> widgets,
                               Showing showing, DataSink tell);

  private:
    class Stream;

    Means means_;
    std::size_t lanes_;
};

}  // namespace datapilot::dashboards
