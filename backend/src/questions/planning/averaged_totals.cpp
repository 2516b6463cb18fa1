#include <algorithm>

#include "questions/planning/forms.h"

// « CA moyen par client », « conso moyenne mensuelle »: what the average is of.
namespace datapilot::questions {

using query_plan::AggregateFunction;

// « CA moyen par client », « nombre moyen de lignes par commande »: what the average is of.
void average_over_entities(const Source& source, Request& request) {
    if (std::ranges::any_of(request.groups, &Grouping::within)) return;
    if (request.measures.size() != 1 || !request.measures[0].what) return;
    const auto& target = request.measures[0];
    if (target.of_rows) return;
    const auto measured = chosen(*target.what);
    const bool averages = target.function == AggregateFunction::average ||
                          target.function == AggregateFunction::median;
    const bool counts = target.counts && measured.is_table();
    // « montant moyen par commande », of orders: each has one.
    if (averages && target.function_said && !measured.is_table()) {
        std::erase_if(request.groups, [&](const Grouping& group) {
            if (!group.by || group.grain || chosen(*group.by).table != measured.table) return false;
            const auto element = chosen(*group.by);
            if (element.is_table() || source.role(element) == Role::key) return true;
            const auto rows = source.table(element).row_count;
            return request.groups.size() > 1 && element.column && rows > 0 &&
                   source.column(element).distinct_count >= rows;
        });
    }
    // « nombre moyen de jours d'absence par salarié »: of the days of each.
    const bool number = target.number_of && !measured.is_table() && !measured.metric &&
                        source.fact(measured).additive();
    if (!averages || !(counts || number || source.is_total(measured))) return;
    const auto coarser = [&](const Reference& reference) {
        const auto element = chosen(reference);
        const bool entity = element.is_table() || source.role(element) == Role::key ||
                            source.role(element) == Role::reference;
        const auto path = source.joins.path(measured.table, element.table);
        return entity && element.table != measured.table && path && !multiplies(*path);
    };
    auto of = std::ranges::find_if(
        request.groups, [&](const Grouping& group) { return group.by && coarser(*group.by); });
    if (of == request.groups.end()) {
        of = std::ranges::find_if(request.groups,
                                  [](const Grouping& group) { return group.grain.has_value(); });
    }
    if (of != request.groups.end()) {
        of->within = true;
        return;
    }
    // « montant moyen d'une commande »
    const auto mention = std::ranges::find_if(request.mentions, coarser);
    if (mention == request.mentions.end()) return;
    Grouping group;
    group.by = *mention;
    group.within = true;
    group.words = mention->words;
    request.groups.push_back(std::move(group));
}

// « conso moyenne mensuelle » of what adds up; a rate has no total of a month.
void average_totals_only(const Source& source, Request& request) {
    const bool sums = request.measures.size() == 1 && request.measures[0].what &&
                      (request.measures[0].counts || chosen(*request.measures[0].what).metric ||
                       (!chosen(*request.measures[0].what).is_table() &&
                        source.fact(chosen(*request.measures[0].what)).additive()));
    for (auto& group : request.groups) group.within &= sums;
}

}  // namespace datapilot::questions
