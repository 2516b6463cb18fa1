#include "worker/engines/duckdb/primary_key.h"

#include <algorithm>

#include "worker/engines/duckdb/column_words.h"

namespace datapilot::worker {
namespace {

using catalog::Column;
using catalog::ColumnType;

// How much the name of a unique column looks like that of its table's key; 0 is not at all.
int likeness(const catalog::Table& table, const Column& column) {
    const auto words = words_of(column.name);
    if (words.empty() || !has_identity_word(words)) return 0;
    const auto subject = without_identity_words(words);
    if (subject.empty()) return 3;
    const auto table_words = words_of(table.label.empty() ? table.name : table.label);
    const bool own = std::ranges::any_of(subject, [&](const auto& word) {
        return std::ranges::any_of(table_words,
                                   [&](const auto& other) { return same_word(word, other); });
    });
    return own ? 4 : (&column == &table.columns.front() ? 2 : 1);
}

}  // namespace

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
