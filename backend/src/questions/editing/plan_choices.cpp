#include "questions/editing/plan_choices.h"

#include <algorithm>
#include <boost/json/array.hpp>

#include "query_plan/enum_names.h"
#include "query_plan/interpretation.h"
#include "questions/editing/condition_paths.h"
#include "questions/editing/plan_parts.h"
#include "questions/editing/plan_tables.h"
#include "questions/labels.h"

namespace datapilot::questions {
namespace {

namespace json = boost::json;
using query_plan::AggregateFunction;
using query_plan::QueryPlan;

constexpr std::size_t most_columns = 300;
constexpr std::size_t most_values = 50;

// A table of the catalog as it can be picked from.
struct Pickable {
    std::size_t table = 0;
    std::optional<std::size_t> source{};  // where the plan has it already
};

bool makes_groups(const Source& source, Element element) {
    const auto fact = source.fact(element);
    if (fact.role == Role::key || fact.role == Role::reference) return false;
    return fact.role == Role::year || !fact.numeric();
}

std::vector<AggregateFunction> functions_over(const Source& source, Element element,
                                              bool rows_once) {
    const auto& facts = source.fact(element);
    const auto type = source.column(element).type;
    std::vector<AggregateFunction> functions;
    if (rows_once && facts.numeric() && facts.role != Role::year) {
        if (facts.additive()) functions.push_back(AggregateFunction::sum);
        functions.push_back(AggregateFunction::average);
        functions.push_back(AggregateFunction::median);
    }
    const bool ordered = facts.numeric() || type == catalog::ColumnType::date ||
                         type == catalog::ColumnType::timestamp;
    if (ordered) {
        functions.push_back(AggregateFunction::minimum);
        functions.push_back(AggregateFunction::maximum);
    }
    if (!facts.numeric()) functions.push_back(AggregateFunction::count_distinct);
    return functions;
}

class Collector {
  public:
    Collector(const Source& source, QueryPlan& plan)
        : source_(source), plan_(plan), tables_(source, plan) {}

    PlanChoices collect() {
        add_chips();
        if (plan_.set_operation || !tables_.table_of(0)) return std::move(out_);
        rows_once_ = !tables_.repeats_rows();
        add_row_count();
        add_metrics();
        for (std::size_t at = 0; at < plan_.sources.size(); ++at) {
            if (const auto table = tables_.table_of(at)) add_table({*table, at});
        }
        for (const auto table : tables_.within_reach()) add_table({table});
        return std::move(out_);
    }

  private:
    void add_chips() {
        for (auto& chip : query_plan::interpret(plan_, base::Language::french).chips) {
            EditableChip editable{std::move(chip.plan_path)};
            if (!plan_.set_operation) editable.part = part_at(chip.kind, editable.path);
            editable.removable = !plan_.set_operation && removable(chip.kind);
            out_.chips.push_back(std::move(editable));
        }
    }

    bool removable(query_plan::ChipKind kind) const {
        const auto shown = [](const auto& element) { return element.shown; };
        const auto dimensions = std::ranges::count_if(plan_.dimensions, shown);
        const auto measures = std::ranges::count_if(plan_.measures, shown);
        if (kind == query_plan::ChipKind::measure) {
            return measures > 1 || (dimensions > 0 && !plan_.having);
        }
        return kind != query_plan::ChipKind::dimension || dimensions > 1 || measures > 0;
    }

    std::optional<Part> part_at(query_plan::ChipKind kind, const std::string& path) {
        const auto index = [&] {
            return static_cast<std::size_t>(std::stoul(path.substr(path.rfind('/') + 1)));
        };
        switch (kind) {
            case query_plan::ChipKind::measure:
                return part_of(plan_.measures[index()], source_, tables_);
            case query_plan::ChipKind::dimension:
                return part_of(plan_.dimensions[index()], tables_);
            case query_plan::ChipKind::order:
                return OrderPart{plan_.order[index()].by, plan_.order[index()].direction};
            case query_plan::ChipKind::limit:
                return LimitPart{plan_.limit->rows};
            default:
                return part_of(*condition_at(plan_, path), tables_);
        }
    }

