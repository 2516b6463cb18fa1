#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "definitions/expression.h"

// What the tables, columns and numbers of a data source mean to its company: definitions_json.
namespace datapilot::definitions {

// What is generated follows the schema; what a person edited or deleted stays.
enum class Origin { generated, edited, deleted };

enum class Role { measure, dimension, date, identifier, hidden };

enum class Tax { excluded, included };  // HT, TTC

struct Naming {
    std::string label{};
    std::string description{};
    std::vector<std::string> synonyms{};
    bool operator==(const Naming&) const = default;
};

// How a number is shown.
struct NumberStyle {
    query_plan::Format format = query_plan::Format::plain;
    std::string unit{};  // « k€ », « km »
    std::optional<Tax> tax{};
    bool operator==(const NumberStyle&) const = default;
};

struct ColumnDefinition {
    std::string name;
    Origin origin = Origin::edited;
    Naming naming{};
    std::optional<Role> role{};
    NumberStyle style{};
    std::optional<AggregateFunction> aggregation{};
    bool operator==(const ColumnDefinition&) const = default;
};

struct TableDefinition {
    std::string name;
    Origin origin = Origin::edited;
    Naming naming{};
    bool hidden = false;
    std::string default_date{};  // a column, or empty
    std::vector<ColumnDefinition> columns{};
    bool operator==(const TableDefinition&) const = default;
};

struct MetricDefinition {
    std::string name;  // how other metrics name it
    Origin origin = Origin::edited;
    Naming naming{};
    std::string table{};
    Expression expression{};
    NumberStyle style{};
    bool main = false;  // what « les 10 meilleurs clients » ranks by
    bool operator==(const MetricDefinition&) const = default;
};

enum class LinkOrigin { declared, inferred, edited, deleted };

struct RelationshipDefinition {
    std::string from_table;
    std::vector<std::string> from_columns;  // as many as to_columns
    std::string to_table;
    std::vector<std::string> to_columns;
    LinkOrigin origin = LinkOrigin::edited;
    catalog::Cardinality cardinality = catalog::Cardinality::many_to_one;
    double certainty = 1;
    bool operator==(const RelationshipDefinition&) const = default;
};

struct CalendarDefinition {
    Origin origin = Origin::generated;
    unsigned first_fiscal_month = 1;
    unsigned first_day_of_week = 1;  // ISO: 1 is Monday
    bool operator==(const CalendarDefinition&) const = default;
};

struct Definitions {
    CalendarDefinition calendar{};
    std::vector<TableDefinition> tables{};
    std::vector<MetricDefinition> metrics{};
    std::vector<RelationshipDefinition> relationships{};
    bool operator==(const Definitions&) const = default;
};

const TableDefinition* find(const Definitions& definitions, std::string_view table);
const ColumnDefinition* find(const TableDefinition& table, std::string_view column);
const MetricDefinition* find_metric(const Definitions& definitions, std::string_view name);

// Whether they link the same columns.
bool same_link(const RelationshipDefinition& a, const RelationshipDefinition& b);

}  // namespace datapilot::definitions
