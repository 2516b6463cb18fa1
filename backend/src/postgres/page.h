#pragma once

#include <utility>

#include "base/page.h"
#include "postgres/rows.h"

namespace datapilot::postgres {

// What to read for a page: one row more than it shows tells whether there is a next one.
template <class Cursor>
std::int64_t rows_to_read(const base::PageRequest<Cursor>& request) {
    return request.limit + 1;
}

// The two parameters of `(created_at, id) < ($1, $2)`; null on the first page.
std::optional<base::Instant> time_after(const base::PageRequest<base::TimeCursor>& request);
std::optional<std::string> id_after(const base::PageRequest<base::TimeCursor>& request);

// The page in rows_to_read() rows, which stand in the order of the list.
template <class Cursor, class FromRow, class CursorOf>
auto page_of(const Rows& rows, const base::PageRequest<Cursor>& request, FromRow from_row,
             CursorOf cursor_of) {
    base::Page<decltype(from_row(rows[0])), Cursor> page;
    for (const auto row : rows) {
        if (std::cmp_equal(page.items.size(), request.limit)) {
            page.next = cursor_of(page.items.back());
            break;
        }
        page.items.push_back(from_row(row));
    }
    return page;
}

}  // namespace datapilot::postgres
