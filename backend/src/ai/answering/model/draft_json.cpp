#include "ai/answering/model/draft_json.h"

#include <boost/json/array.hpp>
#include <string>
#include <utility>

#include "query_plan/enum_names.h"
#include "query_plan/json.h"

namespace datapilot::ai::answering::model {
namespace {

namespace json = boost::json;
using query_plan::ColumnRef;
using query_plan::Condition;
using query_plan::Expression;
using query_plan::Literal;
using query_plan::QueryPlan;

struct CannotSay {};  // thrown and caught here

template <class Part, class Variant>
const Part& only(const Variant& variant) {
    const auto* part = std::get_if<Part>(&variant);
    if (!part) throw CannotSay{};
    return *part;
}

class Writer {
  public:
    Writer(const QueryPlan& plan, base::Language language, Literals literals)
        : plan_(plan), language_(language), literals_(literals) {}

    json::object draft() const {
        if (plan_.set_operation || plan_.having || plan_.sources.empty()) throw CannotSay{};
        if (plan_.limit && plan_.limit->per_dimension) throw CannotSay{};
        json::array measures;
        json::array dimensions;
        json::array order;
        for (const auto& part : plan_.measures) measures.push_back(written(part));
        for (const auto& part : plan_.dimensions) dimensions.push_back(written(part));
        for (const auto& part : plan_.order) order.push_back(written(part));
        return {{"table", table(0)},
                {"measures", std::move(measures)},
                {"dimensions", std::move(dimensions)},
                {"filters", plan_.filter ? filters(*plan_.filter) : json::array{}},
                {"having", json::array{}},
                {"order", std::move(order)},
                {"limit", plan_.limit ? plan_.limit->rows : 0},
                {"distinct", plan_.shape == query_plan::Shape::distinct}};
    }

  private:
    const std::string& table(std::size_t source) const {
        return only<std::string>(plan_.sources.at(source).from);
    }

    json::object place(const Expression& value) const {
        const auto& column = only<ColumnRef>(value.node);
        return {{"table", table(column.source)}, {"column", column.column}};
    }

    json::object written(const query_plan::Measure& measure) const {
        const auto& aggregate = only<query_plan::Aggregate>(measure.value.node);
        if (aggregate.only || !measure.shown) throw CannotSay{};
        auto object = aggregate.argument ? place(**aggregate.argument)
                                         : json::object{{"table", table(0)}, {"column", ""}};
        object["function"] = query_plan::name_of(aggregate.function);
        object["transform"] = query_plan::name_of(measure.transform);
        object["format"] = query_plan::name_of(measure.format);
        object["label"] = measure.label.in(language_);
        return object;
    }

    json::object written(const query_plan::Dimension& dimension) const {
        if (!dimension.shown) throw CannotSay{};
        const auto* bucket = std::get_if<query_plan::DateBucket>(&dimension.value.node);
        auto object = place(bucket ? *bucket->date : dimension.value);
        object["grain"] = bucket ? query_plan::name_of(bucket->grain) : "none";
        object["label"] = dimension.label.in(language_);
        return object;
    }

    static json::object written(const query_plan::Order& order) {
        const auto* measure = std::get_if<query_plan::OrderByMeasure>(&order.by);
        const auto place =
            measure ? measure->index : std::get<query_plan::OrderByDimension>(order.by).index;
        return {{"by", measure ? "measure" : "dimension"},
                {"place", place},
                {"direction", query_plan::name_of(order.direction)}};
    }

    json::array filters(const Condition& condition) const {
        json::array all;
        if (const auto* both = std::get_if<query_plan::AllOf>(&condition.node)) {
            for (const auto& part : both->conditions) all.push_back(filter(part, false));
        } else {
            all.push_back(filter(condition, false));
        }
        return all;
    }

    json::object filter(const Condition& condition, bool negated) const {
        if (const auto* not_so = std::get_if<query_plan::Not>(&condition.node)) {
            if (negated) throw CannotSay{};
            return filter(*not_so->condition, true);
        }
        auto object = std::visit([this](const auto& node) { return said(node); }, condition.node);
        object["negated"] = negated;
        return object;
    }

    json::object said(const query_plan::Comparison& node) const {
        return with(place(node.left), query_plan::name_of(node.comparator),
                    {value(only<Literal>(node.right.node))});
    }
    json::object said(const query_plan::Between& node) const {
        return with(place(node.value), "between",
                    {value(only<Literal>(node.low.node)), value(only<Literal>(node.high.node))});
    }
    json::object said(const query_plan::OneOf& node) const {
        json::array values;
        for (const auto& literal : node.values) values.push_back(value(literal));
        return with(place(node.value), "one_of", std::move(values));
    }
    json::object said(const query_plan::Matches& node) const {
        return with(place(node.text), query_plan::name_of(node.match),
                    {value({catalog::ColumnType::text, node.pattern})});
    }
    json::object said(const query_plan::IsNull& node) const {
        return with(place(node.value), "is_null", {});
    }
    // The days of a question are no values of the data.
    json::object said(const query_plan::InPeriod& node) const {
        const auto day = [](const std::optional<base::Date>& date) {
            return json::value(date ? query_plan::date_to_json(*date) : "");
        };
        return with(place(node.date), "in_period", {day(node.from), day(node.before)});
    }
    template <class Other>
    json::object said(const Other&) const {
        throw CannotSay{};
    }

    static json::object with(json::object place, std::string_view op, json::array values) {
        place["operator"] = op;
        place["values"] = std::move(values);
        return place;
    }

    json::value value(const Literal& literal) const {
        return literals_ == Literals::written ? json::value(literal.text) : json::value("…");
    }

    const QueryPlan& plan_;
    base::Language language_;
    Literals literals_;
};

}  // namespace

std::optional<json::object> draft_json(const QueryPlan& plan, base::Language language,
                                       Literals literals) {
    try {
        return Writer{plan, language, literals}.draft();
    } catch (const CannotSay&) {
        return std::nullopt;
    }
}

}  // namespace datapilot::ai::answering::model
