#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/system/system_error.hpp>
#include <charconv>

#include "query_plan/enum_names.h"
#include "query_plan/json.h"
#include "questions/editing/plan_edit.h"

namespace datapilot::questions {
namespace {

namespace json = boost::json;
using boost::system::system_error;

constexpr std::size_t most_edits = 20;
constexpr std::size_t most_values = 200;
constexpr std::size_t longest_text = 500;

[[noreturn]] void refuse() {
    throw system_error(make_error_code(json::error::not_exact));
}

std::string text(const json::value& value) {
    const auto& string = value.as_string();
    if (string.size() > longest_text) refuse();
    return std::string(string);
}

template <class Enum>
Enum enumerator(const json::value& value) {
    const auto found = query_plan::value_of<Enum>(std::string_view(value.as_string()));
    if (!found) refuse();
    return *found;
}

json::object written(const PickedColumn& picked) {
    json::object out{{"table", picked.table}, {"column", picked.column}};
    if (picked.source) out["source"] = *picked.source;
    return out;
}

std::optional<PickedColumn> picked(const json::object& object) {
    const auto* found = object.if_contains("of");
    if (!found) return std::nullopt;
    const auto& of = found->as_object();
    PickedColumn out{text(of.at("table")), text(of.at("column"))};
    if (const auto* source = of.if_contains("source")) {
        out.source = source->to_number<std::size_t>();
    }
    return out;
}

MeasurePart measure(const json::object& object) {
    MeasurePart part;
    if (const auto* metric = object.if_contains("metric")) {
        part.metric = text(*metric);
        return part;
    }
    part.function = enumerator<query_plan::AggregateFunction>(object.at("function"));
    part.of = picked(object);
    return part;
}

DimensionPart dimension(const json::object& object) {
    auto of = picked(object);
    if (!of) refuse();
    DimensionPart part{std::move(*of)};
    if (const auto* grain = object.if_contains("grain")) {
        part.grain = enumerator<query_plan::Grain>(*grain);
    }
    return part;
}

FilterPart filter(const json::object& object) {
    FilterPart part{picked(object), enumerator<FilterOperator>(object.at("operator"))};
    if (const auto* values = object.if_contains("values")) {
        if (values->as_array().size() > most_values) refuse();
        for (const auto& value : values->as_array()) part.values.push_back(text(value));
    }
    return part;
}

std::optional<base::Date> date(const json::object& object, std::string_view key) {
    const auto* found = object.if_contains(key);
    if (!found) return std::nullopt;
    return query_plan::date_from_json(*found);
}

PeriodPart period(const json::object& object) {
    return {picked(object), date(object, "from"), date(object, "before")};
}

// "/measures/0" or "/dimensions/1", as the chips say it.
OrderPart order(const json::object& object) {
    const std::string by = text(object.at("by"));
    OrderPart part;
    part.direction = enumerator<query_plan::Direction>(object.at("direction"));
    const auto slash = by.rfind('/');
    std::size_t index = 0;
    const auto* last = by.data() + by.size();
    if (slash == std::string::npos ||
        std::from_chars(by.data() + slash + 1, last, index).ptr != last || slash + 1 == by.size()) {
        refuse();
    }
    const auto list = by.substr(0, slash);
    if (list == "/measures") {
        part.by = query_plan::OrderByMeasure{index};
    } else if (list == "/dimensions") {
        part.by = query_plan::OrderByDimension{index};
    } else {
        refuse();
    }
    return part;
}

Part part(const json::value& value) {
    const auto& object = value.as_object();
    const auto kind = std::string_view(object.at("kind").as_string());
    if (kind == "measure") return measure(object);
    if (kind == "dimension") return dimension(object);
    if (kind == "filter") return filter(object);
    if (kind == "period") return period(object);
    if (kind == "order") return order(object);
    if (kind == "limit") return LimitPart{object.at("rows").to_number<std::int64_t>()};
    refuse();
}

PlanEdit edit(const json::value& value) {
    const auto& object = value.as_object();
    PlanEdit out;
    if (const auto* path = object.if_contains("plan_path")) out.path = text(*path);
    if (const auto* found = object.if_contains("part")) out.part = part(*found);
    if (!out.path && !out.part) refuse();
    return out;
}

struct Write {
    json::object operator()(const MeasurePart& measure) const {
        json::object out{{"kind", "measure"}};
        if (!measure.metric.empty()) {
            out["metric"] = measure.metric;
            return out;
        }
        out["function"] = query_plan::name_of(measure.function);
        if (measure.of) out["of"] = written(*measure.of);
        return out;
    }
    json::object operator()(const DimensionPart& dimension) const {
        json::object out{{"kind", "dimension"}, {"of", written(dimension.of)}};
        if (dimension.grain) out["grain"] = query_plan::name_of(*dimension.grain);
        return out;
    }
    json::object operator()(const FilterPart& filter) const {
        json::array values;
        for (const auto& value : filter.values) values.emplace_back(value);
        json::object out{{"kind", "filter"},
                         {"operator", query_plan::name_of(filter.op)},
                         {"values", std::move(values)}};
        if (filter.of) out["of"] = written(*filter.of);
        return out;
    }
    json::object operator()(const PeriodPart& period) const {
        json::object out{{"kind", "period"}};
        if (period.of) out["of"] = written(*period.of);
        if (period.from) out["from"] = query_plan::date_to_json(*period.from);
        if (period.before) out["before"] = query_plan::date_to_json(*period.before);
        return out;
    }
    json::object operator()(const OrderPart& order) const {
        const auto* measure = std::get_if<query_plan::OrderByMeasure>(&order.by);
        const auto path =
            measure ? "/measures/" + std::to_string(measure->index)
                    : "/dimensions/" +
                          std::to_string(std::get<query_plan::OrderByDimension>(order.by).index);
        return {
            {"kind", "order"}, {"by", path}, {"direction", query_plan::name_of(order.direction)}};
    }
    json::object operator()(const LimitPart& limit) const {
        return {{"kind", "limit"}, {"rows", limit.rows}};
    }
};

}  // namespace

json::object to_json(const Part& part) {
    return std::visit(Write{}, part);
}

base::Result<std::vector<PlanEdit>> plan_edits_from_json(const json::value& value) {
    try {
        std::vector<PlanEdit> edits;
        for (const auto& one : value.as_array()) edits.push_back(edit(one));
        if (edits.empty() || edits.size() > most_edits) refuse();
        return edits;
    } catch (const std::exception& error) {
        const base::Text unreadable{"Cette modification n'est pas lisible.",
                                    "This change cannot be read."};
        return base::Error{base::Errc::validation_failed,
                           unreadable,
                           error.what(),
                           {{"edits", base::FieldErrc::invalid_format, unreadable}}};
    }
}

}  // namespace datapilot::questions
