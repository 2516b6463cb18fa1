#include <boost/json/array.hpp>
#include <boost/json/value_from.hpp>

#include "definitions/enum_names.h"
#include "definitions/json.h"

namespace datapilot::definitions {
namespace {

namespace json = boost::json;
using query_plan::name_of;

json::object written(const Test& test);
json::object written(const ColumnDefinition& column);
json::object written(const TableDefinition& table);
json::object written(const MetricDefinition& metric);
json::object written(const RelationshipDefinition& link);
json::object written(const Expression& expression);

template <class Items>
json::array each(const Items& items) {
    json::array out;
    for (const auto& item : items) out.push_back(written(item));
    return out;
}

json::array texts(const std::vector<std::string>& all) {
    json::array out;
    for (const auto& text : all) out.emplace_back(text);
    return out;
}

void put(json::object& out, std::string_view key, const std::string& text) {
    if (!text.empty()) out[key] = text;
}

void put(json::object& out, const Naming& naming) {
    put(out, "label", naming.label);
    put(out, "description", naming.description);
    if (!naming.synonyms.empty()) out["synonyms"] = texts(naming.synonyms);
}

void put(json::object& out, const NumberStyle& style) {
    if (style.format != query_plan::Format::plain) out["format"] = name_of(style.format);
    put(out, "unit", style.unit);
    if (style.tax) out["tax"] = name_of(*style.tax);
}

json::object written(const Test& test) {
    struct Write {
        json::object operator()(const ColumnTest& column) const {
            json::object out{{"column", column.column}, {"operator", name_of(column.op)}};
            if (!column.values.empty()) out["values"] = texts(column.values);
            return out;
        }
        json::object operator()(const AllOf& all) const { return {{"all_of", each(all.tests)}}; }
        json::object operator()(const AnyOf& any) const { return {{"any_of", each(any.tests)}}; }
    };
    return std::visit(Write{}, test.node);
}

struct WriteExpression {
    json::object operator()(const Column& column) const { return {{"column", column.name}}; }
    json::object operator()(const Number& number) const { return {{"number", number.digits}}; }
    json::object operator()(const MetricName& metric) const { return {{"metric", metric.name}}; }
    json::object operator()(const Arithmetic& arithmetic) const {
        return {{name_of(arithmetic.op), each(arithmetic.operands)}};
    }
    json::object operator()(const DaysBetween& days) const {
        return {{"days_between", json::array{written(*days.from), written(*days.to)}}};
    }
    json::object operator()(const Aggregate& aggregate) const {
        json::object out{{"aggregate", name_of(aggregate.function)}};
        if (aggregate.of) out["of"] = written(**aggregate.of);
        if (aggregate.where) out["where"] = written(*aggregate.where);
        return out;
    }
};

json::object written(const ColumnDefinition& column) {
    json::object out{{"name", column.name}, {"origin", name_of(column.origin)}};
    put(out, column.naming);
    if (column.role) out["role"] = name_of(*column.role);
    put(out, column.style);
    if (column.aggregation) out["aggregation"] = name_of(*column.aggregation);
    return out;
}

json::object written(const TableDefinition& table) {
    json::object out{{"name", table.name}, {"origin", name_of(table.origin)}};
    put(out, table.naming);
    if (table.hidden) out["hidden"] = true;
    put(out, "default_date", table.default_date);
    out["columns"] = each(table.columns);
    return out;
}

json::object written(const MetricDefinition& metric) {
    json::object out{{"name", metric.name}, {"origin", name_of(metric.origin)}};
    put(out, metric.naming);
    out["table"] = metric.table;
    out["expression"] = written(metric.expression);
    put(out, metric.style);
    if (metric.main) out["main"] = true;
    return out;
}

json::object written(const RelationshipDefinition& link) {
    return {{"from_table", link.from_table},  {"from_columns", json::value_from(link.from_columns)},
            {"to_table", link.to_table},      {"to_columns", json::value_from(link.to_columns)},
            {"origin", name_of(link.origin)}, {"cardinality", name_of(link.cardinality)},
            {"certainty", link.certainty}};
}

json::object written(const CalendarDefinition& calendar) {
    return {{"origin", name_of(calendar.origin)},
            {"first_fiscal_month", calendar.first_fiscal_month},
            {"first_day_of_week", calendar.first_day_of_week}};
}

json::object written(const Expression& expression) {
    return std::visit(WriteExpression{}, expression.node);
}

}  // namespace

json::object to_json(const Expression& expression) {
    return written(expression);
}

json::object to_json(const Definitions& definitions) {
    return {{"calendar", written(definitions.calendar)},
            {"tables", each(definitions.tables)},
            {"metrics", each(definitions.metrics)},
            {"relationships", each(definitions.relationships)}};
}

}  // namespace datapilot::definitions
