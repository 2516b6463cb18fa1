#include "dashboards/widget_body.h"

#include <algorithm>
#include <array>
#include <boost/describe/class.hpp>
#include <boost/json/serialize.hpp>
#include <set>
#include <utility>

#include "dashboards/title.h"
#include "http/json_body.h"
#include "http/target.h"
#include "http/validation.h"
#include "query_plan/json.h"

namespace datapilot::dashboards {

// Named, for Boost.Describe sees no type of an unnamed namespace.
struct WidgetBody {
    std::optional<std::string> id;
    std::string type;
    std::string title;
    std::optional<std::string> data_source_id;
    std::optional<boost::json::object> query;
    std::optional<std::string> text;
    std::optional<boost::json::object> chart;
    std::optional<boost::json::object> period;
    std::optional<std::string> comparison;
    boost::json::object position;
};
BOOST_DESCRIBE_STRUCT(WidgetBody, (),
                      (id, type, title, data_source_id, query, text, chart, period, comparison,
                       position))

struct AnswerBody {
    std::string answer_id;
    std::optional<std::string> title;
    std::optional<std::string> type;
    std::optional<boost::json::object> chart;
    std::optional<std::string> comparison;
    std::optional<boost::json::object> position;
};
BOOST_DESCRIBE_STRUCT(AnswerBody, (), (answer_id, title, type, chart, comparison, position))

struct QueryBody {
    std::optional<boost::json::object> plan;
    std::optional<std::string> sql;
};
BOOST_DESCRIBE_STRUCT(QueryBody, (), (plan, sql))

struct ChartBody {
    std::optional<bool> horizontal;
    std::optional<bool> stacked;
};
BOOST_DESCRIBE_STRUCT(ChartBody, (), (horizontal, stacked))

struct PositionBody {
    boost::json::object lg;
    std::optional<boost::json::object> md;
    std::optional<boost::json::object> sm;
};
BOOST_DESCRIBE_STRUCT(PositionBody, (), (lg, md, sm))

struct PlaceBody {
    std::int64_t x = 0;
    std::int64_t y = 0;
    std::int64_t w = 0;
    std::int64_t h = 0;
};
BOOST_DESCRIBE_STRUCT(PlaceBody, (), (x, y, w, h))

struct WidgetSaveBody {
    std::int64_t version = 0;
    boost::json::object widget;
};
BOOST_DESCRIBE_STRUCT(WidgetSaveBody, (), (version, widget))

namespace {

namespace json = boost::json;
using base::FieldErrc;
using base::Result;

constexpr std::size_t longest_text = 10'000;
constexpr std::size_t most_sql_bytes = 16 << 10;
constexpr std::size_t most_plan_bytes = 64 << 10;
constexpr std::int64_t columns = 12;
constexpr std::int64_t lowest = 9'999;
constexpr std::int64_t highest = 100;

Result<json::object> place_from(json::object object, const std::string& path) {
    const auto place = http::parse_object<PlaceBody>(std::move(object), path);
    if (!place) return place.error();
    http::FieldErrors errors;
    const auto check = [&](const char* name, std::int64_t value, std::int64_t low,
                           std::int64_t high) {
        if (value < low || value > high) errors.add(path + name, FieldErrc::out_of_range);
    };
    check("x", place->x, 0, columns - 1);
    check("y", place->y, 0, lowest);
    check("w", place->w, 1, columns - std::clamp<std::int64_t>(place->x, 0, columns - 1));
    check("h", place->h, 1, highest);
    if (!errors.empty()) return errors.error();
    return json::object{{"x", place->x}, {"y", place->y}, {"w", place->w}, {"h", place->h}};
}

Result<json::object> position_from(json::object object, const std::string& path) {
    auto body = http::parse_object<PositionBody>(std::move(object), path);
    if (!body) return body.error();
    json::object position;
    const std::array<std::pair<const char*, std::optional<json::object>>, 3> places{
        std::pair{"lg", std::optional{std::move(body->lg)}}, std::pair{"md", std::move(body->md)},
        std::pair{"sm", std::move(body->sm)}};
    for (const auto& [breakpoint, place] : places) {
        if (!place) continue;
        auto checked = place_from(*place, path + breakpoint + ".");
        if (!checked) return checked.error();
        position[breakpoint] = std::move(*checked);
    }
    return position;
}

Result<json::object> query_from(json::object object, const std::string& path) {
    auto body = http::parse_object<QueryBody>(std::move(object), path);
    if (!body) return body.error();
    if (body->plan.has_value() == body->sql.has_value()) {
        return http::invalid_field(path + "plan",
                                   body->plan ? FieldErrc::not_allowed : FieldErrc::required);
    }
    if (body->sql) {
        http::FieldErrors errors;
        errors.check_length(path + "sql", *body->sql, 1, most_sql_bytes);
        if (!errors.empty()) return errors.error();
        return json::object{{"sql", std::move(*body->sql)}};
    }
    if (json::serialize(*body->plan).size() > most_plan_bytes) {
        return http::invalid_field(path + "plan", FieldErrc::too_long);
    }
    if (!query_plan::plan_from_json(*body->plan)) {
        return http::invalid_field(path + "plan", FieldErrc::invalid_format);
    }
    return json::object{{"plan", std::move(*body->plan)}};
}

// A text has a text and nothing to ask; every other widget has a query.
Result<json::object> content_of(WidgetBody* body, WidgetType type, const std::string& path) {
    http::FieldErrors errors;
    if (type == WidgetType::text) {
        if (body->query) errors.add(path + "query", FieldErrc::not_allowed);
        if (body->data_source_id) errors.add(path + "data_source_id", FieldErrc::not_allowed);
        errors.check_length(path + "text", body->text.value_or(""), 0, longest_text);
        if (!errors.empty()) return errors.error();
        return json::object{{"text", std::move(body->text).value_or("")}};
    }
    if (body->text) return http::invalid_field(path + "text", FieldErrc::not_allowed);
    if (!body->query) return http::invalid_field(path + "query", FieldErrc::required);
    return query_from(std::move(*body->query), path + "query.");
}

Result<std::optional<ChartWish>> chart_from(std::optional<json::object> object,
                                            const std::string& path) {
    if (!object) return std::optional<ChartWish>{};
    const auto body = http::parse_object<ChartBody>(std::move(*object), path);
    if (!body) return body.error();
    return std::optional{ChartWish{body->horizontal, body->stacked}};
}

// What can be said of each field alone.
Result<WidgetInput> plain_fields(const WidgetBody& body, const std::string& path) {
    WidgetInput widget;
    http::FieldErrors errors;
    const auto type = widget_type_from(body.type);
    if (!type) errors.add(path + "type", FieldErrc::not_allowed);
    const auto comparison = comparison_from(body.comparison.value_or("none"));
    if (!comparison) errors.add(path + "comparison", FieldErrc::not_allowed);
    errors.check_length(path + "title", body.title, 0, longest_title);
    const auto uuid = [&](const char* name, const std::optional<std::string>& text) {
        const auto id = text ? http::as_uuid(*text) : std::nullopt;
        if (text && !id) errors.add(path + name, FieldErrc::invalid_format);
        return id;
    };
    if (auto id = uuid("id", body.id)) widget.id.emplace(std::move(*id));
    if (auto id = uuid("data_source_id", body.data_source_id)) widget.source.emplace(*id);
    if (!errors.empty()) return errors.error();
    widget.type = *type;
    widget.comparison = *comparison;
    widget.title = body.title;
    return widget;
}

Result<AnswerToKeep> answer_to_keep(json::object object) {
    auto body = http::parse_object<AnswerBody>(std::move(object));
    if (!body) return body.error();
    http::FieldErrors errors;
    auto id = http::as_uuid(body->answer_id);
    if (!id) errors.add("answer_id", FieldErrc::invalid_format);
    const auto type = widget_type_from(body->type.value_or("table"));
    if (!type || type == WidgetType::text) errors.add("type", FieldErrc::not_allowed);
    const auto comparison = comparison_from(body->comparison.value_or("none"));
    if (!comparison) errors.add("comparison", FieldErrc::not_allowed);
    errors.check_length("title", body->title.value_or(""), 0, longest_title);
    if (!errors.empty()) return errors.error();
    auto chart = chart_from(std::move(body->chart), "chart.");
    if (!chart) return chart.error();
    AnswerToKeep wanted{base::AnswerId{std::move(*id)}, std::move(body->title)};
    if (body->type) wanted.type = type;
    wanted.chart = *chart;
    wanted.comparison = *comparison;
    if (body->position) {
        auto position = position_from(std::move(*body->position), "position.");
        if (!position) return position.error();
        wanted.position = std::move(*position);
    }
    return wanted;
}

}  // namespace

Result<WidgetInput> widget_from_json(json::object object, const std::string& path) {
    auto body = http::parse_object<WidgetBody>(std::move(object), path);
    if (!body) return body.error();
    auto widget = plain_fields(*body, path);
    if (!widget) return widget.error();
    auto content = content_of(&*body, widget->type, path);
    if (!content) return content.error();
    auto chart = chart_from(std::move(body->chart), path + "chart.");
    if (!chart) return chart.error();
    if (body->period) {
        auto period = period_from_json(std::move(*body->period), path + "period.");
        if (!period) return period.error();
        widget->period = *period;
    }
    auto position = position_from(std::move(body->position), path + "position.");
    if (!position) return position.error();
    widget->content = std::move(*content);
    widget->chart = *chart;
    widget->position = std::move(*position);
    return widget;
}

Result<std::vector<WidgetInput>> widgets_from_json(json::array array, const std::string& path) {
    if (array.size() > most_widgets) return http::invalid_field(path, FieldErrc::too_long);
    std::vector<WidgetInput> widgets;
    std::set<WidgetId> seen;
    for (std::size_t i = 0; i < array.size(); ++i) {
        const auto place = path + "[" + std::to_string(i) + "]";
        if (!array[i].is_object()) return http::invalid_field(place, FieldErrc::wrong_type);
        auto widget = widget_from_json(std::move(array[i].as_object()), place + ".");
        if (!widget) return widget.error();
        if (widget->id && !seen.insert(*widget->id).second) {
            return http::invalid_field(place + ".id", FieldErrc::not_allowed);
        }
        widgets.push_back(std::move(*widget));
    }
    return widgets;
}

Result<NewWidget> new_widget(const http::Request& request) {
    auto object = http::json_object(request);
    if (!object) return object.error();
    if (object->contains("answer_id")) {
        auto wanted = answer_to_keep(std::move(*object));
        if (!wanted) return wanted.error();
        return NewWidget{std::move(*wanted)};
    }
    auto widget = widget_from_json(std::move(*object), {});
    if (!widget) return widget.error();
    return NewWidget{std::move(*widget)};
}

Result<WidgetSave> widget_save(const http::Request& request) {
    auto body = http::parse_json<WidgetSaveBody>(request);
    if (!body) return body.error();
    auto widget = widget_from_json(std::move(body->widget), "widget.");
    if (!widget) return widget.error();
    return WidgetSave{body->version, std::move(*widget)};
}

}  // namespace datapilot::dashboards
