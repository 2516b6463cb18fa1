#include <algorithm>

#include "questions/labels.h"
#include "questions/planning/plan_builder.h"

// Which rows are looked at, what is measured, by what, in which order.
namespace datapilot::questions {

using query_plan::Aggregate;
using query_plan::AggregateFunction;
using query_plan::Box;
using query_plan::ColumnRef;
using query_plan::Dimension;
using query_plan::Direction;
using query_plan::Expression;
using query_plan::Measure;
using query_plan::OrderByDimension;
using query_plan::OrderByMeasure;
using query_plan::Shape;
using query_plan::Transform;

namespace {

Element chosen(const Reference& reference) {
    return reference.candidates.front().element;
}

std::optional<query_plan::Grain> grain_of(language::Grain grain) {
    switch (grain) {
        case language::Grain::day:
            return query_plan::Grain::day;
        case language::Grain::week:
            return query_plan::Grain::week;
        case language::Grain::month:
            return query_plan::Grain::month;
        case language::Grain::quarter:
            return query_plan::Grain::quarter;
        case language::Grain::year:
            return query_plan::Grain::year;
        case language::Grain::half_year:
            return std::nullopt;
    }
    return std::nullopt;
}

bool is_extremum(const Target& target) {
    return target.function == AggregateFunction::minimum ||
           target.function == AggregateFunction::maximum;
}

}  // namespace

// Requests that say one thing in several ways become one.
void PlanBuilder::normalise() {
    // A transform applies to the measure beside it, or to the only one.
    for (std::size_t i = 0; i < request_.measures.size();) {
        auto& target = request_.measures[i];
        const bool bare = target.transform != Transform::none && !target.what && !target.counts;
        if (!bare || request_.measures.size() + request_.projections.size() < 2) {
            ++i;
            continue;
        }
        const auto transform = target.transform;
        request_.measures.erase(request_.measures.begin() + static_cast<long>(i));
        if (!request_.measures.empty()) {
            request_.measures[std::min(i, request_.measures.size() - 1)].transform = transform;
        } else {
            Target measure;
            measure.function = AggregateFunction::sum;
            measure.what = request_.projections.front();
            measure.words = measure.what->words;
            measure.transform = transform;
            request_.projections.erase(request_.projections.begin());
            request_.measures.push_back(std::move(measure));
        }
    }
    // « commandes passées depuis mai : combien ? »
    if (request_.measures.size() == 1 && request_.measures[0].counts &&
        !request_.measures[0].what && request_.projections.size() == 1 && request_.groups.empty() &&
        chosen(request_.projections[0]).is_table()) {
        request_.measures[0].what = std::move(request_.projections[0]);
        request_.projections.clear();
    }
    // « le nombre d'employés du musée », where a column holds it: nothing is counted.
    for (auto it = request_.measures.begin(); it != request_.measures.end();) {
        const bool counts_column = it->counts && !it->distinct && it->what &&
                                   chosen(*it->what).column &&
                                   source_.fact(chosen(*it->what)).additive();
        if (!counts_column) {
            ++it;
            continue;
        }
        request_.projections.push_back(std::move(*it->what));
        it = request_.measures.erase(it);
    }
    // Numbers shown by something are summed: « CA par région », « ventes et quantités par mois ».
    const bool grouped = !request_.groups.empty();
    for (auto it = request_.projections.begin(); it != request_.projections.end();) {
        const auto element = chosen(*it);
        const bool metric = element.metric.has_value();
        const bool number = !element.is_table() && source_.fact(element).numeric() &&
                            source_.role(element) != Role::year;
        if (metric || (grouped && number)) {
            Target measure;
            measure.function = metric ? source_.metrics[*element.metric].function
                               : source_.fact(element).additive() ? AggregateFunction::sum
                                                                  : AggregateFunction::average;
            measure.words = it->words;
            measure.what = std::move(*it);
            request_.measures.push_back(std::move(measure));
            it = request_.projections.erase(it);
        } else {
            ++it;
        }
    }
    // « la moyenne de miles par gallon (mpg) », « une puissance de plus de 150 »: said twice.
    if (!request_.measures.empty() && request_.groups.empty()) {
        std::erase_if(request_.projections, [&](const Reference& projection) {
            const auto element = chosen(projection);
            const bool measured = std::ranges::any_of(request_.measures, [&](const Target& target) {
                return target.what && chosen(*target.what) == element;
            });
            const bool tested = std::ranges::any_of(request_.tests, [&](const Test& test) {
                return test.column && !test.column->candidates.empty() &&
                       chosen(*test.column) == element && test.kind == TestKind::number;
            });
            return measured || tested;
        });
    }
    // « chaque enseignant » without anything to measure only speaks of teachers.
    if (request_.measures.empty() && !request_.extreme) {
        for (auto& group : request_.groups) {
            if (group.by) request_.projections.push_back(std::move(*group.by));
        }
        std::erase_if(request_.groups, [](const Grouping& group) { return group.by.has_value(); });
    }
    // « la puissance maximale et la marque »: the row where it is greatest.
    const bool extremum = request_.measures.size() == 1 && is_extremum(request_.measures[0]) &&
                          request_.measures[0].what && request_.groups.empty() &&
                          !request_.projections.empty() && !request_.extreme;
    if (extremum) {
        auto measure = std::move(request_.measures[0]);
        request_.measures.clear();
        request_.projections.push_back(*measure.what);
        Extreme extreme;
        extreme.direction = measure.function == AggregateFunction::maximum ? Direction::descending
                                                                           : Direction::ascending;
        extreme.words = measure.words;
        extreme.by = Target{AggregateFunction::count_rows,
                            measure.what,
                            false,
                            false,
                            Transform::none,
                            measure.words};
        request_.extreme = std::move(extreme);
    }
}

// The table from which the others are reached without meeting more rows.
std::optional<std::size_t> PlanBuilder::finest(const std::vector<std::size_t>& tables,
                                               bool strict) const {
    std::optional<std::size_t> best;
    std::size_t fewest = tables.size() + 1;
    for (const auto table : tables) {
        std::size_t multiplying = 0;
        bool reaches = true;
        for (const auto other : tables) {
            const auto found = source_.joins.path(table, other);
            if (!found) reaches = false;
            if (found && multiplies(*found)) ++multiplying;
        }
        if (reaches && multiplying < fewest) {
            best = table;
            fewest = multiplying;
        }
    }
    if (strict && fewest > 0) return std::nullopt;
    return best;
}

std::optional<std::size_t> PlanBuilder::choose_base() const {
    std::vector<std::size_t> tables;
    bool only_counts = true;
    for (const auto& measure : request_.measures) {
        if (!measure.what) continue;
        tables.push_back(chosen(*measure.what).table);
        only_counts &= measure.counts;
    }
    const auto& extreme = request_.extreme;
    if (tables.empty() && extreme && extreme->by && extreme->by->what) {
        const auto by = chosen(*extreme->by->what);
        tables.push_back(by.table);
        if (by.is_table()) return by.table;
    }
    if (request_.measures.empty() || tables.empty()) {
        for (const auto& projection : request_.projections)
            tables.push_back(chosen(projection).table);
        for (const auto& order : request_.orders) {
            if (order.by.what && !order.by.counts) tables.push_back(chosen(*order.by.what).table);
        }
        if (extreme && extreme->what) tables.push_back(chosen(*extreme->what).table);
        if (tables.empty() && !request_.mentions.empty()) {
            tables.push_back(chosen(request_.mentions.front()).table);
        }
        if (tables.empty() && !request_.measures.empty()) {
            for (const auto& group : request_.groups) {
                if (group.by) tables.push_back(chosen(*group.by).table);
            }
            for (const auto& test : request_.tests) {
                if (!test.values.empty()) tables.push_back(test.values.front().column.table);
            }
            if (tables.empty() && source_.catalog.tables.size() == 1) tables.push_back(0);
        }
        return finest(tables, false);
    }
    return finest(tables, !only_counts);
}

bool PlanBuilder::add_measures() {
    for (const auto& target : request_.measures) {
        if (!add_measure(target)) return false;
    }
    if (!plan_.measures.empty()) plan_.shape = Shape::aggregate;
    return true;
}

bool PlanBuilder::add_measure(const Target& target) {
    if (target.counts) return add_count(target);
    if (!target.what) return false;
    const auto element = chosen(*target.what);
    const auto source = source_for(element.table, target.words);
    if (!source || sources_->multiplies()) return false;
    Measure measure{{}, {}, words(target.words), target.transform};
    if (element.metric) {
        const auto& metric = source_.metrics[*element.metric];
        measure.format = metric.format;
        const bool whole = metric.whole && (target.function == AggregateFunction::sum ||
                                            target.function == metric.function || !metric.row);
        measure.value = whole ? over(*metric.whole, *source)
                              : Expression{Aggregate{target.function,
                                                     Box<Expression>(over(*metric.row, *source))}};
        const bool plain = whole || target.function == metric.function;
        measure.label = plain ? metric.label : aggregate_label(target.function, metric.label);
    } else {
        if (element.is_table()) return false;
        const auto& facts = source_.fact(element);
        if (target.function == AggregateFunction::sum && !facts.additive()) doubt_ += 0.3;
        measure.value = {Aggregate{target.function, Box<Expression>(column(*source, element))}};
        measure.label = aggregate_label(target.function, label_of(source_, element));
        if (facts.role == Role::price) measure.format = query_plan::Format::money;
    }
    if (target.transform != Transform::none) {
        // The number itself stands beside its share, growth or running total.
        auto itself = measure;
        itself.transform = Transform::none;
        const bool along = !request_.groups.empty();
        if (!along) return false;
        if (target.transform == Transform::share_of_total) {
            measure.label = {"Part de " + measure.label.french,
                             "Share of " + measure.label.english};
        } else if (target.transform == Transform::growth) {
            measure.label = {"Évolution de " + measure.label.french,
                             "Growth of " + measure.label.english};
        } else {
            measure.label = {measure.label.french + " cumulé",
                             "Running total of " + measure.label.english};
        }
        if (target.transform != Transform::running_total)
            measure.format = query_plan::Format::percent;
        plan_.measures.push_back(std::move(measure));
        plan_.measures.push_back(std::move(itself));
        return true;
    }
    plan_.measures.push_back(std::move(measure));
    return true;
}

// Rows of a table, or different values of a column. Where the joined rows repeat those of the
// table, its key is counted.
bool PlanBuilder::add_count(const Target& target) {
    const auto element = target.what ? chosen(*target.what) : Element{sources_->base_table()};
    const auto label = aggregate_label(AggregateFunction::count_rows, label_of(source_, element));
    Measure measure{{}, label, words(target.words), target.transform};
    const auto source = source_for(element.table, target.words);
    if (!source) return false;
    if (!element.is_table()) {
        const bool row_label = source_.role(element) == Role::key;
        measure.value = {Aggregate{row_label && element.table == sources_->base_table()
                                       ? AggregateFunction::count
                                       : AggregateFunction::count_distinct,
                                   Box<Expression>(column(*source, element))}};
    } else if (target.distinct || element.table != sources_->base_table()) {
        const auto key = source_.facts[element.table].key;
        if (!key) return false;
        measure.value = {Aggregate{AggregateFunction::count_distinct,
                                   Box<Expression>(column(*source, {element.table, *key}))}};
    } else {
        measure.value = {Aggregate{AggregateFunction::count_rows}};
    }
    plan_.measures.push_back(std::move(measure));
    return true;
}

bool PlanBuilder::add_dimension(Element element, language::TokenRange range, bool keep_apart) {
    const auto source = source_for(element.table, range);
    if (!source) return false;
    const auto add = [&](Element one, bool shown) {
        if (std::ranges::find(dimension_elements_, one) != dimension_elements_.end()) return;
        dimension_elements_.push_back(one);
        plan_.dimensions.push_back(
            {column(*source, one), label_of(source_, one), words(range), shown});
    };
    if (!element.is_table()) {
        add(element, true);
        return true;
    }
    for (const auto one : label_elements(element.table)) add(one, true);
    const auto key = source_.facts[element.table].key;
    if (keep_apart && key) add({element.table, *key}, false);
    return true;
}

std::optional<Element> PlanBuilder::date_near_base() const {
    const auto base = sources_->base_table();
    const auto date_of = [&](std::size_t table) -> std::optional<Element> {
        const auto& dates = source_.facts[table].dates;
        if (dates.empty()) return std::nullopt;
        return Element{table, dates.front()};
    };
    if (const auto own = date_of(base)) return own;
    std::optional<Element> best;
    std::size_t nearest = 4;
    for (std::size_t t = 0; t < source_.facts.size(); ++t) {
        const auto found = source_.joins.path(base, t);
        if (!found || multiplies(*found) || found->size() >= nearest || !date_of(t)) continue;
        best = date_of(t);
        nearest = found->size();
    }
    return best;
}

bool PlanBuilder::add_grain(const Grouping& group) {
    const auto grain = grain_of(*group.grain);
    if (!grain) return false;
    // The date that the period is about is the one to cut.
    std::optional<Element> date;
    for (const auto& test : request_.tests) {
        if (test.kind == TestKind::period && test.column && !test.column->candidates.empty()) {
            date = chosen(*test.column);
        }
    }
    if (!date || source_.role(*date) != Role::date) date = date_near_base();
    if (!date && *grain == query_plan::Grain::year) {
        const auto& columns = source_.facts[sources_->base_table()].columns;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].role == Role::year) {
                return add_dimension({sources_->base_table(), i}, group.words, false);
            }
        }
    }
    if (!date) return false;
    const auto source = source_for(date->table, group.words);
    if (!source || sources_->multiplies()) return false;
    dimension_elements_.push_back({});
    dimension_elements_.back().table = source_.catalog.tables.size();  // no column of its own
    plan_.dimensions.push_back(
        {{query_plan::DateBucket{*grain, Box<Expression>(column(*source, *date))}},
         grain_label(*grain),
         words(group.words)});
    return true;
}

