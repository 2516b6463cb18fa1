#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "questions/request.h"
#include "questions/source.h"

namespace datapilot::questions {

// Reads one way of cutting a question. Each step recognises one kind of phrase wherever it stands
// and takes its items; what is left at the end is what the question asks to show. Telegraphic
// questions (« CA 2015 ») and full sentences read alike.
class Reader {
  public:
    Reader(const Source& source, const Segmentation& segmentation);

    Request read();

  private:
    using Index = std::optional<std::size_t>;

    // Steps, in order.
    void settle_small_words();
    void settle_values_beside();
    void read_removals();
    void read_rank();
    void read_newcomers();
    void read_formulas();
    void read_differences();
    void read_exceptions();
    void read_orders();
    void read_extremes();
    void read_comparisons();
    void read_text_tests();
    void read_plain_numbers();
    void read_values();
    void read_periods();
    void read_both();
    void compare_ends_of_period();
    void read_negations();
    void read_groups();
    void read_heads();
    void finish();

    // Parts of steps.
    std::size_t read_order(std::size_t at);
    bool read_extreme(std::size_t at);
    bool read_top(std::size_t at);
    void read_most_done(std::size_t superlative, Extreme& extreme);
    bool read_best_period(std::size_t at);
    bool ranks_amounts(std::size_t superlative, std::size_t noun) const;
    bool read_earned_most(std::size_t at);
    bool read_most_of_value(std::size_t at);
    bool read_most_sold(std::size_t at);
    bool says_done(std::size_t at) const;
    bool by_latest_date(Extreme& extreme, Index thing);
    bool read_counted_extreme(std::size_t at);
    bool next_thing_joins(std::size_t superlative) const;
    void set_extreme(Target by, query_plan::Direction direction);
    bool read_comparison(std::size_t at);
    bool read_between(std::size_t at);
    bool read_difference(std::size_t at);
    void take_defined_by(std::size_t formula);
    bool asks_whether(std::size_t at) const;
    // « le salaire moyen », « moyenne des notes », just before: both words.
    struct AggregateOf {
        query_plan::AggregateFunction function;
        std::size_t marker;
        std::size_t noun;
    };
    std::optional<AggregateOf> aggregate_before(std::size_t at) const;
    bool compare_with_number(std::size_t at, std::size_t number, Test test);
    bool compare_dates(std::size_t at, std::size_t other, Test test);
    bool compare_with_aggregate(std::size_t at, std::size_t next, Test test);
    bool compare_with_row(std::size_t at, std::size_t other, Test test);
    std::optional<Reference> turnover_by_period() const;
    bool compares_percentages(Reference& column) const;
    bool says_years(std::size_t at) const;
    Index times_done(std::size_t comparator, std::size_t number);
    Index tested_column(std::size_t comparator) const;
    bool read_value(std::size_t at);
    ValuesJoined how_joined(std::size_t joining, std::size_t value) const;
    void settle_act_never_done(std::size_t at);
    void settle_named_table(std::size_t at);
    void settle_named_column(std::size_t at);
    void settle_with_theirs(std::size_t at);
    bool is_possessive(std::size_t at) const;
    bool says_grain() const;
    void compare_this_year_so_far();
    void read_weekdays();
    void read_weekday(std::size_t at);
    bool compare_with_period_before(std::size_t at);
    void add(Test test, std::size_t first, std::size_t last);
    std::vector<std::size_t> tables_beside(std::size_t first) const;
    bool negated_before(std::size_t first, TestKind kind);
    bool read_never_done(std::size_t at);
    bool links_to(std::size_t act, std::size_t noun) const;
    void read_depleted(std::size_t at);
    bool is_code(std::size_t at) const;
    void read_department(std::size_t at);
    bool read_flag(std::size_t at);
    bool counts_just_before(std::size_t at) const;
    bool negated_inside(std::size_t first, std::size_t last);
    void read_group(std::size_t at);
    bool ranks_by_measure(std::size_t at, const std::vector<std::size_t>& counting);
    bool groups_by_nothing(std::size_t at) const;
    bool names_group(std::size_t at) const;
    void take_joining(std::size_t at);
    bool read_unit(std::size_t at);
    std::optional<Reference> date_of_grain(std::size_t at);
    void read_evolution(std::size_t at);
    void read_share(std::size_t at, query_plan::Transform transform);
    bool read_share_of(std::size_t at);
    bool is_rate_of_another(std::size_t at) const;
    bool follows(const Test& test, std::size_t at) const;
    bool read_rate(std::size_t at);
    bool rate_of_rows(std::size_t at);
    const Test* value_after(std::size_t at) const;
    void share_rows(Reference rows, language::TokenRange said);
    void mark_parts();
    void compare_growth_with_year_before();
    void leave_growth_to_comparison();
    void read_count(std::size_t at);
    void read_aggregate(std::size_t at);
    void read_end(std::size_t at);
    void read_place(std::size_t at);
    void read_thing(std::size_t at);
    void count_rows_of(std::size_t at);
    void own_measure(std::size_t at, const Reference& owner);
    bool read_held(std::size_t at);
    std::optional<Reference> amounts_of(std::size_t at) const;
    std::optional<Element> turnover_of_each(std::size_t table) const;
    std::optional<Reference> money_of(std::size_t at) const;
    std::optional<Reference> money_before(std::size_t at, std::size_t number) const;
    std::optional<Reference> worth_of(std::size_t at) const;
    void read_same_aggregate_of_more(std::size_t at, std::size_t last);
    bool read_average_row(std::size_t at);
    void rank_by_turnover();