    void add_row_count() {
        const auto base = *tables_.table_of(0);
        if (!rows_once_ && !source_.facts[base].key) return;
        const auto label = label_of(source_, {base});
        out_.measures.push_back(
            {aggregate_label(AggregateFunction::count_rows, label), label.french, MeasurePart{}});
    }

    void add_metrics() {
        if (!rows_once_) return;
        for (const auto& metric : source_.metrics) {
            if (metric.table != tables_.table_of(0)) continue;
            out_.measures.push_back({metric.label, label_of(source_, {metric.table}).french,
                                     MeasurePart{.metric = metric.label.french}});
        }
    }

    void add_table(Pickable from) {
        const auto& table = source_.catalog.tables[from.table];
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            if (out_.columns.size() >= most_columns) return;
            const Element element{from.table, column};
            if (source_.role(element) == Role::hidden) continue;
            const PickedColumn of{table.name, table.columns[column].name, from.source};
            add_measure(from, element, of);
            add_column(element, of);
        }
    }

    // Of other tables only their number: their amounts would be counted once for each row.
    void add_measure(Pickable from, Element element, const PickedColumn& of) {
        const auto table = label_of(source_, {element.table});
        const bool key = source_.facts[element.table].key == element.column;
        if (from.source != 0) {
            if (!key) return;
            out_.measures.push_back({aggregate_label(AggregateFunction::count_rows, table),
                                     table.french,
                                     {AggregateFunction::count_distinct, of}});
            return;
        }
        auto functions = functions_over(source_, element, rows_once_);
        if (key || functions.empty()) return;
        out_.measures.push_back(
            {label_of(source_, element), table.french, {functions.front(), of}, functions});
    }

    void add_column(Element element, const PickedColumn& of) {
        const auto& column = source_.column(element);
        ColumnChoice choice{label_of(source_, element), label_of(source_, {element.table}).french,
                            of, column.type, makes_groups(source_, element)};
        const auto count = std::min(column.values.size(), most_values);
        choice.values.assign(column.values.begin(),
                             column.values.begin() + static_cast<std::ptrdiff_t>(count));
        choice.values_complete = column.values_complete && count == column.values.size();
        choice.min = column.min;
        choice.max = column.max;
        out_.columns.push_back(std::move(choice));
    }

    const Source& source_;
    QueryPlan& plan_;
    PlanTables tables_;
    bool rows_once_ = true;
    PlanChoices out_;
};

json::value text_or_null(const std::optional<std::string>& text) {
    return text ? json::value(json::string(*text)) : json::value(nullptr);
}

json::object to_json(const EditableChip& chip) {
    return {{"plan_path", chip.path},
            {"part", chip.part ? json::value(to_json(*chip.part)) : json::value(nullptr)},
            {"removable", chip.removable}};
}

json::object to_json(const MeasureChoice& choice, base::Language language) {
    json::array functions;
    for (const auto function : choice.functions)
        functions.emplace_back(query_plan::name_of(function));
    return {{"label", choice.label.in(language)},
            {"table", choice.table},
            {"part", to_json(Part{choice.part})},
            {"functions", std::move(functions)}};
}

json::object to_json(const ColumnChoice& choice, base::Language language) {
    json::array values;
    for (const auto& value : choice.values) values.emplace_back(value);
    json::object of{{"table", choice.of.table}, {"column", choice.of.column}};
    if (choice.of.source) of["source"] = *choice.of.source;
    return {{"label", choice.label.in(language)},
            {"table", choice.table},
            {"of", std::move(of)},
            {"type", catalog::name(choice.type)},
            {"groups", choice.groups},
            {"values", std::move(values)},
            {"values_complete", choice.values_complete},
            {"min", text_or_null(choice.min)},
            {"max", text_or_null(choice.max)}};
}

}  // namespace

PlanChoices choices_for(const Source& source, QueryPlan plan) {
    return Collector(source, plan).collect();
}

json::object to_json(const PlanChoices& choices, base::Language language) {
    json::array chips, measures, columns;
    for (const auto& chip : choices.chips) chips.push_back(to_json(chip));
    for (const auto& measure : choices.measures) measures.push_back(to_json(measure, language));
    for (const auto& column : choices.columns) columns.push_back(to_json(column, language));
    return {{"chips", std::move(chips)},
            {"measures", std::move(measures)},
            {"columns", std::move(columns)}};
}

}  // namespace datapilot::questions