bool PlanBuilder::add_groups() {
    for (const auto& group : request_.groups) {
        if (group.grain) {
            if (!add_grain(group)) return false;
            continue;
        }
        const auto element = chosen(*group.by);
        // « pour chaque stade », where columns of the stadium are shown: they name it.
        const bool named =
            element.is_table() &&
            std::ranges::any_of(request_.projections, [&](const Reference& projection) {
                const auto shown = chosen(projection);
                return shown.table == element.table && !shown.is_table();
            });
        if (named) {
            const auto key = source_.facts[element.table].key;
            const auto source = source_for(element.table, group.words);
            if (!source) return false;
            if (key) {
                dimension_elements_.push_back({element.table, *key});
                plan_.dimensions.push_back({column(*source, {element.table, *key}),
                                            label_of(source_, {element.table, *key}),
                                            words(group.words), false});
            }
            continue;
        }
        if (!add_dimension(element, group.words, true)) return false;
    }
    return true;
}

// Where joined rows repeat those of the base, rows are counted by key, and sums are refused.
bool PlanBuilder::settle_repeats() {
    if (!sources_->multiplies()) return true;
    const auto base = sources_->base_table();
    for (auto& measure : plan_.measures) {
        auto* aggregate = std::get_if<Aggregate>(&measure.value.node);
        if (!aggregate) return false;
        switch (aggregate->function) {
            case AggregateFunction::count_rows: {
                const auto key = source_.facts[base].key;
                if (!key) return false;
                *aggregate = {AggregateFunction::count_distinct,
                              Box<Expression>(column(0, {base, *key}))};
                break;
            }
            case AggregateFunction::count_distinct:
            case AggregateFunction::minimum:
            case AggregateFunction::maximum:
                break;
            default:
                return false;
        }
    }
    return true;
}

