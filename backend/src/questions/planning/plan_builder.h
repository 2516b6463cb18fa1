#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "query_plan/query_plan.h"
#include "questions/planning/joined_sources.h"
#include "questions/planning/normal_form.h"
#include "questions/request.h"
#include "questions/source.h"

namespace datapilot::questions {

// A plan, and what makes it less likely to be what was meant.
struct Built {
    query_plan::QueryPlan plan;
    double doubt = 0;
};

// A column of another table's role, said in the question: « au départ de » is source_airport.
struct RoleHint {
    language::TokenRange words;
    std::size_t relationship = 0;
};

struct PlanContext {
    const Source& source;
    std::span<const language::Token> tokens;
    std::vector<RoleHint> roles;
    query_plan::Calendar calendar;
};

// Whether rows that a join repeats change the number: a sum, not a maximum.
inline bool is_changed_by_repeats(query_plan::AggregateFunction function) {
    using query_plan::AggregateFunction;
    return function != AggregateFunction::minimum && function != AggregateFunction::maximum &&
           function != AggregateFunction::count_distinct;
}

// Makes the plan of a settled request; nothing where its parts do not fit together.
class PlanBuilder {
  public:
    PlanBuilder(const PlanContext& context, const Request& request)
        : context_(context),
          source_(context.source),
          request_(normal_form(context.source, request)) {}

    std::optional<Built> build();

  private:
    bool hold_apart();
    bool take_away_lacking();
    bool shows_what_is_said() const;
    bool shows_attributes() const;

    // averages.cpp
    std::optional<Built> build_averages();

    // rank_of_row.cpp
    std::optional<Built> build_rank();

    // newcomers.cpp
    std::optional<Built> build_newcomers();
    std::optional<std::size_t> table_of_acts(std::size_t entity) const;
    std::optional<query_plan::Expression> start_of(std::size_t entity);
    void date_by(const query_plan::Expression& start);
    std::optional<Built> finished();
    // Rows of other tables that must or must not exist, reached by a step that multiplies.
    struct Related {
        std::size_t outer = 0;
        JoinStep step;
        JoinedSources inner;
        std::vector<query_plan::Condition> conditions{};
        std::optional<query_plan::Condition> having{};
        language::TokenRange tokens{};
        bool negated = false;
        bool few = false;  // not so many as `having` says, perhaps none
        bool apart = false;
        bool either = false;
        bool part = false;
        base::Text label{};
        query_plan::Words words{};
    };
    // Where a test's column is: in the joined rows, or in related ones.
    struct Place {
        std::size_t source = 0;
        Related* related = nullptr;
    };

    // base_table.cpp
    std::optional<std::size_t> choose_base() const;
    std::optional<std::size_t> members_of_group() const;
    std::optional<std::size_t> finest(const std::vector<std::size_t>& tables, bool strict) const;
    std::optional<std::size_t> coarsest(const std::vector<std::size_t>& tables) const;
    bool has_many_rows_of(std::size_t one, std::size_t other) const;

    // measures.cpp
    bool add_measures();
    void drop_repeated_measures();
    bool add_measure(const Target& target);
    bool add_count(const Target& target);
    bool add_transformed(query_plan::Measure measure);
    std::optional<query_plan::Measure> measure_over(const Target& target, std::size_t source) const;
    bool settle_repeats();

    // differences.cpp
    bool add_difference(const Target& target, std::size_t source);
    bool subtract_measures();
    bool divide_measures();

    // pre_aggregation.cpp
    bool add_pre_aggregated(const Target& target);

    // shares.cpp
    bool has_parts() const;
    bool add_ratio(query_plan::Measure part, const Reference& whole);
    bool add_share_of_the_first();
    bool close_shares();

    // dimensions.cpp
    bool add_groups();
    bool add_group(const Grouping& group);
    bool add_projections();
    bool add_dimension(Element element, language::TokenRange words, bool keep_apart);
    bool add_grain(const Grouping& group);
    std::optional<Element> date_near_base(query_plan::Grain grain) const;

    // ranking_rows.cpp
    bool add_extreme();
    bool ranks_in_each_group() const;
    std::size_t dimension_of_each() const;
    bool has_many(Element one, Element amount) const;
    bool adds_up_by_projection(const Target& by) const;
    bool add_orders();
    bool add_default_order();
    bool limit_to_extreme_entity();
    bool counts_to_one(std::size_t table) const;
    std::optional<std::size_t> measure_for(const Target& by);
    std::optional<std::size_t> dimension_for(Element element);

    // compared_periods.cpp
    bool compare_periods();

    // conditions.cpp
    bool add_tests();
    bool add_test(const Test& test);
    bool add_count_of_group(const Test& test);
    std::optional<bool> add_total_test(const Test& test, Element element);
    std::optional<query_plan::Expression> average_of_totals(const Test& test) const;
    bool add_total_of_related(const Test& test, Element element, const Place& where);
    std::optional<query_plan::Condition> condition(const Test& test, std::size_t source);
    std::optional<query_plan::Condition> number_condition(
        const Test& test, const query_plan::Expression& column) const;
    std::optional<query_plan::Condition> period_condition(const Test& test, Element element,
                                                          std::size_t source) const;
    std::optional<query_plan::Expression> aggregate_over_all(const Test& test, Element element);
    std::optional<query_plan::Condition> average_condition(const Test& test, std::size_t source);
    void put(const Test& test, const Place& place, query_plan::Condition condition);

    // related_rows.cpp
    Related* act_said_before(const Test& test, Element element) const;
    std::optional<Place> place(const Test& test, Element element);
    bool add_existence(const Test& test);
    std::optional<query_plan::Condition> flag_condition(Element element, bool holds) const;
    bool add_absent_reference(const Test& test, const JoinPath& path);
    bool add_count_test(const Test& test);
    bool joined_between(language::TokenRange left, language::TokenRange right) const;
    void close_related();
    query_plan::Condition related_condition(Related& related) const;

    std::size_t distance_of(const RoleHint& hint, language::TokenRange words) const;
    std::optional<JoinPath> path(std::size_t to, language::TokenRange words) const;
    std::vector<std::size_t> links_of_what_is_said() const;
    std::optional<std::size_t> source_for(std::size_t table, language::TokenRange words);
    query_plan::Expression column(std::size_t source, Element element) const;
    bool can_be(query_plan::AggregateFunction function, Element element) const;
    query_plan::Measure rows_of(std::size_t table, std::size_t source) const;
    query_plan::Words words(language::TokenRange range) const;
    std::vector<Element> label_elements(std::size_t table) const;

    const PlanContext& context_;
    const Source& source_;
    Request request_;
    std::optional<JoinedSources> sources_;
    query_plan::QueryPlan plan_;
    std::vector<query_plan::Condition> conditions_;
    std::vector<query_plan::Condition>
        apart_;  // each of rows of its own, which share what is shown
    std::vector<query_plan::Condition> lacking_;  // of no row that shares what is shown
    std::vector<query_plan::Condition> parts_;    // what makes the part of a share
    std::vector<query_plan::Condition> having_;
    std::vector<std::unique_ptr<Related>> related_;
    std::vector<Element> dimension_elements_;  // beside plan_.dimensions, where they are columns
    double doubt_ = 0;
    bool pre_aggregates_ = false;
};

}  // namespace datapilot::questions
