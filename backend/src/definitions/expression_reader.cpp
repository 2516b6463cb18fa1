#include "definitions/expression_reader.h"

#include <algorithm>
#include <utility>

#include "definitions/limits.h"

namespace datapilot::definitions {
namespace {

namespace json = boost::json;
using base::FieldErrc;

Number number(const json::value& value, Fields& fields) {
    Number out;
    if (const auto* whole = value.if_int64()) {
        out.digits = std::to_string(*whole);
    } else if (!value.is_string()) {
        fields.blame("number", FieldErrc::wrong_type);
    } else if (out.digits = value.get_string(); !is_number(out.digits)) {
        fields.blame("number", FieldErrc::invalid_format);
    }
    return out;
}

std::string tested_value(const json::value& value, const std::string& path, Fields& fields) {
    if (const auto* whole = value.if_int64()) return std::to_string(*whole);
    if (const auto* flag = value.if_bool()) return *flag ? "true" : "false";
    std::string out;
    fields.read_text(value, path, out, longest_value);
    return out;
}

}  // namespace

bool is_number(std::string_view text) {
    constexpr std::size_t most_digits = 38;
    if (text.starts_with('-')) text.remove_prefix(1);
    const auto digits = [&](std::string_view part) {
        return !part.empty() && part.size() <= most_digits &&
               std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
    };
    const auto point = text.find('.');
    if (point == std::string_view::npos) return digits(text);
    return digits(text.substr(0, point)) && digits(text.substr(point + 1));
}

// Whether one more part may stand here.
bool ExpressionReader::has_room(const std::string& path, int depth) {
    if (++parts_ <= most_parts && depth < deepest_expression) return true;
    errors_.add(path, FieldErrc::too_long);
    return false;
}

Expression ExpressionReader::expression(const json::value& value, std::string path, int depth) {
    if (!has_room(path, depth)) return {};
    Fields fields(value, std::move(path), errors_);
    if (fields.has("column")) {
        Column column;
        fields.name("column", column.name);
        return {std::move(column)};
    }
    if (fields.has("metric")) {
        MetricName metric;
        fields.name("metric", metric.name);
        return {std::move(metric)};
    }
    if (const auto* found = fields.take("number")) return {number(*found, fields)};
    if (fields.has("aggregate")) return aggregate(fields, depth);
    return arithmetic(fields, depth);
}

Expression ExpressionReader::arithmetic(Fields& fields, int depth) {
    if (fields.has("days_between")) {
        auto ends = operands(fields, "days_between", 2, depth);
        if (ends.size() != 2) return {};
        return {DaysBetween{std::move(ends[0]), std::move(ends[1])}};
    }
    for (const auto op : {ArithmeticOperator::add, ArithmeticOperator::subtract,
                          ArithmeticOperator::multiply, ArithmeticOperator::divide}) {
        const auto key = query_plan::name_of(op);
        if (!fields.has(key)) continue;
        const std::size_t most = op == ArithmeticOperator::divide ? 2 : most_parts;
        return {Arithmetic{op, operands(fields, key, most, depth)}};
    }
    if (fields) fields.blame(FieldErrc::required);
    return {};
}

Expression ExpressionReader::aggregate(Fields& fields, int depth) {
    Aggregate out;
    fields.one_of("aggregate", out.function);
    if (const auto* of = fields.take("of")) out.of = expression(*of, fields.at("of"), depth + 1);
    if (const auto* where = fields.take("where")) {
        out.where = test(*where, fields.at("where"), depth + 1);
    }
    const bool counts_rows = out.function == AggregateFunction::count_rows;
    if (counts_rows && out.of) fields.blame("of", FieldErrc::not_allowed);
    if (!counts_rows && !out.of) fields.blame("of", FieldErrc::required);
    return {std::move(out)};
}

std::vector<Expression> ExpressionReader::operands(Fields& fields, std::string_view key,
                                                   std::size_t most, int depth) {
    std::vector<Expression> out;
    fields.each(key, most, [&](const auto& operand, const std::string& at) {
        out.push_back(expression(operand, at, depth + 1));
    });
    if (out.size() < 2) fields.blame(key, FieldErrc::too_short);
    return out;
}

Test ExpressionReader::test(const json::value& value, std::string path, int depth) {
    if (!has_room(path, depth)) return {};
    Fields fields(value, std::move(path), errors_);
    if (fields.has("all_of")) return {AllOf{tests(fields, "all_of", depth)}};
    if (fields.has("any_of")) return {AnyOf{tests(fields, "any_of", depth)}};
    ColumnTest out;
    fields.name("column", out.column);
    if (fields.need("operator")) fields.one_of("operator", out.op);
    fields.each("values", most_values, [&](const auto& one, const std::string& at) {
        out.values.push_back(tested_value(one, at, fields));
    });
    return {std::move(out)};
}

std::vector<Test> ExpressionReader::tests(Fields& fields, std::string_view key, int depth) {
    std::vector<Test> out;
    fields.each(key, most_parts, [&](const auto& one, const std::string& at) {
        out.push_back(test(one, at, depth + 1));
    });
    if (out.empty()) fields.blame(key, FieldErrc::too_short);
    return out;
}

}  // namespace datapilot::definitions
