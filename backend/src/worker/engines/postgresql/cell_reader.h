#pragma once

#include <libpq-fe.h>

#include <string_view>

#include "results/result_table.h"

namespace datapilot::worker::postgresql {

// What a column of this type (its oid in pg_catalog, which never changes) is shown as: text where
// PostgreSQL's own writing is the most readable.
results::ColumnType shown_as(Oid type);

// How this server writes money: its digits are exact, its signs and separators are the locale's.
struct MoneyForm {
    int decimals = 2;
};
// From how the server writes one unit, e.g. "1,00 €".
MoneyForm money_form(std::string_view one);

// A value as the server wrote it (in the session's settings) as a cell. Not a number, infinities
// and dates before our era stay text.
results::Cell cell_of(std::string_view text, Oid type, MoneyForm money);

}  // namespace datapilot::worker::postgresql
