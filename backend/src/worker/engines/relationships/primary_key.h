#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.h"

namespace datapilot::worker {

// Every row has a value of its own in it.
bool is_unique(const catalog::Table& table, const catalog::Column& column);

// The column that is unique and named like a key: with a word such as "id", the table's own name
// in it, or failing that the first column. Empty where there is none.
std::vector<std::string> find_primary_key(const catalog::Table& table);

// The words of the table's name, as the user knows it.
std::vector<std::string> table_words(const catalog::Table& table);

}  // namespace datapilot::worker
