#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "query_plan/query_plan.h"
#include "questions/editing/edited_conditions.h"
#include "questions/editing/plan_edit.h"
#include "questions/editing/plan_tables.h"
#include "questions/source.h"

namespace datapilot::questions {

// Makes changes to a plan, each to what the ones before it left, and keeps it a plan that can be
// run: what a change leaves without meaning goes with it.
class PlanEditor {
  public:
    PlanEditor(const Source& source, query_plan::QueryPlan plan)
        : source_(source), plan_(std::move(plan)), tables_(source_, plan_) {}
    PlanEditor(const PlanEditor&) = delete;
    PlanEditor& operator=(const PlanEditor&) = delete;

    // Nothing where it was made; else validation_failed, and the plan is not to be used.
    std::optional<base::Error> apply(const PlanEdit& edit);
    base::Result<query_plan::QueryPlan> finish() &&;

  private:
    using Path = std::optional<std::string>;

    std::optional<base::Error> put(const Path& path, const MeasurePart& part);
    std::optional<base::Error> put(const Path& path, const DimensionPart& part);
    std::optional<base::Error> put(const Path& path, const FilterPart& part);
    std::optional<base::Error> put(const Path& path, const PeriodPart& part);
    std::optional<base::Error> put(const Path& path, const OrderPart& part);
    std::optional<base::Error> put(const Path& path, const LimitPart& part);
    std::optional<base::Error> put_condition(const Path& path,
                                             base::Result<query_plan::Condition> made);
    std::optional<base::Error> remove(const std::string& path);

    base::Result<query_plan::Measure> measure_of(const MeasurePart& part);
    base::Result<query_plan::Measure> metric_of(const std::string& label);
    base::Result<query_plan::Measure> count_of_rows();
    base::Result<query_plan::Dimension> dimension_of(const DimensionPart& part);
    base::Result<Tested> tested(const Path& path, const std::optional<PickedColumn>& of);

    void remove_measure(std::size_t index);
    void remove_dimension(std::size_t index);
    void remove_hidden_keys(std::size_t source);
    void remove_what_lost_its_meaning();
    void settle_order();
    void remove_sources_used_before(const std::vector<bool>& before);

    const Source& source_;
    query_plan::QueryPlan plan_;
    PlanTables tables_;
};

}  // namespace datapilot::questions
