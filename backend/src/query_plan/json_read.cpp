#include <boost/json/array.hpp>
#include <boost/system/system_error.hpp>
#include <charconv>

#include "query_plan/enum_names.h"
#include "query_plan/json.h"

namespace datapilot::query_plan {
namespace {

namespace json = boost::json;
using boost::system::system_error;

// Plans nest a few levels; what nests more was not written by to_json.
constexpr int deepest = 64;

// Each function throws system_error where the JSON is not a plan; plan_from_json catches it once.
class Reader {
  public:
    QueryPlan plan(const json::value& value);

  private:
    Expression expression(const json::value& value);
    Condition condition(const json::value& value);
    decltype(Condition::node) condition_node(std::string_view kind, const json::object& object);
    Source source(const json::value& value);
    Join join(const json::value& value);
    Dimension dimension(const json::value& value);
    Measure measure(const json::value& value);
    Order order(const json::value& value);
    Limit limit(const json::value& value);
    Exists exists(const json::object& object);

    template <class Read>
    auto each(const json::value& value, Read read) {
        std::vector<decltype((this->*read)(value))> out;
        for (const auto& element : value.as_array()) out.push_back((this->*read)(element));
        return out;
    }

    struct Level {
        explicit Level(int& depth) : depth_(depth) {
            if (++depth_ > deepest) throw system_error(make_error_code(json::error::too_deep));
        }
        ~Level() { --depth_; }
        int& depth_;
    };
    int depth_ = 0;
};

[[noreturn]] void refuse() {
    throw system_error(make_error_code(json::error::not_exact));
}

template <class Enum>
Enum enumerator(const json::value& value) {
    const auto found = value_of<Enum>(std::string_view(value.as_string()));
    if (!found) refuse();
    return *found;
}

std::string text(const json::value& value) {
    return std::string(value.as_string());
}
std::size_t index(const json::value& value) {
    return value.to_number<std::size_t>();
}

base::Text label(const json::object& object) {
    const auto* found = object.if_contains("label");
    if (!found) return {};
    return {text(found->at("fr")), text(found->at("en"))};
}

Words words(const json::object& object) {
    Words out;
    if (const auto* found = object.if_contains("words")) {
        for (const auto& span : found->as_array()) {
            out.push_back(
                {span.at(0).to_number<std::uint32_t>(), span.at(1).to_number<std::uint32_t>()});
        }
    }
    return out;
}

// A nested plan has no day of its own, and says so with zeros.
base::Date date(const json::value& value) {
    const std::string_view iso = value.as_string();
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') refuse();
    const auto number = [&](std::size_t at, std::size_t length) {
        int digits = 0;
        const auto* end = iso.data() + at + length;
        if (std::from_chars(iso.data() + at, end, digits).ptr != end || digits < 0) refuse();
        return digits;
    };
    return base::Date{std::chrono::year{number(0, 4)},
                      std::chrono::month{static_cast<unsigned>(number(5, 2))},
                      std::chrono::day{static_cast<unsigned>(number(8, 2))}};
}

ColumnRef column(const json::value& value) {
    return {index(value.at("source")), text(value.at("column"))};
}

Literal literal(const json::value& value) {
    return {enumerator<catalog::ColumnType>(value.at("type")), text(value.at("text"))};
}

Expression Reader::expression(const json::value& value) {
    const Level level(depth_);
    const auto kind = std::string_view(value.at("kind").as_string());
    if (kind == "column") return {column(value)};
    if (kind == "literal") return {literal(value)};
    if (kind == "arithmetic") {
        return {Arithmetic{enumerator<ArithmeticOperator>(value.at("operator")),
                           each(value.at("operands"), &Reader::expression)}};
    }
    if (kind == "days_between") {
        return {DaysBetween{expression(value.at("from")), expression(value.at("to"))}};
    }
    if (kind == "date_bucket") {
        return {DateBucket{enumerator<Grain>(value.at("grain")), expression(value.at("date"))}};
    }
    if (kind == "scalar") return {ScalarPlan{plan(value.at("plan"))}};
    if (kind != "aggregate") refuse();
    Aggregate aggregate{enumerator<AggregateFunction>(value.at("function"))};
    const auto& object = value.as_object();
    if (const auto* found = object.if_contains("argument")) aggregate.argument = expression(*found);
    if (const auto* found = object.if_contains("only")) aggregate.only = condition(*found);
    return {std::move(aggregate)};
}

Exists Reader::exists(const json::object& object) {
    Exists out{plan(object.at("related")), {}};
    for (const auto& pair : object.at("on").as_array()) {
        out.on.push_back({column(pair.at("outer")), column(pair.at("inner"))});
    }
    return out;
}

decltype(Condition::node) Reader::condition_node(std::string_view kind,
                                                 const json::object& object) {
    const auto value = [&](const char* key) { return expression(object.at(key)); };
    if (kind == "all") return AllOf{each(object.at("of"), &Reader::condition)};
    if (kind == "any") return AnyOf{each(object.at("of"), &Reader::condition)};
    if (kind == "not") return Not{condition(object.at("condition"))};
    if (kind == "comparison") {
        return Comparison{value("left"), enumerator<Comparator>(object.at("comparator")),
                          value("right")};
    }
    if (kind == "between") return Between{value("value"), value("low"), value("high")};
    if (kind == "matches") {
        return Matches{value("text"), enumerator<TextMatch>(object.at("match")),
                       text(object.at("pattern"))};
    }
    if (kind == "is_null") return IsNull{value("value")};
    if (kind == "exists") return exists(object);
    if (kind == "in_plan") return InPlan{value("value"), plan(object.at("plan"))};
    if (kind == "one_of") {
        OneOf one_of{value("value"), {}};
        for (const auto& one : object.at("values").as_array())
            one_of.values.push_back(literal(one));
        return one_of;
    }
    if (kind != "in_period") refuse();
    InPeriod period{value("date")};
    if (const auto* found = object.if_contains("from")) period.from = date_from_json(*found);
    if (const auto* found = object.if_contains("before")) period.before = date_from_json(*found);
    return period;
}

Condition Reader::condition(const json::value& value) {
    const Level level(depth_);
    const auto& object = value.as_object();
    return {condition_node(object.at("kind").as_string(), object), label(object), words(object)};
}

Source Reader::source(const json::value& value) {
    const auto& object = value.as_object();
    if (const auto* table = object.if_contains("table")) {
        return {text(*table), label(object), words(object)};
    }
    return {Box<QueryPlan>(plan(object.at("plan"))), label(object), words(object)};
}

Join Reader::join(const json::value& value) {
    Join out{index(value.at("left")), index(value.at("right")), {}};
    for (const auto& pair : value.at("on").as_array()) {
        out.on.push_back({text(pair.at(0)), text(pair.at(1))});
    }
    out.kind = enumerator<JoinKind>(value.at("kind"));
    out.certainty = value.at("certainty").to_number<double>();
    out.inferred = value.at("inferred").as_bool();
    return out;
}

Dimension Reader::dimension(const json::value& value) {
    const auto& object = value.as_object();
    Dimension out{expression(object.at("value")), label(object), words(object),
                  object.at("shown").as_bool()};
    if (const auto* format = object.if_contains("format")) out.format = enumerator<Format>(*format);
    if (const auto* unit = object.if_contains("unit")) out.unit = text(*unit);
    if (const auto* digits = object.if_contains("digits")) out.digits = enumerator<Digits>(*digits);
    return out;
}

Measure Reader::measure(const json::value& value) {
    const auto& object = value.as_object();
    Measure out{expression(object.at("value")),
                label(object),
                words(object),
                enumerator<Transform>(object.at("transform")),
                enumerator<Format>(object.at("format")),
                object.at("shown").as_bool()};
    if (const auto* unit = object.if_contains("unit")) out.unit = text(*unit);
    return out;
}

Order Reader::order(const json::value& value) {
    const auto& object = value.as_object();
    Order out{OrderByDimension{}, enumerator<Direction>(object.at("direction")), words(object)};
    if (const auto* edited = object.if_contains("edited")) out.edited = edited->as_bool();
    if (const auto* found = object.if_contains("measure")) {
        out.by = OrderByMeasure{index(*found)};
    } else {
        out.by = OrderByDimension{index(object.at("dimension"))};
    }
    return out;
}

Limit Reader::limit(const json::value& value) {
    const auto& object = value.as_object();
    Limit out{object.at("rows").to_number<std::int64_t>(), {}, words(object)};
    if (const auto* found = object.if_contains("per_dimension")) out.per_dimension = index(*found);
    return out;
}

Calendar calendar(const json::value& value) {
    return {text(value.at("time_zone")), date(value.at("today")),
            value.at("first_day_of_week").to_number<unsigned>(),
            value.at("first_fiscal_month").to_number<unsigned>()};
}

QueryPlan Reader::plan(const json::value& value) {
    const Level level(depth_);
    const auto& object = value.as_object();
    QueryPlan out;
    out.shape = enumerator<Shape>(object.at("shape"));
    out.sources = each(object.at("sources"), &Reader::source);
    out.joins = each(object.at("joins"), &Reader::join);
    out.dimensions = each(object.at("dimensions"), &Reader::dimension);
    out.measures = each(object.at("measures"), &Reader::measure);
    if (const auto* found = object.if_contains("filter")) out.filter = condition(*found);
    if (const auto* found = object.if_contains("having")) out.having = condition(*found);
    out.order = each(object.at("order"), &Reader::order);
    if (const auto* found = object.if_contains("limit")) out.limit = limit(*found);
    if (const auto* found = object.if_contains("set_operation")) {
        out.set_operation =
            SetOperation{enumerator<SetOperator>(found->at("operator")), plan(found->at("with"))};
    }
    out.calendar = calendar(object.at("calendar"));
    return out;
}

}  // namespace

base::Date date_from_json(const json::value& value) {
    const auto read = date(value);
    if (!read.ok()) refuse();
    return read;
}

base::Result<QueryPlan> plan_from_json(const json::value& value) {
    try {
        return Reader().plan(value);
    } catch (const std::exception& error) {
        return base::Error{base::Errc::validation_failed,
                           {"Ce plan n'est pas lisible.", "This plan cannot be read."},
                           error.what()};
    }
}

}  // namespace datapilot::query_plan
