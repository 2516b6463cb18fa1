#pragma once

#include "catalog/catalog.h"
#include "worker/engines/relationships/column_words.h"

namespace datapilot::worker {

// One end of a possible relationship, as far as its names tell.
struct NamedEnd {
    NameWords column;
    NameWords table;
    const catalog::Column* facts;
    bool key = false;  // it is its table's primary key
};

// How surely the names say that `from` holds values of `to`: from 0, not at all, to 1.
double likeness(const NamedEnd& from, const NamedEnd& to);

}  // namespace datapilot::worker
