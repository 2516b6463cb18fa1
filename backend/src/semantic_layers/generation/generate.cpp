#include "semantic_layers/generation/generate.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "definitions/limits.h"
#include "questions/column_roles.h"
#include "questions/metrics.h"
#include "questions/number_style.h"
#include "semantic_layers/generation/generated_label.h"
#include "semantic_layers/generation/metric_definition.h"

namespace datapilot::semantic_layers {
namespace {

using definitions::ColumnDefinition;
using definitions::Definitions;
using definitions::Origin;
using definitions::RelationshipDefinition;
using definitions::Role;
using definitions::TableDefinition;
using query_plan::AggregateFunction;

Role role_of(questions::Role read) {
    switch (read) {
        case questions::Role::key:
        case questions::Role::reference:
        case questions::Role::code:
            return Role::identifier;
        case questions::Role::date:
        case questions::Role::year:
            return Role::date;
        case questions::Role::hidden:
            return Role::hidden;
        case questions::Role::person_name:
        case questions::Role::name:
        case questions::Role::flag:
        case questions::Role::text:
            return Role::dimension;
        default:
            return Role::measure;
    }
}

std::optional<AggregateFunction> aggregation_of(const questions::ColumnFacts& facts) {
    if (!facts.numeric() || facts.role == questions::Role::year) return std::nullopt;
    if (facts.aggregation) return facts.aggregation;
    return facts.additive() ? AggregateFunction::sum : AggregateFunction::average;
}

std::string described(std::string_view comment) {
    return std::string{base::utf8_beginning(comment, definitions::longest_description)};
}

ColumnDefinition column_definition(const catalog::Column& column,
                                   const questions::ColumnFacts& facts) {
    ColumnDefinition out{.name = column.name, .origin = Origin::generated};
    out.naming.label = generated_label(column.name);
    out.naming.description = described(column.comment);
    out.role = role_of(facts.role);
    if (*out.role == Role::measure) {
        out.style = questions::style_of(column, facts.role);
        out.aggregation = aggregation_of(facts);
    }
    return out;
}

TableDefinition table_definition(const catalog::Table& table, const questions::TableFacts& facts) {
    TableDefinition out{.name = table.name, .origin = Origin::generated};
    out.naming.label = generated_label(table.label.empty() ? table.name : table.label);
    out.naming.description = described(table.comment);
    if (!facts.dates.empty()) out.default_date = table.columns[facts.dates.front()].name;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        out.columns.push_back(column_definition(table.columns[c], facts.columns[c]));
    }
    return out;
}

RelationshipDefinition link_definition(const catalog::Relationship& link) {
    return {link.from_table,
            link.from_columns,
            link.to_table,
            link.to_columns,
            link.inferred ? definitions::LinkOrigin::inferred : definitions::LinkOrigin::declared,
            link.cardinality,
            link.inferred ? link.certainty : 1};
}

}  // namespace

Definitions generate(const catalog::Catalog& catalog) {
    const auto facts = questions::facts_of(catalog, questions::language::Lexicon::built_in());
    Definitions out;
    std::size_t columns = 0;
    for (std::size_t t = 0; t < catalog.tables.size() && t < definitions::most_tables; ++t) {
        columns += catalog.tables[t].columns.size();
        if (columns > definitions::most_columns) break;
        out.tables.push_back(table_definition(catalog.tables[t], facts[t]));
    }
    for (const auto& metric : questions::metrics_of(catalog, facts)) {
        if (out.metrics.size() == definitions::most_metrics) break;
        out.metrics.push_back(metric_definition(metric, catalog));
    }
    for (const auto& link : catalog.relationships) {
        if (out.relationships.size() == definitions::most_relationships) break;
        out.relationships.push_back(link_definition(link));
    }
    return out;
}

}  // namespace datapilot::semantic_layers
