#pragma once

#include "questions/items.h"

namespace datapilot::questions {

// Whether the item is a value rather than the table or column that its words name too.
bool means_value(const Item& item);

}  // namespace datapilot::questions
