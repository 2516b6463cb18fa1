#include "questions/suggestions.h"

#include <algorithm>
#include <optional>

#include "questions/labels.h"

namespace datapilot::questions {
namespace {

using base::Language;

std::optional<std::size_t> amount_of(const Source& source, std::size_t table) {
    const auto& columns = source.facts[table].columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].additive() && columns[i].role != Role::price) return i;
    }
    return std::nullopt;
}

// What a manager asks first: the turnover by month, by what it is split, and who makes it.
void suggest_turnover(const Source& source, Language language, std::vector<std::string>& out) {
    const bool french = language == Language::french;
    const auto turnover = std::ranges::find_if(source.metrics, &Metric::turnover);
    if (turnover == source.metrics.end()) return;
    const bool usual =
        std::ranges::find(turnover->names, "chiffre affaires") != turnover->names.end();
    const auto name = !usual   ? turnover->label.in(language)
                      : french ? std::string{"Chiffre d'affaires"}
                               : std::string{"Turnover"};
    bool dated = false;
    std::string by, best;
    for (std::size_t t = 0; t < source.facts.size(); ++t) {
        const auto path = source.joins.path(turnover->table, t);
        if (source.facts[t].hidden || !path || multiplies(*path)) continue;
        dated |= !source.facts[t].dates.empty();
        const auto categories = categories_of(source, t);
        if (by.empty() && !categories.empty()) {
            by = label_of(source, {t, categories.front()}).in(language);
        }
        const bool ranks = t != turnover->table && source.facts[t].named && source.facts[t].key;
        if (best.empty() && ranks) best = label_of(source, {t}).in(language);
    }
    if (dated) out.push_back(name + (french ? " par mois" : " by month"));
    if (!best.empty()) out.push_back((french ? "Les 10 meilleurs " : "The 10 best ") + best);
    if (!by.empty()) out.push_back(name + (french ? " par " : " by ") + by);
}

}  // namespace

std::vector<std::size_t> categories_of(const Source& source, std::size_t table) {
    constexpr std::int64_t most_values = 200;
    std::vector<std::size_t> out;
    const auto& facts = source.facts[table];
    const auto& columns = source.catalog.tables[table].columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto role = facts.columns[i].role;
        const bool text = role == Role::text || role == Role::name || role == Role::flag;
        if (text && columns[i].distinct_count > 1 && columns[i].distinct_count <= most_values &&
            columns[i].distinct_count * 2 <= source.catalog.tables[table].row_count) {
            out.push_back(i);
        }
    }
    return out;
}

std::vector<std::string> suggested_questions(const Source& source, Language language,
                                             std::size_t count) {
    const bool french = language == Language::french;
    std::vector<std::string> out;
    suggest_turnover(source, language, out);
    std::vector<std::size_t> tables;
    for (std::size_t t = 0; t < source.catalog.tables.size(); ++t) {
        if (!source.facts[t].hidden) tables.push_back(t);
    }
    std::ranges::stable_sort(tables, std::greater{},
                             [&](std::size_t t) { return source.catalog.tables[t].row_count; });
    for (const auto table : tables) {
        const auto name = label_of(source, {table}).in(language);
        const auto categories = categories_of(source, table);
        const auto amount = amount_of(source, table);
        const auto label = [&](std::size_t column) {
            return label_of(source, {table, column}).in(language);
        };
        if (amount && !categories.empty()) {
            out.push_back(french
                              ? "Somme de " + label(*amount) + " par " + label(categories.front())
                              : "Sum of " + label(*amount) + " by " + label(categories.front()));
        }
        if (!categories.empty()) {
            out.push_back(french ? "Nombre de " + name + " par " + label(categories.front())
                                 : "Number of " + name + " by " + label(categories.front()));
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
