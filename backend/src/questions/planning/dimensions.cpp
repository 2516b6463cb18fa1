#include <algorithm>

#include "questions/labels.h"
#include "questions/planning/plan_builder.h"

// What is shown of the rows, and by what they are grouped.
namespace datapilot::questions {

using query_plan::Box;
using query_plan::Expression;
using query_plan::Shape;

bool PlanBuilder::add_dimension(Element element, language::TokenRange range, bool keep_apart) {
    const auto source = source_for(element.table, range);
    if (!source) return false;
    const auto add = [&](Element one, bool shown) {
        if (std::ranges::find(dimension_elements_, one) != dimension_elements_.end()) return;
        dimension_elements_.push_back(one);
        plan_.dimensions.push_back(
            dimension_of(source_, one, column(*source, one), words(range), shown));
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

// Hours are those of a time of day.
std::optional<Element> PlanBuilder::date_near_base(query_plan::Grain grain) const {
    const auto base = sources_->base_table();
    const auto date_of = [&](std::size_t table) -> std::optional<Element> {
        for (const auto date : source_.facts[table].dates) {
            const auto type = source_.catalog.tables[table].columns[date].type;
            if (grain == query_plan::Grain::hour && type != catalog::ColumnType::timestamp)
                continue;
            return Element{table, date};
        }
        return std::nullopt;
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
    const auto grain = *group.grain;
    // The date that the period is about is the one to cut.
    std::optional<Element> date;
    for (const auto& test : request_.tests) {
        if (test.kind == TestKind::period && test.column && !test.column->candidates.empty()) {
            date = chosen(*test.column);
        }
    }
    if (group.by) date = chosen(*group.by);
    if (!date || source_.role(*date) != Role::date) date = date_near_base(grain);
    if (!date && (grain == query_plan::Grain::year || group.any_grain)) {
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
        {{query_plan::DateBucket{grain, Box<Expression>(column(*source, *date))}},
         grain_label(grain),
         words(group.words)});
    return true;
}

bool PlanBuilder::add_groups() {
    for (const auto& group : request_.groups) {
        const auto before = plan_.dimensions.size();
        if (!add_group(group)) return false;
        if (!group.hidden) continue;
        for (auto i = before; i < plan_.dimensions.size(); ++i) plan_.dimensions[i].shown = false;
    }
    return true;
}

bool PlanBuilder::add_group(const Grouping& group) {
    if (group.grain) return add_grain(group);
    const auto element = chosen(*group.by);
    // « pour chaque stade », where columns of the stadium are shown: they name it.
    const bool named = element.is_table() &&
                       std::ranges::any_of(request_.projections, [&](const Reference& projection) {
                           const auto shown = chosen(projection);
                           return shown.table == element.table && !shown.is_table();
                       });
    if (!named) return add_dimension(element, group.words, true);
    const auto key = source_.facts[element.table].key;
    const auto source = source_for(element.table, group.words);
    if (!source) return false;
    if (key) {
        const Element own{element.table, *key};
        dimension_elements_.push_back(own);
        plan_.dimensions.push_back(
            {column(*source, own), label_of(source_, own), words(group.words), false});
    }
    return true;
}

bool PlanBuilder::add_projections() {
    if (request_.everything && request_.measures.empty() && request_.projections.size() <= 1) {
        const auto base = sources_->base_table();
        for (std::size_t i = 0; i < source_.catalog.tables[base].columns.size(); ++i) {
            if (source_.facts[base].columns[i].role == Role::hidden) continue;
            if (!add_dimension({base, i}, {}, false)) return false;
        }
        return true;
    }
    const bool grouped =
        !plan_.measures.empty() ||
        (request_.extreme && request_.extreme->by && request_.extreme->by->what &&
         (chosen(*request_.extreme->by->what).is_table() || request_.extreme->by->function_said ||
          adds_up_by_projection(*request_.extreme->by)));
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
