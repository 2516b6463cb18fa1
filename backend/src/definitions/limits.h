#pragma once

#include <cstddef>

// How much definitions may say; docs/api/openapi.yaml gives the same numbers.
namespace datapilot::definitions {

inline constexpr std::size_t most_tables = 2000;
inline constexpr std::size_t most_columns = 20'000;
inline constexpr std::size_t most_metrics = 500;
inline constexpr std::size_t most_relationships = 5000;
inline constexpr std::size_t most_key_columns = 16;  // of one relationship
inline constexpr std::size_t most_synonyms = 20;
inline constexpr std::size_t most_values = 200;

inline constexpr std::size_t longest_name = 500;
inline constexpr std::size_t longest_label = 120;
inline constexpr std::size_t longest_description = 1000;
inline constexpr std::size_t longest_synonym = 80;
inline constexpr std::size_t longest_unit = 16;
inline constexpr std::size_t longest_value = 500;

inline constexpr std::size_t most_parts = 60;  // of one expression
inline constexpr int deepest_expression = 8;

// Past these, more would not help whoever corrects the document.
inline constexpr std::size_t most_errors = 50;

inline constexpr std::size_t most_bytes = 4 << 20;  // of a document, in JSON or YAML

}  // namespace datapilot::definitions
