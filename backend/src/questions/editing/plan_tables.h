#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "query_plan/query_plan.h"
#include "questions/editing/plan_edit.h"
#include "questions/source.h"

namespace datapilot::questions {

// Why a change cannot be made; `detail` is for the log.
base::Error impossible_edit(std::string detail);

// A column of one of the plan's sources.
struct PlacedColumn {
    std::size_t source = 0;
    Element element;
};

// The tables that a plan speaks of, and those that it may take in without repeating its rows.
class PlanTables {
  public:
    PlanTables(const Source& source, query_plan::QueryPlan& plan) : source_(source), plan_(plan) {}

    // The catalog's table that a source of the plan is; none of a nested plan.
    std::optional<std::size_t> table_of(std::size_t source) const;
    // Other tables that may be joined, nearest first.
    std::vector<std::size_t> within_reach() const;
    // Whether joins already repeat the rows of the first source, so that sums would be too high.
    bool repeats_rows() const;
    // Joins its table where that is not there yet.
    base::Result<PlacedColumn> place(const PickedColumn& picked);

    std::optional<PlacedColumn> find(const query_plan::Expression& expression) const;
    PickedColumn picked(const PlacedColumn& column) const;

  private:
    base::Result<std::size_t> source_for(const PickedColumn& picked);
    std::size_t follow(std::size_t at, const JoinStep& step);

    const Source& source_;
    query_plan::QueryPlan& plan_;
};

}  // namespace datapilot::questions