bool PlanBuilder::add_projections() {
    if (request_.everything && request_.measures.empty() && request_.projections.size() <= 1) {
        const auto base = sources_->base_table();
        for (std::size_t i = 0; i < source_.catalog.tables[base].columns.size(); ++i) {
            if (!add_dimension({base, i}, {}, false)) return false;
        }
        return true;
    }
    const bool grouped = !plan_.measures.empty() ||
                         (request_.extreme && request_.extreme->by && request_.extreme->by->what &&
                          chosen(*request_.extreme->by->what).is_table());
    bool identified = false;
    for (const auto& projection : request_.projections) {
        const auto element = chosen(projection);
        const auto known = std::ranges::find(dimension_elements_, element);
        if (known != dimension_elements_.end()) {
            plan_.dimensions[static_cast<std::size_t>(known - dimension_elements_.begin())].shown =
                true;
            continue;
        }
        if (!add_dimension(element, projection.words, grouped)) return false;
        identified |= element.is_table();
    }
    if (request_.projections.empty() && plan_.measures.empty() && plan_.dimensions.empty() &&
        !request_.extreme) {
        if (!add_dimension({sources_->base_table()}, {}, grouped)) return false;
        identified = true;
    }
    // Rows of one name that are counted apart need their key.
    if (grouped && !identified) {
        for (const auto& mention : request_.projections) {
            const auto table = chosen(mention).table;
            const auto key = source_.facts[table].key;
            const auto labels = label_elements(table);
            const bool by_label = std::ranges::find(labels, chosen(mention)) != labels.end();
            if (key && by_label && table != sources_->base_table()) {
                const auto source = source_for(table, mention.words);
                const Element own{table, *key};
                if (source &&
                    std::ranges::find(dimension_elements_, own) == dimension_elements_.end()) {
                    dimension_elements_.push_back(own);
                    plan_.dimensions.push_back(
                        {column(*source, own), label_of(source_, own), {}, false});
                }
            }
        }
    }
    if (plan_.measures.empty()) {
        const bool spoken_of = !request_.mentions.empty() || !request_.groups.empty();
        const auto& first =
            request_.projections.empty() ? Reference{} : request_.projections.front();
        const bool attribute = !first.candidates.empty() && !chosen(first).is_table() &&
                               request_.projections.size() == 1 && !spoken_of;
        const bool repeats =
            attribute && source_.role(chosen(first)) != Role::key && !request_.extreme;
        plan_.shape = request_.distinct || repeats ? Shape::distinct : Shape::list;
    }
    return true;
}

}  // namespace datapilot::questions
