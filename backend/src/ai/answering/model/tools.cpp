#include "ai/answering/model/tools.h"

#include <boost/json/array.hpp>

#include "query_plan/enum_names.h"

namespace datapilot::ai::answering::model {
namespace {

namespace json = boost::json;
using query_plan::Names;

// What its name says needs no description.
json::object text() {
    return {{"type", "string"}};
}

json::object text(std::string_view description) {
    return {{"type", "string"}, {"description", description}};
}

json::object integer(std::string_view description) {
    return {{"type", "integer"}, {"description", description}};
}

json::object list(json::object items) {
    return {{"type", "array"}, {"items", std::move(items)}};
}

json::object list(json::object items, std::string_view description) {
    auto schema = list(std::move(items));
    schema["description"] = description;
    return schema;
}

template <class Values>
json::object one_of(const Values& values) {
    json::array all;
    for (const auto& value : values) all.emplace_back(value);
    return {{"type", "string"}, {"enum", std::move(all)}};
}

// Strict: all of these fields, and no others.
json::object object(json::object properties) {
    json::array required;
    for (const auto& property : properties) required.emplace_back(property.key());
    return {{"type", "object"},
            {"properties", std::move(properties)},
            {"required", std::move(required)},
            {"additionalProperties", false}};
}

json::object sentence() {
    return text("How the question was understood, in one sentence of its language.");
}

json::object measure() {
    return object({{"function", one_of(Names<query_plan::AggregateFunction>::all)},
                   {"table", text()},
                   {"column", text("Empty for count_rows.")},
                   {"transform", one_of(Names<query_plan::Transform>::all)},
                   {"format", one_of(Names<query_plan::Format>::all)},
                   {"label", text()}});
}

json::object dimension() {
    json::array grains{"none"};
    for (const auto grain : Names<query_plan::Grain>::all) grains.emplace_back(grain);
    return object({{"table", text()},
                   {"column", text()},
                   {"grain", {{"type", "string"}, {"enum", std::move(grains)}}},
                   {"label", text()}});
}

json::object filter() {
    return object(
        {{"table", text()},
         {"column", text()},
         {"operator", one_of(filter_operators)},
         {"values",
          list({{"type", "string"}},
               "One value; several for one_of and none_of; low and high for between; for "
               "in_period the first day and the day after the last (ISO dates, \"\" if open); "
               "none for is_null.")},
         {"negated", {{"type", "boolean"}}}});
}

llm::Tool plan() {
    auto schema = object(
        {{"sentence", sentence()},
         {"table", text("The main table: its rows are counted, summed or listed.")},
         {"measures",
          list(measure(), "Empty to list rows. Sums and counts are of the main table.")},
         {"dimensions", list(dimension(), "What to group by, or the columns to list.")},
         {"filters", list(filter(), "All of them hold.")},
         {"having", list(object({{"measure", integer("Its place, from 0.")},
                                 {"comparator", one_of(Names<query_plan::Comparator>::all)},
                                 {"value", text("A number.")}}),
                         "Conditions on measures.")},
         {"order",
          list(object({{"by", one_of(std::array<std::string_view, 2>{"measure", "dimension"})},
                       {"place", integer("From 0.")},
                       {"direction", one_of(Names<query_plan::Direction>::all)}}))},
         {"limit", integer("Rows at most; 0 for all.")},
         {"distinct", {{"type", "boolean"}}}});
    return {std::string{plan_tool},
            "Answer with a typed plan over the tables of the schema; the server joins them along "
            "their relationships and writes the SQL.",
            std::move(schema)};
}

llm::Tool sql() {
    constexpr std::array<std::string_view, 3> roles{"dimension", "measure", "other"};
    auto schema =
        object({{"sentence", sentence()},
                {"sql", text("One SELECT in the dialect of the data source.")},
                {"columns", list(object({{"label", text()},
                                         {"role", one_of(roles)},
                                         {"format", one_of(Names<query_plan::Format>::all)}}),
                                 "The columns of the result, in their order.")}});
    return {std::string{sql_tool}, "Answer with SQL, where a plan cannot say it.",
            std::move(schema)};
}

llm::Tool ask() {
    auto schema = object(
        {{"question", text("One short question.")},
         {"choices", list(object({{"label", text("A few words for a button.")},
                                  {"meaning", text("The whole question with this reading.")}}),
                          "Two or three.")}});
    return {std::string{ask_tool}, "Ask which of two or three readings is meant.",
            std::move(schema)};
}

llm::Tool refuse() {
    return {std::string{refuse_tool}, "Say why these data cannot answer the question.",
            object({{"reason", text("One or two sentences in the question's language.")}})};
}

}  // namespace

const std::vector<llm::Tool>& tools() {
    static const std::vector<llm::Tool> all{plan(), sql(), ask(), refuse()};
    return all;
}

}  // namespace datapilot::ai::answering::model
