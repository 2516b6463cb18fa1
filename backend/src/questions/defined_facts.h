#pragma once

#include <vector>

#include "catalog/catalog.h"
#include "definitions/meanings.h"
#include "questions/column_roles.h"

namespace datapilot::questions {

// What was read from names and values, with what a person said otherwise: roles, what is hidden,
// the date that places the rows of a table in time, and what is made of a number by itself.
std::vector<TableFacts> defined_facts(std::vector<TableFacts> facts,
                                      const catalog::Catalog& catalog,
                                      const definitions::Meanings& meanings);

}  // namespace datapilot::questions
