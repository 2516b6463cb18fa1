#include "definitions/merge.h"

#include <algorithm>
#include <utility>

namespace datapilot::definitions {
namespace {

bool is_a_persons(Origin origin) {
    return origin != Origin::generated;
}

bool is_a_persons(LinkOrigin origin) {
    return origin == LinkOrigin::edited || origin == LinkOrigin::deleted;
}

bool same_item(const RelationshipDefinition& a, const RelationshipDefinition& b) {
    return same_link(a, b);
}
template <class Item>
bool same_item(const Item& a, const Item& b) {
    return a.name == b.name;
}

template <class Item>
Item* twin_in(std::vector<Item>& items, const Item& of) {
    const auto found =
        std::ranges::find_if(items, [&](const Item& item) { return same_item(item, of); });
    return found == items.end() ? nullptr : &*found;
}

// Puts each of a person's items in the place of its generated twin, or at the end.
template <class Item>
void put_persons(const std::vector<Item>& kept, std::vector<Item>& generated) {
    for (const auto& item : kept) {
        if (!is_a_persons(item.origin)) continue;
        if (auto* twin = twin_in(generated, item)) {
            *twin = item;
        } else {
            generated.push_back(item);
        }
    }
}

// What was there keeps its place, and what is new follows: generating twice changes nothing.
template <class Item>
void in_order_of(const std::vector<Item>& kept, std::vector<Item>& items) {
    const auto place = [&](const Item& item) {
        return std::ranges::find_if(kept,
                                    [&](const Item& other) { return same_item(other, item); }) -
               kept.begin();
    };
    std::ranges::stable_sort(items, {}, place);
}

// A table's own words and those of its columns are edited apart from each other.
void put_persons_tables(const std::vector<TableDefinition>& kept,
                        std::vector<TableDefinition>& generated) {
    for (const auto& table : kept) {
        auto* twin = twin_in(generated, table);
        if (!twin) {
            const bool is_edited =
                is_a_persons(table.origin) ||
                std::ranges::any_of(table.columns, [](const ColumnDefinition& column) {
                    return is_a_persons(column.origin);
                });
            if (is_edited) generated.push_back(table);
            continue;
        }
        auto columns = std::move(twin->columns);
        put_persons(table.columns, columns);
        in_order_of(table.columns, columns);
        if (is_a_persons(table.origin)) *twin = table;
        twin->columns = std::move(columns);
    }
}

template <class Item>
void mark_edited(Item& item, const Item* generated) {
    if (!is_a_persons(item.origin) && (!generated || !(item == *generated))) {
        item.origin = decltype(item.origin)::edited;
    }
}

template <class Item>
void complete(std::vector<Item>& sent, std::vector<Item> generated) {
    for (auto& item : sent) mark_edited(item, twin_in(generated, item));
    for (auto& item : generated) {
        if (!twin_in(sent, item)) sent.push_back(std::move(item));
    }
}

void complete_table(TableDefinition& sent, const TableDefinition& generated) {
    complete(sent.columns, generated.columns);
    // Its columns say for themselves who made them.
    auto own = sent;
    own.columns = generated.columns;
    mark_edited(own, &generated);
    sent.origin = own.origin;
}

void complete_tables(std::vector<TableDefinition>& sent, std::vector<TableDefinition> generated) {
    for (auto& table : sent) {
        if (const auto* twin = twin_in(generated, table)) {
            complete_table(table, *twin);
        } else {
            complete_table(table, {.name = table.name, .origin = Origin::generated});
        }
    }
    for (auto& table : generated) {
        if (!twin_in(sent, table)) sent.push_back(std::move(table));
    }
}

}  // namespace

Definitions regenerated(const Definitions& kept, Definitions generated) {
    if (is_a_persons(kept.calendar.origin)) generated.calendar = kept.calendar;
    put_persons_tables(kept.tables, generated.tables);
    put_persons(kept.metrics, generated.metrics);
    put_persons(kept.relationships, generated.relationships);
    in_order_of(kept.tables, generated.tables);
    in_order_of(kept.metrics, generated.metrics);
    in_order_of(kept.relationships, generated.relationships);
    return generated;
}

Definitions completed(Definitions sent, const Definitions& generated) {
    mark_edited(sent.calendar, &generated.calendar);
    complete_tables(sent.tables, generated.tables);
    complete(sent.metrics, generated.metrics);
    complete(sent.relationships, generated.relationships);
    return sent;
}

}  // namespace datapilot::definitions
