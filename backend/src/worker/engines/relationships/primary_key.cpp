#include "worker/engines/relationships/primary_key.h"

#include <algorithm>

#include "worker/engines/relationships/column_words.h"

namespace datapilot::worker {
namespace {

using catalog::Column;
using catalog::ColumnType;

// How much the name of a unique column looks like that of its table's key; 0 is not at all.
int likeness(const catalog::Table& table, const Column& column) {
    const auto own_words = table_words(table);
    const auto words = name_words(column.name, own_words);
    if (!words.identity) return 0;
    if (words.subject.empty()) return 3;
    const bool own = std::ranges::any_of(words.subject, [&](const auto& word) {
        return std::ranges::any_of(own_words,
                                   [&](const auto& other) { return same_word(word, other); });
    });
    return own ? 4 : (&column == &table.columns.front() ? 2 : 1);
}

}  // namespace

std::vector<std::string> table_words(const catalog::Table& table) {
    return words_of(table.label.empty() ? table.name : table.label);
}

bool is_unique(const catalog::Table& table, const Column& column) {
    return table.row_count > 0 && column.null_count == 0 &&
           column.distinct_count == table.row_count;
}

std::vector<std::string> find_primary_key(const catalog::Table& table) {
    const Column* best = nullptr;
    int best_likeness = 0;
    for (const auto& column : table.columns) {
        const bool key_type = column.type == ColumnType::integer || column.type == ColumnType::text;
        if (!key_type || !is_unique(table, column)) continue;
        if (const int found = likeness(table, column); found > best_likeness) {
            best = &column;
            best_likeness = found;
        }
    }
    if (!best) return {};
    return {best->name};
}

}  // namespace datapilot::worker
