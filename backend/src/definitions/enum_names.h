#pragma once

#include "definitions/definitions.h"
#include "definitions/problem.h"
#include "query_plan/enum_names.h"

// The names of the definitions' enumerations in JSON, in the order of their values.
namespace datapilot::query_plan {

template <>
struct Names<definitions::Origin> {
    static constexpr std::array<std::string_view, 3> all{"generated", "edited", "deleted"};
};
template <>
struct Names<definitions::LinkOrigin> {
    static constexpr std::array<std::string_view, 4> all{"declared", "inferred", "edited",
                                                         "deleted"};
};
template <>
struct Names<definitions::Role> {
    static constexpr std::array<std::string_view, 5> all{"measure", "dimension", "date",
                                                         "identifier", "hidden"};
};
template <>
struct Names<definitions::Severity> {
    static constexpr std::array<std::string_view, 2> all{"error", "warning"};
};
template <>
struct Names<definitions::ProblemCode> {
    static constexpr std::array<std::string_view, 10> all{
        "table_missing", "column_missing",   "metric_missing",     "metric_circular",
        "type_mismatch", "not_an_aggregate", "expression_invalid", "value_unknown",
        "name_taken",    "synonym_ambiguous"};
};
template <>
struct Names<definitions::Tax> {
    static constexpr std::array<std::string_view, 2> all{"excluded", "included"};
};
template <>
struct Names<catalog::Cardinality> {
    static constexpr std::array<std::string_view, 2> all{"many_to_one", "one_to_one"};
};

}  // namespace datapilot::query_plan
