#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <string>

#include "base/page.h"
#include "base/result.h"
#include "http/request.h"

namespace datapilot::http {

// A cursor as the client passes it back.
std::string text_of(const base::TimeCursor& cursor);
std::string text_of(const base::NameCursor& cursor);

// The `cursor` of the query; nullopt when absent, validation_failed when it was not made here.
template <class Cursor>
base::Result<std::optional<Cursor>> cursor_in(const Request& request);
template <>
base::Result<std::optional<base::TimeCursor>> cursor_in(const Request& request);
template <>
base::Result<std::optional<base::NameCursor>> cursor_in(const Request& request);

base::Result<std::int64_t> page_limit(const Request& request);

// The `cursor` and the `limit` of the query of a list.
template <class Cursor>
base::Result<base::PageRequest<Cursor>> page_request(const Request& request) {
    auto cursor = cursor_in<Cursor>(request);
    if (!cursor) return cursor.error();
    const auto limit = page_limit(request);
    if (!limit) return limit.error();
    return base::PageRequest<Cursor>{.after = std::move(*cursor), .limit = *limit};
}

// `item_json` makes the JSON of one item.
template <class Item, class Cursor, class ItemJson>
boost::json::object page_json(const base::Page<Item, Cursor>& page, ItemJson item_json) {
    boost::json::array items;
    for (const auto& item : page.items) items.push_back(item_json(item));
    boost::json::value next;
    if (page.next) next = text_of(*page.next);
    return {{"items", std::move(items)}, {"next_cursor", std::move(next)}};
}

}  // namespace datapilot::http
