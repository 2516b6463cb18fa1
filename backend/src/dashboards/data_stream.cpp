#include "dashboards/data_stream.h"

#include <utility>
#include <variant>

#include "base/json_text.h"
#include "http/body_writer.h"
#include "http/problem.h"

namespace datapilot::dashboards {
namespace {

namespace json = boost::json;
using runtime::Task;

json::object line_of(DataEvent event, const http::BodyWriter& writer) {
    if (auto* object = std::get_if<json::object>(&event)) return std::move(*object);
    const auto& failure = std::get<WidgetFailure>(event);
    return {
        {"event", "error"},
        {"widget_id", failure.widget.text()},
        {"problem", http::problem_object(failure.error, writer.language(), writer.request_id())}};
}

Task<void> write_line(http::BodyWriter* writer, DataEvent event) {
    auto line = base::json_text(line_of(std::move(event), *writer)) + "\n";
    co_await writer->write(std::move(line));
}

}  // namespace

http::Response data_stream(DashboardData& data, tenancy::TenantScope scope, Dashboard dashboard,
                           const DataRequest& request, base::Language language) {
    auto showing = showing_of(request, dashboard.filters, language);
    auto widgets = wanted_widgets(request, std::move(dashboard.widgets));
    auto produce = [&data, scope = std::move(scope), widgets = std::move(widgets),
                    showing = std::move(showing)](http::BodyWriter& writer) {
        DataSink tell = [to = &writer](DataEvent event) {
            return write_line(to, std::move(event));
        };
        return data.stream(scope, widgets, showing, std::move(tell));
    };
    return http::stream("application/x-ndjson", std::move(produce)).with("X-Accel-Buffering", "no");
}

}  // namespace datapilot::dashboards
