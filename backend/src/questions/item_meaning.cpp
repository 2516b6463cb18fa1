#include "questions/item_meaning.h"

namespace datapilot::questions {

bool means_value(const Item& item) {
    if (item.kind != ItemKind::thing) return false;
    if (item.quoted) return true;
    if (item.values.empty()) return false;
    // « CA » is the turnover before it is California.
    const bool metric = !item.schema.empty() && item.schema.front().element.metric;
    if (metric && item.schema.front().whole) return false;
    return item.schema.empty() || item.values.front().quality > item.schema.front().quality - 0.02;
}

}  // namespace datapilot::questions
