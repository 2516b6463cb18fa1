#include "dashboards/filters.h"

#include <boost/json/array.hpp>
#include <utility>

#include "http/json_body.h"
#include "http/validation.h"
#include "query_plan/enum_names.h"

namespace datapilot::dashboards {
namespace {

namespace json = boost::json;
using base::FieldErrc;
using questions::FilterOperator;

constexpr std::size_t most_conditions = 20;
constexpr std::size_t most_values = 200;
constexpr std::size_t longest_value = 500;
constexpr std::size_t longest_label = 200;
constexpr std::size_t longest_name = 300;

base::Result<Condition> condition_from_json(json::object object, const std::string& path) {
    std::optional<std::string> label;
    std::string op;
    questions::PickedColumn of;
    Condition condition;
    http::JsonFields fields(std::move(object), path);
    fields.read("label", label);
    fields.read("table", of.table);
    fields.read("column", of.column);
    fields.read("operator", op);
    fields.read("values", condition.part.values);
    if (auto complete = fields.finish(); !complete) return complete.error();

    http::FieldErrors errors;
    condition.label = std::move(label).value_or("");
    errors.check_length(path + "label", condition.label, 0, longest_label);
    errors.check_length(path + "table", of.table, 1, longest_name);
    errors.check_length(path + "column", of.column, 1, longest_name);
    if (const auto known = query_plan::value_of<FilterOperator>(op)) {
        condition.part.op = *known;
    } else {
        errors.add(path + "operator", FieldErrc::not_allowed);
    }
    if (condition.part.values.size() > most_values) {
        errors.add(path + "values", FieldErrc::too_long);
    }
    for (const auto& value : condition.part.values) {
        if (value.size() > longest_value) errors.add(path + "values", FieldErrc::too_long);
    }
    if (!errors.empty()) return errors.error();
    condition.part.of = std::move(of);
    return condition;
}

json::object to_json(const Condition& condition) {
    json::array values;
    for (const auto& value : condition.part.values) values.emplace_back(value);
    json::object object{{"table", condition.part.of->table},
                        {"column", condition.part.of->column},
                        {"operator", query_plan::name_of(condition.part.op)},
                        {"values", std::move(values)}};
    if (!condition.label.empty()) object["label"] = condition.label;
    return object;
}

}  // namespace

json::object to_json(const Filters& filters) {
    json::array conditions;
    for (const auto& condition : filters.conditions) conditions.push_back(to_json(condition));
    return {{"period", filters.period ? json::value(to_json(*filters.period)) : json::value()},
            {"conditions", std::move(conditions)}};
}

base::Result<Filters> filters_from_json(json::object object, const std::string& path) {
    std::optional<json::object> period;
    json::array conditions;
    http::JsonFields fields(std::move(object), path);
    fields.read("period", period);
    fields.read("conditions", conditions);
    if (auto complete = fields.finish(); !complete) return complete.error();

    Filters filters;
    if (period) {
        auto read = period_from_json(std::move(*period), path + "period.");
        if (!read) return read.error();
        filters.period = *read;
    }
    if (conditions.size() > most_conditions) {
        return http::invalid_field(path + "conditions", FieldErrc::too_long);
    }
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        const auto place = path + "conditions[" + std::to_string(i) + "]";
        if (!conditions[i].is_object()) return http::invalid_field(place, FieldErrc::wrong_type);
        auto condition = condition_from_json(std::move(conditions[i].as_object()), place + ".");
        if (!condition) return condition.error();
        filters.conditions.push_back(std::move(*condition));
    }
    return filters;
}

}  // namespace datapilot::dashboards
