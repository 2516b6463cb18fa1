#include <algorithm>

#include "questions/settling/slots.h"
#include "questions/yes_no.h"

// How well a column or table serves as what the question names it for.
namespace datapilot::questions {

// The turnover by country is by that of the customers, unless another is said.
double SlotMaker::of_customers(Element element) const {
    bool money = false;
    for (const auto& target : request_.measures) {
        money |= target.what && speaks_of_money(*target.what);
    }
    for (const auto& shown : request_.projections) money |= speaks_of_money(shown);
    const auto& extreme = request_.extreme;
    money |= extreme && extreme->by && extreme->by->what && speaks_of_money(*extreme->by->what);
    const bool customer = std::ranges::find(customers_, element.table) != customers_.end();
    return money && customer && !element.is_table() ? 0.06 : 0;
}

bool SlotMaker::speaks_of_money(const Reference& reference) const {
    return std::ranges::any_of(reference.candidates, [&](const SchemaMatch& match) {
        return match.element.metric &&
               source_.metrics[*match.element.metric].format == query_plan::Format::money;
    });
}

double SlotMaker::fit(const SchemaMatch& match, Use use) const {
    const auto element = match.element;
    double score = match.quality;
    if (element.metric) score -= source_.metrics[*element.metric].doubt;
    if (use == Use::mention) return element.is_table() ? score : -1;
    if (element.is_table()) {
        if (source_.facts[element.table].bridge) score -= 0.1;
        switch (use) {
            case Use::count:
                return score + 0.1;
            case Use::projection:
            case Use::existence:
            case Use::group:
            case Use::extreme_entity:
                return score;
            case Use::test:
                return score + 0.05;
            case Use::number:
            case Use::order:
                return score - 0.02;
            default:
                return -1;
        }
    }
    const auto facts = source_.fact(element);
    if (use == Use::projection && facts.role == Role::reference) score -= 0.15;
    switch (use) {
        case Use::count:
            // How many times yes or no is no number of anything.
            if (element.column && yes_value(source_.column(element))) return -1;
            // « combien de naissances » asks for no years of birth.
            if (facts.role == Role::year && !match.whole) return -1;
            return facts.additive() ? score - 0.3 : score - 0.1;
        case Use::measure:
            if (facts.role == Role::year && !match.whole) return -1;
            return facts.numeric() ? score : facts.role == Role::date ? score - 0.1 : -1;
        case Use::group:
            if (facts.additive() && !element.metric) return score - 0.35;
            return score + of_customers(element);
        case Use::number:
            return facts.numeric() ? score : -1;
        case Use::text:
            return element.column && source_.column(element).type == catalog::ColumnType::text
                       ? score
                       : -1;
        case Use::extreme_entity:
            return facts.additive() ? score - 0.4 : score;
        // « jamais commandés » is about orders, not about a quantity that is empty.
        case Use::existence:
            return facts.numeric() ? score - 0.3 : score;
        default:
            return score;
    }
}

// A key that refers to another table is shown by what that table calls its rows, unless the
// question asks for the key itself.
SchemaMatch SlotMaker::referred(SchemaMatch match) const {
    if (!match.element.column || match.whole_key ||
        source_.role(match.element) != Role::reference) {
        return match;
    }
    for (const auto& link : source_.catalog.relationships) {
        if (link.from_table != source_.table(match.element).name ||
            link.from_columns != std::vector{source_.column(match.element).name}) {
            continue;
        }
        const auto table =
            std::ranges::find(source_.catalog.tables, link.to_table, &catalog::Table::name);
        if (table == source_.catalog.tables.end()) continue;
        match.element = {static_cast<std::size_t>(table - source_.catalog.tables.begin())};
        match.quality -= 0.05;
        return match;
    }
    return match;
}

}  // namespace datapilot::questions
