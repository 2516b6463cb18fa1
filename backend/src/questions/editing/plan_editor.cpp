#include "questions/editing/plan_editor.h"

#include <algorithm>
#include <charconv>

#include "query_plan/plan_check.h"
#include "questions/editing/condition_paths.h"
#include "questions/editing/used_sources.h"
#include "questions/labels.h"

namespace datapilot::questions {
namespace {

using base::Error;
using base::Result;
using query_plan::Aggregate;
using query_plan::AggregateFunction;
using query_plan::Box;
using query_plan::ColumnRef;
using query_plan::DateBucket;
using query_plan::Dimension;
using query_plan::Direction;
using query_plan::Expression;
using query_plan::Measure;
using query_plan::Order;
using query_plan::OrderByDimension;
using query_plan::OrderByMeasure;
using query_plan::Shape;
using query_plan::Transform;

constexpr std::int64_t most_rows = 1000;
constexpr std::size_t most_elements = 20;

// The index at the end of "/measures/2", where the path is of that list.
std::optional<std::size_t> index_in(std::string_view path, std::string_view list,
                                    std::size_t size) {
    if (!path.starts_with(list)) return std::nullopt;
    path.remove_prefix(list.size());
    std::size_t index = 0;
    const auto* end = path.data() + path.size();
    if (path.empty() || std::from_chars(path.data(), end, index).ptr != end || index >= size) {
        return std::nullopt;
    }
    return index;
}

// What points at an element that went goes; what points behind it moves up.
template <class By>
void forget(std::vector<Order>& orders, std::size_t removed) {
    std::erase_if(orders, [&](const Order& order) {
        const auto* by = std::get_if<By>(&order.by);
        return by && by->index == removed;
    });
    for (auto& order : orders) {
        auto* by = std::get_if<By>(&order.by);
        if (by && by->index > removed) --by->index;
    }
}

bool is_date(const Dimension& dimension) {
    return std::holds_alternative<DateBucket>(dimension.value.node);
}

bool goes_along_time(const Measure& measure) {
    return measure.transform == Transform::growth || measure.transform == Transform::running_total;
}

bool is_date(catalog::ColumnType type) {
    return type == catalog::ColumnType::date || type == catalog::ColumnType::timestamp;
}

bool is_number(catalog::ColumnType type) {
    return type == catalog::ColumnType::integer || type == catalog::ColumnType::decimal;
}

// Whether the aggregate is the same however often the joins repeat a row.
bool bears_repeats(AggregateFunction function) {
    return function == AggregateFunction::count_distinct ||
           function == AggregateFunction::minimum || function == AggregateFunction::maximum;
}

}  // namespace

std::optional<Error> PlanEditor::apply(const PlanEdit& edit) {
    if (plan_.set_operation) return impossible_edit("two plans in one");
    const auto used = used_sources(plan_);
    std::optional<Error> error;
    if (edit.part) {
        error = std::visit([&](const auto& part) { return put(edit.path, part); }, *edit.part);
    } else {
        error = remove(*edit.path);
    }
    if (error) return error;
    remove_what_lost_its_meaning();
    if (plan_.measures.empty() && plan_.dimensions.empty()) return impossible_edit("nothing left");
    settle_order();
    remove_sources_used_before(used);
    return std::nullopt;
}

// A table that nothing is read of any more would still drop the rows that have no match in it.
void PlanEditor::remove_sources_used_before(const std::vector<bool>& before) {
    auto removed = used_sources(plan_);
    removed.flip();
    for (std::size_t source = 0; source < removed.size(); ++source) {
        if (source < before.size() && !before[source]) removed[source] = false;
    }
    remove_sources(plan_, removed);
}

Result<query_plan::QueryPlan> PlanEditor::finish() && {
    if (const auto misfit = query_plan::misfit(plan_, source_.catalog)) {
        return impossible_edit(misfit->detail);
    }
    return std::move(plan_);
}

std::optional<Error> PlanEditor::put(const Path& path, const MeasurePart& part) {
    auto measure = measure_of(part);
    if (!measure) return measure.error();
    plan_.shape = Shape::aggregate;
    if (!path) {
        if (plan_.measures.size() >= most_elements) return impossible_edit("too many measures");
        plan_.measures.push_back(std::move(*measure));
        return std::nullopt;
    }
    const auto index = index_in(*path, "/measures/", plan_.measures.size());
    if (!index) return impossible_edit("no measure at " + *path);
    plan_.measures[*index] = std::move(*measure);
    return std::nullopt;
}

Result<Measure> PlanEditor::metric_of(const std::string& label) {
    const auto metric = std::ranges::find_if(
        source_.metrics, [&](const Metric& one) { return one.label.french == label; });
    if (metric == source_.metrics.end() || metric->table != tables_.table_of(0)) {
        return impossible_edit("no metric " + label);
    }
    if (tables_.repeats_rows()) return impossible_edit("rows are repeated");
    Measure made{{}, metric->label, {}};
    made.format = metric->format;
    made.unit = metric->unit;
    made.value = on_day(whole_of(*metric, 0), plan_.calendar.today);
    return made;
}

Result<Measure> PlanEditor::count_of_rows() {
    const auto base = tables_.table_of(0);
    if (!base) return impossible_edit("rows of a nested plan");
    const auto label = aggregate_label(AggregateFunction::count_rows, label_of(source_, {*base}));
    if (!tables_.repeats_rows()) return Measure{{Aggregate{}}, label};
    const auto key = source_.facts[*base].key;
    if (!key) return impossible_edit("rows are repeated, and have no key");
    const Expression column{ColumnRef{0, source_.column({*base, *key}).name}};
    return Measure{{Aggregate{AggregateFunction::count_distinct, Box<Expression>(column)}}, label};
}

Result<Measure> PlanEditor::measure_of(const MeasurePart& part) {
    if (!part.metric.empty()) return metric_of(part.metric);
    if (part.function == AggregateFunction::count_rows) return count_of_rows();
    if (!part.of) return impossible_edit("an aggregate of nothing");
    const auto placed = tables_.place(*part.of);
    if (!placed) return placed.error();
    const auto& column = source_.column(placed->element);
    const bool repeated = placed->source > 0 || tables_.repeats_rows();
    if (repeated && !bears_repeats(part.function)) return impossible_edit("rows are repeated");
    const bool adds = part.function == AggregateFunction::sum ||
                      part.function == AggregateFunction::average ||
                      part.function == AggregateFunction::median;
    if (adds && !is_number(column.type)) return impossible_edit("not a number");
    const bool key = part.function == AggregateFunction::count_distinct &&
                     source_.facts[placed->element.table].key == placed->element.column;
    Measure made{
        {Aggregate{part.function, Box<Expression>({ColumnRef{placed->source, column.name}})}},
        key ? aggregate_label(AggregateFunction::count_rows,
                              label_of(source_, {placed->element.table}))
            : aggregate_label(part.function, label_of(source_, placed->element))};
    show_as(source_, placed->element, part.function, made);
    return made;
}

std::optional<Error> PlanEditor::put(const Path& path, const DimensionPart& part) {
    auto dimension = dimension_of(part);
    if (!dimension) return dimension.error();
    if (!path) {
        if (plan_.dimensions.size() >= most_elements) return impossible_edit("too many dimensions");
        plan_.dimensions.push_back(std::move(*dimension));
        return std::nullopt;
    }
    const auto index = index_in(*path, "/dimensions/", plan_.dimensions.size());
    if (!index) return impossible_edit("no dimension at " + *path);
    const auto before = std::exchange(plan_.dimensions[*index], std::move(*dimension));
    if (const auto column = tables_.find(before.value)) remove_hidden_keys(column->source);
    return std::nullopt;
}

Result<Dimension> PlanEditor::dimension_of(const DimensionPart& part) {
    const auto placed = tables_.place(part.of);
    if (!placed) return placed.error();
    const auto& column = source_.column(placed->element);
    const Expression value{ColumnRef{placed->source, column.name}};
    if (!part.grain) return questions::dimension_of(source_, placed->element, value);
    if (!is_date(column.type)) return impossible_edit("not a date");
    return Dimension{{DateBucket{*part.grain, Box<Expression>(value)}}, grain_label(*part.grain)};
}

Result<Tested> PlanEditor::tested(const Path& path, const std::optional<PickedColumn>& of) {
    if (of) {
        const auto placed = tables_.place(*of);
        if (!placed) return placed.error();
        const auto& column = source_.column(placed->element);
        return Tested{{ColumnRef{placed->source, column.name}},
                      column.type,
                      label_of(source_, placed->element)};
    }
    const auto* condition = path ? condition_at(plan_, *path) : nullptr;
    auto value = condition ? tested_by(*condition) : std::nullopt;
    if (!value) return impossible_edit("nothing is tested there");
    if (const auto column = tables_.find(*value)) {
        return Tested{*value, source_.column(column->element).type,
                      label_of(source_, column->element)};
    }
    // « plus de 15 commandes »: a number that the plan computes, by the name before the sign.
    const auto name = [](const std::string& label) { return label.substr(0, label.find(" = ")); };
    const auto measure = std::ranges::find_if(plan_.measures, [&](const Measure& one) {
        return condition->label.french.starts_with(one.label.french);
    });
    const auto label = measure != plan_.measures.end() ? measure->label
                                                       : base::Text{name(condition->label.french),
                                                                    name(condition->label.english)};
    return Tested{std::move(*value), catalog::ColumnType::decimal, label};
}

std::optional<Error> PlanEditor::put_condition(const Path& path,
                                               Result<query_plan::Condition> made) {
    if (!made) return made.error();
    if (!path) {
        add_condition(plan_, std::move(*made));
        return std::nullopt;
    }
    if (!replace_condition(plan_, *path, std::move(*made))) {
        return impossible_edit("no condition at " + *path);
    }
    return std::nullopt;
}

std::optional<Error> PlanEditor::put(const Path& path, const FilterPart& part) {
    const auto about = tested(path, part.of);
    if (!about) return about.error();
    return put_condition(path, condition_of(part, *about));
}

std::optional<Error> PlanEditor::put(const Path& path, const PeriodPart& part) {
    const auto about = tested(path, part.of);
    if (!about) return about.error();
    return put_condition(path, condition_of(part, *about));
}

std::optional<Error> PlanEditor::put(const Path& path, const OrderPart& part) {
    const auto* measure = std::get_if<OrderByMeasure>(&part.by);
    const auto count = measure ? plan_.measures.size() : plan_.dimensions.size();
    const auto index = measure ? measure->index : std::get<OrderByDimension>(part.by).index;
    if (index >= count) return impossible_edit("nothing to order by");
    const Order made{part.by, part.direction, {}, true};
    if (!path) {
        plan_.order = {made};
        return std::nullopt;
    }
    const auto at = index_in(*path, "/order/", plan_.order.size());
    if (!at) return impossible_edit("no order at " + *path);
    plan_.order[*at] = made;
    return std::nullopt;
}

std::optional<Error> PlanEditor::put(const Path& path, const LimitPart& part) {
    if (part.rows < 1 || part.rows > most_rows) return impossible_edit("a limit out of range");
    if (path && *path != "/limit") return impossible_edit("no limit at " + *path);
    if (!plan_.limit) plan_.limit.emplace();
    plan_.limit->rows = part.rows;
    plan_.limit->words = {};
    return std::nullopt;
}

std::optional<Error> PlanEditor::remove(const std::string& path) {
    if (is_condition_path(path)) {
        if (remove_condition(plan_, path)) return std::nullopt;
    } else if (path == "/limit" && plan_.limit) {
        plan_.limit.reset();
        return std::nullopt;
    } else if (const auto order = index_in(path, "/order/", plan_.order.size())) {
        plan_.order.erase(plan_.order.begin() + static_cast<std::ptrdiff_t>(*order));
        return std::nullopt;
    } else if (const auto measure = index_in(path, "/measures/", plan_.measures.size())) {
        if (plan_.measures.size() == 1 && plan_.having) return impossible_edit("groups are tested");
        remove_measure(*measure);
        return std::nullopt;
    } else if (const auto dimension = index_in(path, "/dimensions/", plan_.dimensions.size())) {
        remove_dimension(*dimension);
        return std::nullopt;
    }
    return impossible_edit("nothing at " + path);
}

void PlanEditor::remove_measure(std::size_t index) {
    plan_.measures.erase(plan_.measures.begin() + static_cast<std::ptrdiff_t>(index));
    forget<OrderByMeasure>(plan_.order, index);
    if (plan_.measures.empty()) plan_.shape = Shape::distinct;
}

void PlanEditor::remove_dimension(std::size_t index) {
    const auto column = tables_.find(plan_.dimensions[index].value);
    const bool shown = plan_.dimensions[index].shown;
    plan_.dimensions.erase(plan_.dimensions.begin() + static_cast<std::ptrdiff_t>(index));
    forget<OrderByDimension>(plan_.order, index);
    if (plan_.limit && plan_.limit->per_dimension) {
        auto& each = *plan_.limit->per_dimension;
        if (each > index)
            --each;
        else if (each == index)
            plan_.limit->per_dimension.reset();
    }
    if (column && shown) remove_hidden_keys(column->source);
}

// A hidden key tells rows of one name apart; without the name it would split the groups unseen.
void PlanEditor::remove_hidden_keys(std::size_t source) {
    const auto of_source = [&](const Dimension& dimension) {
        const auto column = tables_.find(dimension.value);
        return column && column->source == source;
    };
    const bool named = std::ranges::any_of(plan_.dimensions, [&](const Dimension& dimension) {
        return dimension.shown && of_source(dimension);
    });
    for (auto i = plan_.dimensions.size(); !named && i-- > 0;) {
        if (!plan_.dimensions[i].shown && of_source(plan_.dimensions[i])) remove_dimension(i);
    }
}

// A share of one row, a growth along no time.
void PlanEditor::remove_what_lost_its_meaning() {
    const bool along_time = std::ranges::any_of(
        plan_.dimensions, [](const Dimension& dimension) { return is_date(dimension); });
    for (auto i = plan_.measures.size(); i-- > 0;) {
        const auto& measure = plan_.measures[i];
        const bool lost = measure.transform != Transform::none &&
                          (plan_.dimensions.empty() || (goes_along_time(measure) && !along_time));
        if (lost && plan_.measures.size() > 1) remove_measure(i);
    }
    if (plan_.shape == Shape::aggregate && plan_.dimensions.empty()) {
        plan_.limit.reset();
        plan_.order.clear();
    }
}

// Time runs on, anything else goes from the greatest down, unless somebody said otherwise.
void PlanEditor::settle_order() {
    if (plan_.shape != Shape::aggregate || plan_.dimensions.empty()) return;
    if (!plan_.limit) {
        std::erase_if(plan_.order,
                      [](const Order& order) { return !order.edited && order.words.empty(); });
    }
    if (!plan_.order.empty()) return;
    const auto date = std::ranges::find_if(
        plan_.dimensions, [](const Dimension& dimension) { return is_date(dimension); });
    if (date != plan_.dimensions.end() && !plan_.limit) {
        const auto index = static_cast<std::size_t>(date - plan_.dimensions.begin());
        plan_.order.push_back({OrderByDimension{index}, Direction::ascending});
    } else if (!plan_.measures.empty()) {
        plan_.order.push_back({OrderByMeasure{0}, Direction::descending});
    }
}

}  // namespace datapilot::questions
