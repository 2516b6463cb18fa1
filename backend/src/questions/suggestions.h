#pragma once

#include <string>
#include <vector>

#include "base/text.h"
#include "questions/source.h"

namespace datapilot::questions {

// Questions that this source answers, made from its tables: a count, a measure by a dimension, a
// series over time, a ranking.
std::vector<std::string> suggested_questions(const Source& source, base::Language language,
                                             std::size_t count);

// Columns of a table that people would cut by: few values, but more than one.
std::vector<std::size_t> categories_of(const Source& source, std::size_t table);

}  // namespace datapilot::questions