    // Where things stand. Small words, signs and taken items are stepped over.
    Index next(std::size_t at) const;
    Index previous(std::size_t at) const;
    // Taken items too.
    Index just_before(std::size_t at) const;
    Index next_thing(std::size_t at) const;
    bool is_free(std::size_t at) const { return at < items_.size() && !taken_[at]; }
    bool small_between(std::size_t first, std::size_t last, std::string_view words) const;
    // Whether one of the words is among the small ones just before.
    bool stands_after(std::size_t at, std::string_view words) const;
    bool only_small_between(std::size_t first, std::size_t last) const;
    void take(std::size_t at) { taken_[at] = true; }
    void take(std::size_t first, std::size_t last);  // both included, small words and signs only

    bool names_column(std::size_t at) const;
    bool names_table(std::size_t at) const;
    bool names_number(std::size_t at) const;  // a column that compares with numbers
    bool names_value(std::size_t at) const;
    bool means_value(std::size_t at) const;  // rather than a table or column
    // A verb that only says that things belong together: « vendus », « fabriquées ».
    bool only_relates(std::size_t at) const;
    // « ont commandé »: an act on a table, after its auxiliary.
    bool is_verb(std::size_t at) const;
    bool names_role(std::size_t at) const;
    bool says_tested(std::size_t at) const;
    void mark_tests_of_averages();
    bool says_unit(std::size_t percent) const;
    bool is_percentage(Element element) const;
    bool says_the_same(std::size_t left, std::size_t right) const;

    std::optional<std::string> number_at(std::size_t at) const;
    bool says_one(std::size_t at) const;  // « un », where a number is expected

    Reference reference(std::size_t at) const;
    Reference numbers_of(std::size_t at) const;
    Reference dates_of(const Reference& tables) const;
    Reference property(const language::Adjective& adjective, language::TokenRange words) const;
    language::TokenRange words(std::size_t first, std::size_t last) const;

    const Source& source_;
    std::vector<Item> items_;
    std::vector<bool> taken_;
    Request request_;
    bool lacks_ = false;    // the negation just read says that there is none
    bool context_ = false;  // past « qui », « dont »…: things only describe
    bool asked_ = false;    // just past « quel », « donnez » or a comma: things are asked for
    std::optional<std::size_t> except_from_{};  // past « à l'exception des clients … »
};

}  // namespace datapilot::questions
