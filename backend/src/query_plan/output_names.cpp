#include <algorithm>

#include "query_plan/enum_names.h"
#include "query_plan/interpretation.h"
#include "query_plan/sql_writer.h"

namespace datapilot::query_plan {
namespace {

// The dimension of a nested plan that a column stands for.
const Dimension* inner(const QueryPlan& plan, const Dimension& dimension) {
    const auto* column = std::get_if<ColumnRef>(&dimension.value.node);
    const auto* nested =
        column ? std::get_if<Box<QueryPlan>>(&plan.sources[column->source].from) : nullptr;
    if (!nested) return nullptr;
    const auto& dimensions = (*nested)->dimensions;
    const auto found = std::ranges::find_if(
        dimensions, [&](const Dimension& one) { return one.label.french == column->column; });
    return found == dimensions.end() ? nullptr : &*found;
}

// Of a dimension or a measure.
bool is_in_euros(const auto& number) {
    return number.unit.empty() || number.unit == "€";
}

// Money of another unit is a number with that unit.
std::string unit_of(const auto& number) {
    const bool said = number.format == Format::percent || number.format == Format::days ||
                      (number.format == Format::money && is_in_euros(number));
    return said ? std::string{} : number.unit;
}

std::string format_of(const auto& number) {
    switch (number.format) {
        case Format::plain:
            return {};
        case Format::money:
            return is_in_euros(number) ? "money" : "";
        case Format::percent:
            return "percent";
        case Format::days:
            return "days";
    }
    return {};
}

std::string format_of_dimension(const Dimension& dimension) {
    if (const auto* bucket = std::get_if<DateBucket>(&dimension.value.node)) {
        return std::string{name_of(bucket->grain)};
    }
    switch (dimension.digits) {
        case Digits::number:
            return format_of(dimension);
        case Digits::code:
            return "identifier";
        case Digits::year:
            return "year";
    }
    return {};
}

}  // namespace

std::vector<std::string> output_names(const QueryPlan& plan, base::Language language) {
    std::vector<std::string> names;
    const auto add = [&](const base::Text& label) {
        std::string name = label.in(language);
        for (int copy = 2; std::ranges::find(names, name) != names.end(); ++copy) {
            name = label.in(language) + " " + std::to_string(copy);
        }
        names.push_back(std::move(name));
    };
    for (const auto& dimension : plan.dimensions) {
        if (dimension.shown) add(dimension.label);
    }
    for (const auto& measure : plan.measures) {
        if (measure.shown) add(measure.label);
    }
    return names;
}

std::string_view name(OutputRole role) {
    switch (role) {
        case OutputRole::dimension:
            return "dimension";
        case OutputRole::measure:
            return "measure";
        case OutputRole::other:
            return "other";
    }
    return "other";
}

std::vector<OutputColumn> output_columns(const QueryPlan& plan, base::Language language) {
    const auto names = output_names(plan, language);
    std::vector<OutputColumn> columns;
    const auto grouping = plan.shape == Shape::list ? OutputRole::other : OutputRole::dimension;
    for (const auto& dimension : plan.dimensions) {
        if (!dimension.shown) continue;
        const auto& name = names[columns.size()];
        const auto* of = inner(plan, dimension);
        const auto& shown = of ? *of : dimension;
        columns.push_back({name, name, grouping, format_of_dimension(shown), unit_of(shown)});
    }
    for (const auto& measure : plan.measures) {
        if (!measure.shown) continue;
        const auto& name = names[columns.size()];
        columns.push_back({name, name, OutputRole::measure, format_of(measure), unit_of(measure)});
    }
    return columns;
}

}  // namespace datapilot::query_plan
