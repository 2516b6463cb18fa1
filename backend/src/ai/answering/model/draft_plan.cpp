#include "ai/answering/model/draft_plan.h"

#include <algorithm>
#include <utility>

#include "ai/answering/model/draft_filter.h"
#include "ai/answering/model/draft_literal.h"
#include "ai/answering/model/names_of_draft.h"
#include "query_plan/plan_check.h"
#include "questions/labels.h"

namespace datapilot::ai::answering::model {
namespace {

using catalog::Catalog;
using query_plan::Aggregate;
using query_plan::AggregateFunction;
using query_plan::Box;
using query_plan::Condition;
using query_plan::Expression;
using query_plan::QueryPlan;

constexpr std::int64_t most_rows = 10'000;

bool counts_rows_alone(AggregateFunction function) {
    return function == AggregateFunction::count_rows;
}

// What repeats where a row stands in several joined rows does not change these.
bool bears_repeats(AggregateFunction function) {
    return function == AggregateFunction::minimum || function == AggregateFunction::maximum ||
           function == AggregateFunction::count_distinct;
}

bool wants_number(AggregateFunction function) {
    return function == AggregateFunction::sum || function == AggregateFunction::average ||
           function == AggregateFunction::median;
}

base::Text label_or(const std::string& label, const std::string& otherwise) {
    const auto& text = label.empty() ? otherwise : label;
    return {text, text};
}

class Drafter {
  public:
    Drafter(const DraftPlan& draft, NamesOfDraft& names) : draft_(draft), names_(names) {}

    QueryPlan plan() {
        for (const auto& draft : draft_.dimensions) add(draft);
        for (const auto& draft : draft_.measures) add(draft);
        add_filters();
        add_having();
        for (const auto& draft : draft_.order) add(draft);
        if (draft_.limit > 0) plan_.limit = query_plan::Limit{std::min(draft_.limit, most_rows)};
        if (plan_.dimensions.empty() && plan_.measures.empty()) {
            throw Complaint{"empty_plan", "a plan needs a measure or a dimension"};
        }
        plan_.shape = !plan_.measures.empty() ? query_plan::Shape::aggregate
                      : draft_.distinct       ? query_plan::Shape::distinct
                                              : query_plan::Shape::list;
        names_.move_into(plan_);
        return std::move(plan_);
    }

  private:
    void add(const DraftDimension& draft) {
        const auto found = names_.column(draft.table, draft.column);
        Expression value{found.ref};
        if (draft.grain) {
            if (!is_date(found.type)) {
                throw Complaint{"wrong_type", "a grain needs a date", draft.column};
            }
            value = {query_plan::DateBucket{*draft.grain, Box<Expression>(std::move(value))}};
        }
        plan_.dimensions.push_back({std::move(value), label_or(draft.label, draft.column)});
    }

    void add(const DraftMeasure& draft) {
        query_plan::Measure measure{.value = {aggregate_of(draft)},
                                    .label = label_or(draft.label, draft.column),
                                    .transform = draft.transform,
                                    .format = draft.format};
        plan_.measures.push_back(std::move(measure));
    }

    Aggregate aggregate_of(const DraftMeasure& draft) {
        if (counts_rows_alone(draft.function)) return {draft.function};
        const auto found = names_.column(draft.table, draft.column);
        if (found.ref.source != 0 && !bears_repeats(draft.function)) {
            throw Complaint{"fan_out",
                            "the joins would count its values several times: make its table the "
                            "main one, or answer with SQL that aggregates before it joins",
                            draft.column};
        }
        if (wants_number(draft.function) && !is_number(found.type)) {
            throw Complaint{"wrong_type", "this aggregate needs a number", draft.column};
        }
        return {draft.function, Box<Expression>(Expression{found.ref})};
    }

    void add_filters() {
        std::vector<Condition> all;
        for (const auto& draft : draft_.filters) {
            all.push_back(condition_from(draft, names_.column(draft.table, draft.column)));
        }
        if (all.size() == 1) plan_.filter = std::move(all.front());
        if (all.size() > 1) plan_.filter = Condition{query_plan::AllOf{std::move(all)}};
    }

    void add_having() {
        std::vector<Condition> all;
        for (const auto& draft : draft_.having) {
            if (draft.measure >= plan_.measures.size()) {
                throw Complaint{"no_such_place", "having names a measure that is not there"};
            }
            const auto number = literal_of(draft.value, catalog::ColumnType::decimal);
            if (!number) throw Complaint{"wrong_type", "having needs a number", draft.value};
            const auto& measure = plan_.measures[draft.measure];
            all.push_back(
                {query_plan::Comparison{measure.value, draft.comparator, {*number}},
                 questions::comparison_label(measure.label, draft.comparator, draft.value)});
        }
        if (all.size() == 1) plan_.having = std::move(all.front());
        if (all.size() > 1) plan_.having = Condition{query_plan::AllOf{std::move(all)}};
    }

    void add(const DraftOrder& draft) {
        const auto count = draft.by_measure ? plan_.measures.size() : plan_.dimensions.size();
        if (draft.place >= count) {
            throw Complaint{"no_such_place", "order names a part that is not there"};
        }
        query_plan::Order order{query_plan::OrderByDimension{draft.place}, draft.direction};
        if (draft.by_measure) order.by = query_plan::OrderByMeasure{draft.place};
        plan_.order.push_back(order);
    }

    const DraftPlan& draft_;
    NamesOfDraft& names_;
    QueryPlan plan_;
};

}  // namespace

std::variant<QueryPlan, Complaint> plan_from_draft(const DraftPlan& draft, const Catalog& catalog,
                                                   const questions::JoinGraph& joins,
                                                   const query_plan::Calendar& calendar) {
    try {
        NamesOfDraft names{catalog, joins, draft.table};
        auto plan = Drafter{draft, names}.plan();
        plan.calendar = calendar;
        if (auto error = query_plan::misfit(plan, catalog)) {
            return Complaint{"invalid_plan", error->detail};
        }
        return plan;
    } catch (const Complaint& complaint) {
        return complaint;
    }
}

}  // namespace datapilot::ai::answering::model
