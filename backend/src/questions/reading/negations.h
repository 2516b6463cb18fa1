#pragma once

#include "questions/items.h"

namespace datapilot::questions {

// « sans », « pas », « aucun », « jamais », « hors »
bool negates(const Item& item);

// « n'est pas », "is not"
bool is_not(const Item& item);

}  // namespace datapilot::questions
