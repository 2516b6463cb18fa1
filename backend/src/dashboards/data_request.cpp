#include "dashboards/data_request.h"

#include <algorithm>
#include <boost/describe/class.hpp>
#include <string>
#include <utility>

#include "ai/answering/question_check.h"
#include "dashboards/widget_body.h"
#include "http/json_body.h"
#include "http/target.h"
#include "http/validation.h"

namespace datapilot::dashboards {

// Named, for Boost.Describe sees no type of an unnamed namespace.
struct DataBody {
    std::optional<boost::json::object> filters;
    std::optional<std::vector<std::string>> widget_ids;
    std::optional<bool> refresh;
    std::optional<std::string> today;
    std::optional<std::string> time_zone;
};
BOOST_DESCRIBE_STRUCT(DataBody, (), (filters, widget_ids, refresh, today, time_zone))

namespace {

namespace answering = ai::answering;
using base::FieldErrc;

base::Result<std::vector<WidgetId>> widget_ids(const std::vector<std::string>& texts) {
    if (texts.size() > most_widgets) {
        return http::invalid_field("widget_ids", FieldErrc::too_long);
    }
    std::vector<WidgetId> ids;
    for (const auto& text : texts) {
        auto id = http::as_uuid(text);
        if (!id) return http::invalid_field("widget_ids", FieldErrc::invalid_format);
        ids.emplace_back(std::move(*id));
    }
    return ids;
}

}  // namespace

base::Result<DataRequest> data_request(const http::Request& request, base::Instant now) {
    auto body = http::parse_json<DataBody>(request);
    if (!body) return body.error();
    DataRequest wanted;
    if (body->filters) {
        auto filters = filters_from_json(std::move(*body->filters), "filters.");
        if (!filters) return filters.error();
        wanted.filters = std::move(*filters);
    }
    if (body->widget_ids) {
        auto ids = widget_ids(*body->widget_ids);
        if (!ids) return ids.error();
        wanted.only = std::move(*ids);
    }
    if (body->refresh.value_or(false)) wanted.freshness = Freshness::computed_again;
    wanted.time_zone = std::move(body->time_zone).value_or("Europe/Paris");
    // Asked for even when `today` is given: it tells whether there is such a zone.
    const auto day = answering::day_in(wanted.time_zone, now);
    if (!day) return day.error();
    const auto given = body->today ? answering::day_from_text(*body->today) : day;
    if (!given) return http::invalid_field("today", FieldErrc::invalid_format);
    wanted.today = *given;
    return wanted;
}

std::vector<Widget> wanted_widgets(const DataRequest& request, std::vector<Widget> all) {
    if (!request.only) return all;
    std::erase_if(all, [&](const Widget& widget) {
        return std::ranges::find(*request.only, widget.id) == request.only->end();
    });
    return all;
}

Showing showing_of(const DataRequest& request, const Filters& own, base::Language language) {
    return {.filters = request.filters.value_or(own),
            .freshness = request.freshness,
            .today = request.today,
            .time_zone = request.time_zone,
            .language = language};
}

}  // namespace datapilot::dashboards
