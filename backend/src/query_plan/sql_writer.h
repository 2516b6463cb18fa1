#pragma once

#include <set>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "query_plan/dialect.h"
#include "query_plan/query_plan.h"

namespace datapilot::query_plan {

// Writes one statement; plans were checked before (plan_check.h).
class SqlWriter {
  public:
    SqlWriter(const catalog::Catalog& catalog, catalog::Dialect dialect, base::Language language)
        : catalog_(catalog), dialect_(dialect), language_(language) {}

    std::string statement(const QueryPlan& plan);

  private:
    // A plan being written: the aliases of its sources, empty where columns need none, and its
    // aggregates where their arguments are numbered first (sql_median.cpp).
    struct Scope {
        const QueryPlan& plan;
        std::vector<std::string> aliases;
        std::vector<const Aggregate*> numbered{};
    };

    Scope open(const QueryPlan& plan, bool correlated);
    std::string alias_for(const Source& source);

    // What a surrounding construct adds to a select.
    struct Addition {
        std::string column;
        std::string condition;
    };

    std::string select(const Scope& scope, const Addition& addition = {});
    std::string ranked_select(const Scope& scope);
    std::string written(const std::string& table) const;
    std::string from(const Scope& scope);
    std::string rows_of(const Scope& scope, const std::string& condition);

    std::vector<const Aggregate*> aggregates_to_number(const QueryPlan& plan) const;
    std::string numbered_rows(const Scope& scope, const std::string& condition);
    std::string over_numbered(const Scope& scope, std::size_t index) const;
    std::string source(const Scope& scope, std::size_t index);
    std::string group_by(const Scope& scope);
    std::string order_by(const Scope& scope);
    std::vector<std::string> tie_break(const Scope& scope, bool by_alias);
    std::vector<std::size_t> distinguishing(const QueryPlan& plan) const;
    OrderKey dimension_key(const Scope& scope, std::size_t index, bool by_alias);
    OrderKey measure_key(const Scope& scope, std::size_t index, bool by_alias);
    std::string order_terms(const Scope& scope, bool by_alias);

    std::string dimension(const Scope& scope, std::size_t index);
    std::string dimension_keys(const Scope& scope, std::size_t index);
    bool is_text_of_table(const QueryPlan& plan, const Dimension& dimension) const;
    std::string measure(const Scope& scope, const Measure& measure);
    std::string window(const Scope& scope);

    std::string expression(const Scope& scope, const Expression& expression);
    std::string aggregate(const Scope& scope, const Aggregate& aggregate);
    std::string argument(const Scope& scope, const Aggregate& aggregate);
    std::string arithmetic(const Scope& scope, const Arithmetic& arithmetic);
    std::string column(const Scope& scope, const ColumnRef& column) const;
    std::string column_name(const QueryPlan& plan, const ColumnRef& column) const;
    catalog::ColumnType type_of(const QueryPlan& plan, const Expression& expression) const;
    catalog::ColumnType type_of(const QueryPlan& plan, const ColumnRef& column) const;
    bool is_whole(const QueryPlan& plan, const Expression& expression) const;
    bool may_be_absent(const QueryPlan& plan, const Expression& expression) const;

    std::string condition(const Scope& scope, const Condition& condition);
    std::string joined(const Scope& scope, const std::vector<Condition>& conditions,
                       const char* word);
    std::string exists(const Scope& scope, const Exists& exists);
    std::string comparison(const Scope& scope, const Comparison& comparison);
    std::string period(const Scope& scope, const InPeriod& period);
    std::string compared(const Literal& value) const;
    std::string listed(const QueryPlan& plan);

    std::string quote(std::string_view identifier) const;

    const catalog::Catalog& catalog_;
    catalog::Dialect dialect_;
    base::Language language_;
    std::set<std::string> used_aliases_;
};

// The names of a plan's shown columns, dimensions first, each one different.
std::vector<std::string> output_names(const QueryPlan& plan, base::Language language);

}  // namespace datapilot::query_plan
