#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "query_plan/query_plan.h"
#include "questions/column_roles.h"

namespace datapilot::questions {

// A business measure that no column holds, made of the columns of one table.
struct Metric {
    std::size_t table = 0;
    std::vector<std::string> names;  // what people call it
    base::Text label;                // says how it is made: « CA (prix × quantité) »
    query_plan::AggregateFunction function = query_plan::AggregateFunction::sum;
    // Of a row of the table, which is source 0; none where only the whole has one.
    std::optional<query_plan::Expression> row{};
    // Of many rows, where it is not an aggregate of `row`: a ratio of sums.
    std::optional<query_plan::Expression> whole{};
    query_plan::Format format = query_plan::Format::plain;
    bool turnover = false;  // what « top 10 clients » ranks by
    double doubt = 0;       // taken off where another metric is called the same
    std::string name{};     // how definitions name it: "chiffre_affaires"
    std::string unit{};     // shown after the number: « k€ »
    std::string description{};
};

// Turnover, average basket, stock value, rates whose parts are columns, delays between dates.
// Each has a name of its own.
std::vector<Metric> metrics_of(const catalog::Catalog& catalog,
                               const std::vector<TableFacts>& facts);

// What the metric gives of many rows of sources[source].
query_plan::Expression whole_of(const Metric& metric, std::size_t source);

// The expression with its columns taken from sources[source].
query_plan::Expression over(query_plan::Expression expression, std::size_t source);

}  // namespace datapilot::questions
