#include "questions/editing/edited_conditions.h"

#include <algorithm>
#include <boost/system/system_error.hpp>

#include "query_plan/json.h"
#include "questions/editing/plan_tables.h"
#include "questions/labels.h"

namespace datapilot::questions {
namespace {

using base::Text;
using catalog::ColumnType;
using query_plan::Between;
using query_plan::Comparator;
using query_plan::Comparison;
using query_plan::Condition;
using query_plan::Expression;
using query_plan::InPeriod;
using query_plan::IsNull;
using query_plan::Literal;
using query_plan::Matches;
using query_plan::Not;
using query_plan::OneOf;
using query_plan::TextMatch;

constexpr std::size_t most_digits = 38;

bool is_number(ColumnType type) {
    return type == ColumnType::integer || type == ColumnType::decimal;
}
bool is_day(ColumnType type) {
    return type == ColumnType::date || type == ColumnType::timestamp;
}

bool all_digits(std::string_view text) {
    return !text.empty() && text.size() <= most_digits &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<Literal> number_literal(const std::string& text) {
    std::string_view digits = text;
    if (digits.starts_with('-')) digits.remove_prefix(1);
    const auto point = digits.find('.');
    if (!all_digits(digits.substr(0, point))) return std::nullopt;
    if (point == std::string_view::npos) return Literal{ColumnType::integer, text};
    if (!all_digits(digits.substr(point + 1))) return std::nullopt;
    return Literal{ColumnType::decimal, text};
}

std::optional<Literal> day_literal(const std::string& text) {
    try {
        query_plan::date_from_json(boost::json::string(text));
    } catch (const boost::system::system_error&) {
        return std::nullopt;
    }
    return Literal{ColumnType::date, text};
}

std::optional<Literal> literal_of(ColumnType type, const std::string& text) {
    if (is_number(type)) return number_literal(text);
    if (is_day(type)) return day_literal(text);
    if (type == ColumnType::boolean && text != "true" && text != "false") return std::nullopt;
    if (text.find('\0') != std::string::npos) return std::nullopt;
    return Literal{type, text};
}

base::Result<std::vector<Literal>> literals(const FilterPart& filter, ColumnType type,
                                            std::size_t least, std::size_t most) {
    std::vector<Literal> out;
    for (const auto& value : filter.values) {
        auto literal = literal_of(type, value);
        if (!literal) return impossible_edit("not a value of that type: " + value);
        out.push_back(std::move(*literal));
    }
    if (out.size() < least || out.size() > most) return impossible_edit("how many values?");
    return out;
}

// As people of each language write it.
Text shown(const Literal& literal) {
    if (literal.type == ColumnType::boolean) {
        return literal.text == "true" ? Text{"oui", "yes"} : Text{"non", "no"};
    }
    if (literal.type == ColumnType::date) {
        const auto& iso = literal.text;
        return {iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4), iso};
    }
    Text text{literal.text, literal.text};
    if (literal.type == ColumnType::decimal) std::ranges::replace(text.french, '.', ',');
    return text;
}

Text both(const Text& left, std::string_view french, std::string_view english, const Text& right) {
    return {left.french + std::string(french) + right.french,
            left.english + std::string(english) + right.english};
}

Condition labelled(Condition condition, Text label) {
    condition.label = std::move(label);
    return condition;
}

std::optional<Comparator> comparator_of(FilterOperator op) {
    if (op < FilterOperator::equal || op > FilterOperator::greater_or_equal) return std::nullopt;
    constexpr Comparator comparators[] = {Comparator::equal,   Comparator::not_equal,
                                          Comparator::less,    Comparator::less_or_equal,
                                          Comparator::greater, Comparator::greater_or_equal};
    return comparators[static_cast<std::size_t>(op) -
                       static_cast<std::size_t>(FilterOperator::equal)];
}

base::Result<Condition> values_condition(const FilterPart& filter, const Tested& tested) {
    auto values = literals(filter, tested.type, 1, 200);
    if (!values) return values.error();
    Text joined;
    for (const auto& value : *values) {
        const Text separator{joined.french.empty() ? "" : ", ", joined.english.empty() ? "" : ", "};
        joined = both(joined, separator.french, separator.english, shown(value));
    }
    const auto label = both(tested.label, " : ", ": ", joined);
    Condition one_of{OneOf{tested.value, std::move(*values)}};
    if (filter.op == FilterOperator::one_of) return labelled(std::move(one_of), label);
    return labelled({Not{std::move(one_of)}}, negated_label(label));
}

base::Result<Condition> text_condition(const FilterPart& filter, const Tested& tested) {
    if (tested.type != ColumnType::text) return impossible_edit("not a text");
    const auto values = literals(filter, tested.type, 1, 1);
    if (!values) return values.error();
    const auto& pattern = values->front().text;
    const Text quoted{"« " + pattern + " »", "“" + pattern + "”"};
    if (filter.op == FilterOperator::contains) {
        return labelled({Matches{tested.value, TextMatch::contains, pattern}},
                        both(tested.label, " : ", ": ", quoted));
    }
    const bool starts = filter.op == FilterOperator::starts_with;
    return labelled(
        {Matches{tested.value, starts ? TextMatch::starts_with : TextMatch::ends_with, pattern}},
        starts ? both(tested.label, " commence par ", " starts with ", quoted)
               : both(tested.label, " finit par ", " ends with ", quoted));
}

base::Result<Condition> range_condition(const FilterPart& filter, const Tested& tested) {
    if (!is_number(tested.type) && !is_day(tested.type)) return impossible_edit("no order");
    const auto between = filter.op == FilterOperator::between;
    const std::size_t count = between ? 2 : 1;
    const auto values = literals(filter, tested.type, count, count);
    if (!values) return values.error();
    if (between) {
        const auto ends = both(shown(values->front()), " … ", " … ", shown(values->back()));
        return labelled({Between{tested.value, {values->front()}, {values->back()}}},
                        both(tested.label, " : ", ": ", ends));
    }
    const auto comparator = *comparator_of(filter.op);
    const auto value = shown(values->front());
    return labelled({Comparison{tested.value, comparator, {values->front()}}},
                    {comparison_label(tested.label, comparator, value.french).french,
                     comparison_label(tested.label, comparator, value.english).english});
}

Condition missing_condition(const FilterPart& filter, const Tested& tested) {
    Condition empty{IsNull{tested.value}};
    if (filter.op == FilterOperator::empty) {
        return labelled(std::move(empty), both(tested.label, " : vide", ": empty", {}));
    }
    return labelled({Not{std::move(empty)}}, both(tested.label, " : renseigné", ": present", {}));
}

}  // namespace

std::optional<Expression> tested_by(const Condition& condition) {
    struct Value {
        std::optional<Expression> operator()(const OneOf& c) const { return c.value; }
        std::optional<Expression> operator()(const IsNull& c) const { return c.value; }
        std::optional<Expression> operator()(const Matches& c) const { return c.text; }
        std::optional<Expression> operator()(const Comparison& c) const { return c.left; }
        std::optional<Expression> operator()(const Between& c) const { return c.value; }
        std::optional<Expression> operator()(const InPeriod& c) const { return c.date; }
        std::optional<Expression> operator()(const Not& c) const { return tested_by(*c.condition); }
        std::optional<Expression> operator()(const query_plan::AllOf&) const {
            return std::nullopt;
        }
        std::optional<Expression> operator()(const query_plan::AnyOf&) const {
            return std::nullopt;
        }
        std::optional<Expression> operator()(const query_plan::Exists&) const {
            return std::nullopt;
        }
        std::optional<Expression> operator()(const query_plan::InPlan&) const {
            return std::nullopt;
        }
    };
    return std::visit(Value{}, condition.node);
}

base::Result<Condition> condition_of(const FilterPart& filter, const Tested& tested) {
    switch (filter.op) {
        case FilterOperator::one_of:
        case FilterOperator::not_one_of:
            return values_condition(filter, tested);
        case FilterOperator::contains:
        case FilterOperator::starts_with:
        case FilterOperator::ends_with:
            return text_condition(filter, tested);
        case FilterOperator::empty:
        case FilterOperator::present:
            return missing_condition(filter, tested);
        default:
            return range_condition(filter, tested);
    }
}

base::Result<Condition> condition_of(const PeriodPart& period, const Tested& tested) {
    if (!is_day(tested.type)) return impossible_edit("not a date");
    if (!period.from && !period.before) return impossible_edit("a period without ends");
    if (period.from && period.before && *period.from >= *period.before) {
        return impossible_edit("a period that ends before it begins");
    }
    return labelled({InPeriod{tested.value, period.from, period.before}},
                    period_label({period.from, period.before}));
}

}  // namespace datapilot::questions
