#include "semantic_layers/generation/generate.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <set>
#include <string>

#include "base/utf8.h"
#include "definitions/limits.h"
#include "questions/column_roles.h"
#include "questions/language/identifiers.h"
#include "questions/metrics.h"
#include "semantic_layers/generation/generated_label.h"
#include "semantic_layers/generation/metric_definition.h"

namespace datapilot::semantic_layers {
namespace {

using definitions::ColumnDefinition;
using definitions::Definitions;
using definitions::NumberStyle;
using definitions::Origin;
using definitions::RelationshipDefinition;
using definitions::Role;
using definitions::TableDefinition;
using query_plan::AggregateFunction;
using query_plan::Format;

std::set<std::string> words_of(std::string_view name) {
    std::set<std::string> words;
    for (const auto& part : questions::language::name_parts(name)) words.insert(part.written);
    return words;
}

bool has_any(const std::set<std::string>& words, std::initializer_list<const char*> wanted) {
    return std::ranges::any_of(wanted, [&](const char* word) { return words.contains(word); });
}

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

// "Remise %", "Taux TVA" that go up to 20: hundredths that are written without their sign.
bool counts_hundredths(const catalog::Column& column, const std::set<std::string>& words) {
    const bool named =
        column.name.find('%') != std::string::npos ||
        has_any(words, {"pourcentage", "pourcent", "percent", "percentage", "pct"}) ||
        (words.contains("taux") && has_any(words, {"tva", "remise", "marge", "commission"}));
    constexpr double whole = 1, all = 100;
    double greatest = 0;
    if (column.max) {
        std::from_chars(column.max->data(), column.max->data() + column.max->size(), greatest);
    }
    return named && greatest > whole && greatest <= all;
}

NumberStyle style_of(const catalog::Column& column, questions::Role read) {
    const auto words = words_of(column.name);
    NumberStyle style;
    if (words.contains("ht")) style.tax = definitions::Tax::excluded;
    if (words.contains("ttc")) style.tax = definitions::Tax::included;
    const bool is_money = read == questions::Role::price || read == questions::Role::cost ||
                          read == questions::Role::amount;
    if (column.format == "percent" || counts_hundredths(column, words)) {
        style.format = Format::percent;
    } else if (has_any(words, {"keur", "ke", "k€"})) {
        style.format = Format::money;
        style.unit = "k€";
    } else if (column.format == "dollar" || column.format == "pound") {
        style.format = Format::money;
        style.unit = column.format == "dollar" ? "$" : "£";
    } else if (is_money || column.format == "euro" || style.tax) {
        style.format = Format::money;
        style.unit = "€";
    } else {
        for (const char* unit : {"km", "kg", "kwh", "mwh", "ha"}) {
            if (words.contains(unit)) style.unit = unit;
        }
    }
    return style;
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
        out.style = style_of(column, facts.role);
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
