#include <algorithm>

#include "questions/labels.h"
#include "questions/planning/forms.h"
#include "questions/planning/plan_builder.h"

// Orders and limits: « classés par âge », « top 10 », « le plus de commandes », « de chaque … ».
namespace datapilot::questions {

using query_plan::Direction;
using query_plan::OrderByDimension;
using query_plan::OrderByMeasure;
using query_plan::QueryPlan;
using query_plan::Shape;

namespace {

bool is_date(const query_plan::Dimension& dimension) {
    return std::holds_alternative<query_plan::DateBucket>(dimension.value.node);
}

}  // namespace

std::optional<std::size_t> PlanBuilder::dimension_for(Element element) {
    const auto known = std::ranges::find(dimension_elements_, element);
    if (known != dimension_elements_.end()) {
        return static_cast<std::size_t>(known - dimension_elements_.begin());
    }
    if (plan_.shape == Shape::aggregate || element.is_table()) return std::nullopt;
    const auto source = source_for(element.table, {});
    if (!source) return std::nullopt;
    dimension_elements_.push_back(element);
    const bool shown = plan_.shape == Shape::distinct;
    plan_.dimensions.push_back(dimension_of(source_, element, column(*source, element), {}, shown));
    return plan_.dimensions.size() - 1;
}

// Whether each group is one row of the table: « le modèle qui a le plus de modèles » says nothing.
bool PlanBuilder::counts_to_one(std::size_t table) const {
    if (table != sources_->base_table()) return false;
    return std::ranges::any_of(dimension_elements_, [&](const Element& element) {
        if (element.table != table || !element.column) return false;
        const auto rows = source_.table(element).row_count;
        return rows > 0 && source_.column(element).distinct_count >= rows;
    });
}

// The measure that the rows are ordered by: one that is shown already, or a new one.
std::optional<std::size_t> PlanBuilder::measure_for(const Target& by) {
    if (!by.what) return plan_.measures.empty() ? std::nullopt : std::optional<std::size_t>{0};
    auto target = by;
    const auto element = chosen(*by.what);
    target.counts = element.is_table();
    if (target.counts && counts_to_one(element.table)) return std::nullopt;
    if (!element.is_table() && !by.function_said) {
        target.function = usual_function(source_, element);
    }
    const auto before = plan_.measures.size();
    if (!add_measure(target)) return std::nullopt;
    for (std::size_t i = 0; i < before; ++i) {
        if (plan_.measures[i].label == plan_.measures[before].label) {
            plan_.measures.pop_back();
            return i;
        }
    }
    return before;
}

// « le nombre de concerts du stade qui a la plus grande capacité »: the measure is of the rows
// that belong to the first stadium by capacity.
bool PlanBuilder::limit_to_extreme_entity() {
    const auto& extreme = *request_.extreme;
    const auto by = chosen(*extreme.by->what);
    const auto key = source_.facts[by.table].key;
    if (by.is_table() || by.metric || !key || by.table == sources_->base_table()) return false;
    const auto source = source_for(by.table, extreme.words);
    if (!source || sources_->multiplies()) return false;
    QueryPlan first;
    first.sources.push_back({source_.table(by).name});
    const Element own{by.table, *key};
    first.dimensions.push_back({column(0, own), label_of(source_, own)});
    first.dimensions.push_back({column(0, by), label_of(source_, by), {}, false});
    first.order.push_back({OrderByDimension{1}, extreme.direction});
    first.limit = query_plan::Limit{extreme.rows};
    query_plan::Condition made{query_plan::InPlan{column(*source, own), std::move(first)}};
    const auto label = label_of(source_, by);
    const bool most = extreme.direction == Direction::descending;
    made.label = {label.french + (most ? " maximal" : " minimal"),
                  (most ? "greatest " : "least ") + label.english};
    made.words = words(extreme.words);
    conditions_.push_back(std::move(made));
    return true;
}

// « les produits les plus vendus, en quantité »: a product has many lines, which add up.
bool PlanBuilder::has_many(Element one, Element amount) const {
    if (one.table == amount.table || !source_.fact(amount).additive()) return false;
    const auto found = source_.joins.path(one.table, amount.table);
    return found && multiplies(*found);
}

// « le département ayant le plus d'admis », where many rows are of one department.
bool PlanBuilder::adds_up_by_projection(const Target& by) const {
    const auto amount = chosen(*by.what);
    // « la ville la plus chère » is so on average, « qui a parcouru le plus de km » in all.
    const bool price = source_.role(amount) == Role::price;
    if (!(by.counts || price) || request_.projections.size() != 1 || amount.is_table() ||
        !source_.fact(amount).additive()) {
        return false;
    }
    const auto shown = chosen(request_.projections.front());
    // « quel véhicule a parcouru le plus de kilomètres ? »: of all its deliveries.
    if (shown.is_table()) return has_many(shown, amount);
    return !shown.is_table() && !shown.metric && shown.table == amount.table &&
           source_.column(shown).type == catalog::ColumnType::text &&
           source_.column(shown).distinct_count < source_.table(shown).row_count;
}

bool PlanBuilder::add_extreme() {
    if (!request_.extreme) return true;
    const auto& extreme = *request_.extreme;
    const bool by_named = extreme.by && extreme.by->what;
    const auto by = by_named ? chosen(*extreme.by->what) : Element{};
    if (extreme.what) {
        const auto what = chosen(*extreme.what);
        const bool was_grouped = plan_.shape == Shape::aggregate;
        const bool grouped =
            was_grouped || !by_named || by.is_table() || by.metric || extreme.by->function_said ||
            has_many(what, by) ||
            (!chosen(*extreme.what).is_table() && by.table == chosen(*extreme.what).table &&
             source_.fact(by).additive() &&
             source_.column(chosen(*extreme.what)).distinct_count < source_.table(by).row_count);
        if (!add_dimension(chosen(*extreme.what), extreme.words, grouped)) return false;
        if (grouped) plan_.shape = Shape::aggregate;
    } else if (by_named && (by.is_table() || by.metric || extreme.by->function_said ||
                            adds_up_by_projection(*extreme.by))) {
        plan_.shape = Shape::aggregate;
    }
    // « la ville la plus courante »: by the number of rows.
    if (extreme.by && !extreme.by->what && extreme.by->counts && plan_.measures.empty()) {
        plan_.shape = Shape::aggregate;
        plan_.measures.push_back(rows_of(sources_->base_table(), 0));
    }
    if (plan_.shape == Shape::aggregate) {
        if (by_named && plan_.dimensions.empty()) return limit_to_extreme_entity();
        if (plan_.dimensions.empty()) return false;
        const auto target = extreme.by.value_or(Target{});
        const auto measure = measure_for(target);
        if (!measure) return false;
        plan_.order.push_back({OrderByMeasure{*measure}, extreme.direction, words(extreme.words)});
    } else {
        if (!by_named) {
            if (plan_.dimensions.empty()) return false;
        } else {
            if (plan_.dimensions.empty() && !add_dimension({sources_->base_table()}, {}, false)) {
                return false;
            }
            const auto dimension = dimension_for(by);
            if (!dimension) return false;
            plan_.dimensions[*dimension].shown = true;  // what the rank is by is worth seeing
            plan_.order.push_back(
                {OrderByDimension{*dimension}, extreme.direction, words(extreme.words)});
        }
    }
    plan_.limit = query_plan::Limit{extreme.rows, std::nullopt, words(extreme.words)};
    if (ranks_in_each_group()) plan_.limit->per_dimension = dimension_of_each();
    return true;
}

// « le dernier achat de chaque client »: by the client's key, where two names make one.
std::size_t PlanBuilder::dimension_of_each() const {
    const auto& by = request_.groups.front().by;
    const auto key = by && chosen(*by).is_table() ? source_.facts[chosen(*by).table].key
                                                  : std::optional<std::size_t>{};
    if (!key) return 0;
    const auto own = std::ranges::find(dimension_elements_, Element{chosen(*by).table, key});
    return own == dimension_elements_.end()
               ? 0
               : static_cast<std::size_t>(own - dimension_elements_.begin());
}

// « le produit le plus cher de chaque catégorie », « top 3 catégories par région »: the groups come
// first, then what is ranked in each.
bool PlanBuilder::ranks_in_each_group() const {
    const auto& extreme = *request_.extreme;
    const auto each = std::ranges::find_if(request_.groups, [&](const Grouping& group) {
        return group.each || (extreme.counted && group.words.first >= extreme.words.last);
    });
    if (each == request_.groups.end()) return false;
    if (extreme.what) return true;
    const auto by = each->by ? chosen(*each->by) : Element{};
    const auto apart = [&](const Reference& shown) {
        const auto element = chosen(shown);
        return !each->by || (by.is_table() ? element.table != by.table : element != by);
    };
    return request_.groups.size() == 1 && !request_.projections.empty() &&
           std::ranges::all_of(request_.projections, apart);
}

bool PlanBuilder::add_orders() {
    for (const auto& order : request_.orders) {
        const auto said = words(order.words);
        if (order.by.what) {
            const auto element = chosen(*order.by.what);
            if (element.is_table() && order.by.counts) {
                plan_.shape = Shape::aggregate;
                const auto measure = measure_for(order.by);
                if (!measure) return false;
                plan_.measures[*measure].shown = !request_.measures.empty();
                plan_.order.push_back({OrderByMeasure{*measure}, order.direction, said});
                continue;
            }
            if (!element.is_table()) {
                if (const auto dimension = dimension_for(element)) {
                    plan_.order.push_back({OrderByDimension{*dimension}, order.direction, said});
                    continue;
                }
                const auto measure = measure_for(order.by);
                if (!measure) return false;
                plan_.order.push_back({OrderByMeasure{*measure}, order.direction, said});
                continue;
            }
            const auto dimension = dimension_for(label_elements(element.table).front());
            if (!dimension) return false;
            plan_.order.push_back({OrderByDimension{*dimension}, order.direction, said});
            continue;
        }
        if (order.by.counts && plan_.measures.empty()) {
            plan_.shape = Shape::aggregate;
            plan_.measures.push_back(
                {rows_of(sources_->base_table(), 0).value, {"Nombre", "Number"}, said});
        }
        if (!plan_.measures.empty()) {
            plan_.order.push_back({OrderByMeasure{0}, order.direction, said});
        } else if (!plan_.dimensions.empty()) {
            plan_.order.push_back({OrderByDimension{0}, order.direction, said});
        }
    }
    return true;
}

// A series goes on in time, anything else from the greatest down.
bool PlanBuilder::add_default_order() {
    if (!plan_.order.empty() || plan_.shape != Shape::aggregate) return true;
    auto index = static_cast<std::size_t>(std::ranges::find_if(plan_.dimensions, is_date) -
                                          plan_.dimensions.begin());
    if (index == plan_.dimensions.size()) {
        index = static_cast<std::size_t>(
            std::ranges::find_if(dimension_elements_,
                                 [&](const Element& element) {
                                     return element.table < source_.facts.size() &&
                                            element.column && !element.metric &&
                                            source_.role(element) == Role::year;
                                 }) -
            dimension_elements_.begin());
    }
    if (index < plan_.dimensions.size()) {
        plan_.order.push_back({OrderByDimension{index}, Direction::ascending});
    } else if (!plan_.dimensions.empty() && !plan_.measures.empty()) {
        plan_.order.push_back({OrderByMeasure{0}, Direction::descending});
    }
    return true;
}

}  // namespace datapilot::questions
