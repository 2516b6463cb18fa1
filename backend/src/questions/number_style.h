#pragma once

#include "catalog/catalog.h"
#include "definitions/definitions.h"
#include "questions/column_roles.h"

namespace datapilot::questions {

// How the numbers of a column are shown, where nobody has said it: from its name, what it is and
// how the file wrote it.
definitions::NumberStyle style_of(const catalog::Column& column, Role role);

}  // namespace datapilot::questions
