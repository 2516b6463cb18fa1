#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "ai/answering/model/complaint.h"
#include "llm/provider.h"
#include "query_plan/query_plan.h"
#include "results/display.h"

namespace datapilot::ai::answering::model {

// ---- A plan as a model writes it: names, no joins
// ------------------------------------------------

struct DraftMeasure {
    query_plan::AggregateFunction function{};
    std::string table{};
    std::string column{};
    query_plan::Transform transform{};
    query_plan::Format format{};
    std::string label{};
};

struct DraftDimension {
    std::string table{};
    std::string column{};
    std::optional<query_plan::Grain> grain{};
    std::string label{};
};

enum class FilterOperator {
    equal,
    not_equal,
    less,
    less_or_equal,
    greater,
    greater_or_equal,
    one_of,
    none_of,
    contains,
    starts_with,
    ends_with,
    between,
    is_null,
    in_period
};

struct DraftFilter {
    std::string table{};
    std::string column{};
    FilterOperator op{};
    std::vector<std::string> values{};
    bool negated = false;
};

struct DraftHaving {
    std::size_t measure = 0;
    query_plan::Comparator comparator{};
    std::string value{};
};

struct DraftOrder {
    bool by_measure = true;
    std::size_t place = 0;
    query_plan::Direction direction{};
};

struct DraftPlan {
    std::string sentence{};
    std::string table{};
    std::vector<DraftMeasure> measures{};
    std::vector<DraftDimension> dimensions{};
    std::vector<DraftFilter> filters{};
    std::vector<DraftHaving> having{};
    std::vector<DraftOrder> order{};
    std::int64_t limit = 0;
    bool distinct = false;
};

// ---- The other answers
// ---------------------------------------------------------------------------

struct DraftColumn {
    std::string label{};
    results::Role role{};
    query_plan::Format format{};
};

struct DraftSql {
    std::string sentence{};
    std::string sql{};
    std::vector<DraftColumn> columns{};
};

struct DraftChoice {
    std::string label{};
    std::string meaning{};
};

struct DraftQuestion {
    std::string question{};
    std::vector<DraftChoice> choices{};
};

struct DraftRefusal {
    std::string reason{};
};

using Proposal = std::variant<DraftPlan, DraftSql, DraftQuestion, DraftRefusal>;

// What the call proposes, or why it proposes nothing. Sentences and labels are cut to a length that
// a page can show, without control characters.
std::variant<Proposal, Complaint> proposal_of(const llm::ToolCall& call);

}  // namespace datapilot::ai::answering::model
