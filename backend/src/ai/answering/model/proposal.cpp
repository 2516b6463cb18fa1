#include "ai/answering/model/proposal.h"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/system/system_error.hpp>
#include <utility>

#include "ai/answering/model/tools.h"
#include "query_plan/enum_names.h"

namespace datapilot::ai::answering::model {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_label = 80;
constexpr std::size_t longest_sentence = 300;
constexpr std::size_t longest_sql = 8'000;
constexpr std::size_t longest_meaning = 190;  // it comes back as the id of the choice
constexpr std::size_t most_parts = 32;

// Thrown inside proposal_of, caught there.
struct Wrong {
    std::string message;
};

// What is shown to a person: one line of plain text.
std::string shown(const json::value& value, std::size_t longest) {
    std::string text{value.as_string()};
    std::ranges::replace_if(
        text, [](unsigned char byte) { return byte < 0x20 || byte == 0x7F; }, ' ');
    if (text.size() <= longest) return text;
    auto end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

std::string text(const json::object& object, std::string_view field) {
    return std::string{object.at(field).as_string()};
}

template <class Enum>
Enum enumerator(const json::object& object, std::string_view field) {
    const auto found = query_plan::value_of<Enum>(std::string_view{object.at(field).as_string()});
    if (!found) throw Wrong{std::string{field} + " is none of its values"};
    return *found;
}

std::size_t place(const json::object& object, std::string_view field) {
    return object.at(field).to_number<std::size_t>();
}

template <class Read>
auto each(const json::object& object, std::string_view field, Read read) {
    const auto& array = object.at(field).as_array();
    if (array.size() > most_parts) throw Wrong{std::string{field} + " has too many parts"};
    std::vector<decltype(read(array.front().as_object()))> all;
    for (const auto& part : array) all.push_back(read(part.as_object()));
    return all;
}

DraftMeasure measure(const json::object& object) {
    return {enumerator<query_plan::AggregateFunction>(object, "function"),
            text(object, "table"),
            text(object, "column"),
            enumerator<query_plan::Transform>(object, "transform"),
            enumerator<query_plan::Format>(object, "format"),
            shown(object.at("label"), longest_label)};
}

DraftDimension dimension(const json::object& object) {
    DraftDimension draft{text(object, "table"), text(object, "column"), std::nullopt,
                         shown(object.at("label"), longest_label)};
    if (text(object, "grain") != "none") {
        draft.grain = enumerator<query_plan::Grain>(object, "grain");
    }
    return draft;
}

DraftFilter filter(const json::object& object) {
    const auto* found = std::ranges::find(filter_operators, text(object, "operator"));
    if (found == filter_operators.end()) throw Wrong{"operator is none of its values"};
    DraftFilter draft{text(object, "table"), text(object, "column"),
                      static_cast<FilterOperator>(found - filter_operators.begin())};
    for (const auto& value : object.at("values").as_array()) {
        draft.values.emplace_back(value.as_string());
    }
    draft.negated = object.at("negated").as_bool();
    return draft;
}

DraftHaving having(const json::object& object) {
    return {place(object, "measure"), enumerator<query_plan::Comparator>(object, "comparator"),
            text(object, "value")};
}

DraftOrder order(const json::object& object) {
    return {text(object, "by") == "measure", place(object, "place"),
            enumerator<query_plan::Direction>(object, "direction")};
}

DraftPlan plan(const json::object& object) {
    return {shown(object.at("sentence"), longest_sentence),
            text(object, "table"),
            each(object, "measures", measure),
            each(object, "dimensions", dimension),
            each(object, "filters", filter),
            each(object, "having", having),
            each(object, "order", order),
            object.at("limit").to_number<std::int64_t>(),
            object.at("distinct").as_bool()};
}

DraftColumn column(const json::object& object) {
    const auto role = text(object, "role");
    return {shown(object.at("label"), longest_label),
            role == "dimension" ? results::Role::dimension
            : role == "measure" ? results::Role::measure
                                : results::Role::other,
            enumerator<query_plan::Format>(object, "format")};
}

DraftSql sql(const json::object& object) {
    DraftSql draft{shown(object.at("sentence"), longest_sentence), text(object, "sql"),
                   each(object, "columns", column)};
    if (draft.sql.size() > longest_sql) throw Wrong{"sql is too long"};
    return draft;
}

DraftQuestion question(const json::object& object) {
    DraftQuestion draft{shown(object.at("question"), longest_sentence),
                        each(object, "choices", [](const json::object& choice) {
                            return DraftChoice{shown(choice.at("label"), longest_label),
                                               shown(choice.at("meaning"), longest_meaning)};
                        })};
    if (draft.choices.size() < 2 || draft.choices.size() > 3) {
        throw Wrong{"choices must be two or three"};
    }
    return draft;
}

Proposal read(std::string_view name, const json::object& arguments) {
    if (name == plan_tool) return plan(arguments);
    if (name == sql_tool) return sql(arguments);
    if (name == ask_tool) return question(arguments);
    if (name == refuse_tool) {
        return DraftRefusal{shown(arguments.at("reason"), longest_sentence)};
    }
    throw Wrong{"there is no such function"};
}

}  // namespace

std::variant<Proposal, Complaint> proposal_of(const llm::ToolCall& call) {
    try {
        const auto arguments =
            json::parse(json::string_view{call.arguments.data(), call.arguments.size()});
        return read(call.name, arguments.as_object());
    } catch (const Wrong& wrong) {
        return Complaint{"invalid_arguments", wrong.message, call.name};
    } catch (const std::exception& wrong) {
        // Boost.JSON throws what is not of the schema, standard exceptions for what is missing.
        return Complaint{"invalid_arguments",
                         "the arguments are not those of the function's schema", call.name};
    }
}

}  // namespace datapilot::ai::answering::model
