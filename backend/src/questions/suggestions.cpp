#include "questions/suggestions.h"

#include <algorithm>
#include <optional>

#include "questions/labels.h"

namespace datapilot::questions {
namespace {

using base::Language;

// The column that people would cut by: few values, but more than one.
std::optional<std::size_t> category_of(const Source& source, std::size_t table) {
    const auto& facts = source.facts[table];
    const auto& columns = source.catalog.tables[table].columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto role = facts.columns[i].role;
        const bool text = role == Role::text || role == Role::name || role == Role::flag;
        if (text && columns[i].distinct_count > 1 && columns[i].distinct_count <= 200 &&
            columns[i].distinct_count * 2 <= source.catalog.tables[table].row_count) {
            return i;
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> amount_of(const Source& source, std::size_t table) {
    const auto& columns = source.facts[table].columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].additive() && columns[i].role != Role::price) return i;
    }
    return std::nullopt;
}

}  // namespace

std::vector<std::string> suggested_questions(const Source& source, Language language,
                                             std::size_t count) {
    const bool french = language == Language::french;
    std::vector<std::string> out;
    std::vector<std::size_t> tables;
    for (std::size_t t = 0; t < source.catalog.tables.size(); ++t) tables.push_back(t);
    std::ranges::stable_sort(tables, std::greater{},
                             [&](std::size_t t) { return source.catalog.tables[t].row_count; });
    for (const auto table : tables) {
        const auto name = label_of(source, {table}).in(language);
        const auto category = category_of(source, table);
        const auto amount = amount_of(source, table);
        const auto label = [&](std::size_t column) {
            return label_of(source, {table, column}).in(language);
        };
        if (amount && category) {
            out.push_back(french ? "Somme de " + label(*amount) + " par " + label(*category)
                                 : "Sum of " + label(*amount) + " by " + label(*category));
        }
        if (category) {
            out.push_back(french ? "Nombre de " + name + " par " + label(*category)
                                 : "Number of " + name + " by " + label(*category));
        }
        if (!source.facts[table].dates.empty()) {
            out.push_back(french ? "Nombre de " + name + " par mois"
                                 : "Number of " + name + " by month");
        }
        out.push_back(french ? "Combien de " + name + " ?" : "How many " + name + "?");
    }
    if (out.size() > count) out.resize(count);
    return out;
}

}  // namespace datapilot::questions
