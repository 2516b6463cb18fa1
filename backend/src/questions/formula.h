#pragma once

#include "base/text.h"
#include "query_plan/query_plan.h"
#include "questions/source.h"

namespace datapilot::questions {

// An expression over the columns of one table as a person says it: « somme de montant HT (hors
// statut : annulé) ».
base::Text formula_of(const query_plan::Expression& expression, const Source& source,
                      std::size_t table);

}  // namespace datapilot::questions
