#include "questions/planning/plan_builder.h"

#include <algorithm>

#include "questions/labels.h"
#include "questions/planning/condition_parts.h"

namespace datapilot::questions {

using query_plan::ColumnRef;
using query_plan::Expression;
using query_plan::Shape;

namespace {

std::optional<query_plan::Condition> combined(std::vector<query_plan::Condition>& conditions) {
    if (conditions.empty()) return std::nullopt;
    if (conditions.size() == 1) return std::move(conditions.front());
    return query_plan::Condition{query_plan::AllOf{std::move(conditions)}};
}

constexpr std::size_t farthest_role = 8;

}  // namespace

std::optional<Built> PlanBuilder::build() {
    const bool one_is_named = std::ranges::any_of(request_.tests, [](const Test& test) {
        return test.kind == TestKind::value && !test.values.empty() && !test.negated;
    });
    if (request_.rank && one_is_named) return build_rank();
    if (request_.newcomers) return build_newcomers();
    if (std::ranges::any_of(request_.groups, &Grouping::within)) return build_averages();
    const auto base = choose_base();
    if (!base) return std::nullopt;
    sources_.emplace(source_.catalog, *base);
    plan_.calendar = context_.calendar;
    if (!add_measures() || !add_groups() || !add_projections() || !add_tests() ||
        !compare_periods() || !add_share_of_the_first() || !add_extreme() || !add_orders() ||
        !add_default_order() || !settle_repeats()) {
        return std::nullopt;
    }
    return finished();
}

std::optional<Built> PlanBuilder::finished() {
    close_related();
    if (!close_shares()) return std::nullopt;
    if (plan_.measures.empty() && plan_.dimensions.empty()) return std::nullopt;
    if (shows_what_is_said()) return std::nullopt;
    const bool by_time = std::ranges::any_of(
        request_.groups, [](const Grouping& group) { return group.grain.has_value(); });
    if (by_time && plan_.measures.empty()) return std::nullopt;  // of what, by month?
    plan_.having = combined(having_);
    std::move(*sources_).move_into(plan_);
    if (!hold_apart()) return std::nullopt;
    if (!take_away_lacking()) return std::nullopt;
    plan_.filter = combined(conditions_);
    return Built{std::move(plan_), doubt_};
}

// « les villes qui ont à la fois des employés de moins de 30 ans et de plus de 50 ans »: what the
// rows of the one and the rows of the other have in common.
bool PlanBuilder::hold_apart() {
    if (apart_.size() == 1) conditions_.push_back(std::move(apart_.front()));
    if (apart_.size() < 2) return true;
    const bool attributes = plan_.measures.empty() && !plan_.limit && apart_.size() == 2;
    if (!attributes) return false;
    plan_.shape = Shape::distinct;
    auto other = plan_;
    other.order.clear();
    auto of_other = conditions_;
    of_other.push_back(std::move(apart_[1]));
    other.filter = combined(of_other);
    conditions_.push_back(std::move(apart_[0]));
    plan_.set_operation =
        query_plan::SetOperation{query_plan::SetOperator::intersect, std::move(other)};
    return true;
}

// Whether what is shown are values that many rows share, and nothing is measured.
bool PlanBuilder::shows_attributes() const {
    return plan_.shape == Shape::distinct && plan_.measures.empty() && !request_.extreme &&
           !plan_.dimensions.empty();
}

// « paiements par carte », where the way of paying is all there is to show: "Carte".
bool PlanBuilder::shows_what_is_said() const {
    if (!plan_.measures.empty() || dimension_elements_.size() != 1) return false;
    return std::ranges::any_of(request_.tests, [&](const Test& test) {
        return test.kind == TestKind::value && !test.values.empty() && !test.negated &&
               !test.of_average && test.values.front().column == dimension_elements_.front() &&
               test.values.front().stored.size() == 1;
    });
}

bool PlanBuilder::take_away_lacking() {
    if (lacking_.empty()) return true;
    if (plan_.set_operation || !shows_attributes()) return false;
    auto other = plan_;
    other.order.clear();
    // « livrés à Brest, jamais à Nice »: what is lacking is not sought among the rows of Brest.
    auto of_other = conditions_;
    for (const auto& lacking : lacking_) {
        const auto column = held_column(lacking);
        std::erase_if(of_other, [&](const query_plan::Condition& condition) {
            return column && held_column(condition) == column;
        });
    }
    std::ranges::move(lacking_, std::back_inserter(of_other));
    other.filter = combined(of_other);
    plan_.set_operation =
        query_plan::SetOperation{query_plan::SetOperator::except, std::move(other)};
    return true;
}

// How far a role is said from some words. « ni vols au départ *ni* vols à l'arrivée »: what was
// said before is of the first.
std::size_t PlanBuilder::distance_of(const RoleHint& hint, language::TokenRange words) const {
    constexpr std::size_t price_of_after = 2;
    if (hint.words.first >= words.last) return hint.words.first - words.last + price_of_after;
    if (hint.words.last > words.first) return 0;
    const bool apart = joined_between(hint.words, {words.first + 1, words.last});
    return apart ? farthest_role : words.first - hint.words.last;
}

// The relationship to follow may be said: « au départ d'Aberdeen ».
std::optional<JoinPath> PlanBuilder::path(std::size_t to, language::TokenRange words) const {
    std::vector<std::size_t> preferred;
    std::size_t nearest = farthest_role;
    language::TokenRange said;
    for (const auto& hint : context_.roles) {
        const auto distance = distance_of(hint, words);
        if (distance < nearest) {
            nearest = distance;
            preferred = {hint.relationship};
            said = hint.words;
        } else if (distance == nearest && hint.words == said) {
            preferred.push_back(hint.relationship);  // the words do not tell them apart
        }
    }
    if (preferred.size() != 1) {
        auto of_act = links_of_what_is_said();
        if (!of_act.empty()) preferred = std::move(of_act);
    }
    const auto base = sources_->base_table();
    const auto found = source_.joins.path(base, to, preferred);
    const bool doubtful =
        found && multiplies(*found) && source_.joins.has_rival(base, to, preferred);
    return doubtful ? std::nullopt : found;
}

// « les clients qui ont *loué* plus de 15 films »: films by way of rentals, where reviews link the
// two as well.
std::vector<std::size_t> PlanBuilder::links_of_what_is_said() const {
    std::vector<std::size_t> out;
    const auto add = [&](const std::optional<Reference>& said) {
        if (!said || said->candidates.empty() || !chosen(*said).is_table()) return;
        const auto& table = source_.table(chosen(*said)).name;
        for (std::size_t i = 0; i < source_.catalog.relationships.size(); ++i) {
            if (source_.catalog.relationships[i].from_table == table) out.push_back(i);
        }
    };
    for (const auto& mention : request_.mentions) add(mention);
    for (const auto& test : request_.tests) add(test.column);
    for (const auto& measure : request_.measures) add(measure.what);
    return out;
}

std::optional<std::size_t> PlanBuilder::source_for(std::size_t table, language::TokenRange words) {
    const auto found = path(table, words);
    if (!found) return std::nullopt;
    return sources_->follow(*found);
}

Expression PlanBuilder::column(std::size_t source, Element element) const {
    if (element.metric) {
        const auto& metric = source_.metrics[*element.metric];
        return on_day(over(metric.row ? *metric.row : *metric.whole, source),
                      context_.calendar.today);
    }
    return {ColumnRef{source, source_.column(element).name}};
}

query_plan::Words PlanBuilder::words(language::TokenRange range) const {
    if (range.size() == 0) return {};
    const auto span = language::span_of(context_.tokens, range);
    return {{static_cast<std::uint32_t>(span.begin), static_cast<std::uint32_t>(span.end)}};
}

std::vector<Element> PlanBuilder::label_elements(std::size_t table) const {
    std::vector<Element> out;
    for (const auto column : source_.facts[table].label_columns) out.push_back({table, column});
    return out;
}

}  // namespace datapilot::questions
