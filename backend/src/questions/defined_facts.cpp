#include "questions/defined_facts.h"

#include <algorithm>

namespace datapilot::questions {
namespace {

using catalog::ColumnType;
using definitions::ColumnDefinition;

bool is_key(Role role) {
    return role == Role::key || role == Role::reference;
}

Role number_role(const ColumnDefinition& defined, const ColumnFacts& read) {
    if (read.additive() || read.role == Role::percentage) return read.role;
    switch (defined.style.format) {
        case query_plan::Format::money:
            return Role::amount;
        case query_plan::Format::percent:
            return Role::percentage;
        default:
            return Role::number;
    }
}

// What was read stays where it agrees with what was said: it says more.
Role role_of(const ColumnDefinition& defined, const catalog::Column& column,
             const ColumnFacts& read) {
    const bool is_number = column.type == ColumnType::integer || column.type == ColumnType::decimal;
    switch (*defined.role) {
        case definitions::Role::hidden:
            return Role::hidden;
        case definitions::Role::measure:
            return is_number ? number_role(defined, read) : read.role;
        case definitions::Role::identifier:
            return is_key(read.role) ? read.role : Role::code;
        case definitions::Role::date:
            return column.type == ColumnType::integer ? Role::year : read.role;
        case definitions::Role::dimension:
            return read.numeric() && read.role != Role::year ? Role::code : read.role;
    }
    return read.role;
}

void define_columns(TableFacts& facts, const catalog::Table& table,
                    const definitions::Meanings& meanings, std::size_t t) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        auto& read = facts.columns[c];
        if (meanings.hides(t, c)) {
            read.role = Role::hidden;
            continue;
        }
        const auto* defined = meanings.of(t, c);
        if (!defined || defined->origin == definitions::Origin::generated) continue;
        if (defined->role) read.role = role_of(*defined, table.columns[c], read);
        read.aggregation = defined->aggregation;
    }
}

// Rows are told by what is shown, and placed in time by the date that was chosen.
void define_rows(TableFacts& facts, const catalog::Table& table,
                 const definitions::TableDefinition* defined) {
    const auto is_hidden = [&](std::size_t c) { return facts.columns[c].role == Role::hidden; };
    std::erase_if(facts.dates, is_hidden);
    std::erase_if(facts.label_columns, is_hidden);
    for (std::size_t c = 0; facts.label_columns.empty() && c < table.columns.size(); ++c) {
        if (!is_hidden(c)) facts.label_columns = {c};
    }
    if (facts.label_columns.empty()) facts.label_columns = {facts.key.value_or(0)};
    if (!defined) return;
    const auto chosen = std::ranges::find_if(
        facts.dates, [&](std::size_t c) { return table.columns[c].name == defined->default_date; });
    if (chosen != facts.dates.end()) std::rotate(facts.dates.begin(), chosen, chosen + 1);
}

}  // namespace

std::vector<TableFacts> defined_facts(std::vector<TableFacts> facts,
                                      const catalog::Catalog& catalog,
                                      const definitions::Meanings& meanings) {
    for (std::size_t t = 0; t < facts.size(); ++t) {
        if (!meanings.of(t)) continue;
        facts[t].hidden = meanings.hides(t);
        define_columns(facts[t], catalog.tables[t], meanings, t);
        define_rows(facts[t], catalog.tables[t], meanings.of(t));
    }
    return facts;
}

}  // namespace datapilot::questions
