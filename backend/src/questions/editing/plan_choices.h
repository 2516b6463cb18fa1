#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <vector>

#include "base/text.h"
#include "catalog/catalog.h"
#include "query_plan/query_plan.h"
#include "questions/editing/plan_edit.h"
#include "questions/source.h"

namespace datapilot::questions {

// A chip of the plan as it stands.
struct EditableChip {
    std::string path;
    std::optional<Part> part{};  // absent where it can only be removed
    bool removable = true;
};

// What may be measured; `functions` are those that make sense, the first being `part`'s.
struct MeasureChoice {
    base::Text label;
    std::string table;  // its label
    MeasurePart part;
    std::vector<query_plan::AggregateFunction> functions{};
};

// A column to group, filter or date by.
struct ColumnChoice {
    base::Text label;
    std::string table;
    PickedColumn of;
    catalog::ColumnType type = catalog::ColumnType::text;
    bool groups = false;  // makes groups worth reading: no amount, no key
    std::vector<std::string> values{};
    bool values_complete = false;
    std::optional<std::string> min{}, max{};
};

// Everything that the parts of one plan may become.
struct PlanChoices {
    std::vector<EditableChip> chips;
    std::vector<MeasureChoice> measures;
    std::vector<ColumnChoice> columns;
};

PlanChoices choices_for(const Source& source, query_plan::QueryPlan plan);

// PlanChoices of docs/api/openapi.yaml.
boost::json::object to_json(const PlanChoices& choices, base::Language language);

}  // namespace datapilot::questions
