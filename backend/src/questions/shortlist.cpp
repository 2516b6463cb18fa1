#include "questions/shortlist.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "questions/respelling.h"
#include "questions/source.h"

namespace datapilot::questions {
namespace {

using language::Token;

constexpr double weight_of_table = 3;
constexpr double weight_of_column = 2;
constexpr double weight_of_value = 2.5;
constexpr double least_quality = 0.3;
constexpr std::size_t longest_value_words = 5;
// The best few are linked with one another; linking all would bring the whole schema.
constexpr std::size_t most_linked = 4;

// What the words of one question name, by table and by column.
class Findings {
  public:
    Findings(const Source& source, std::string_view question)
        : source_(source), tables_(source.catalog.tables.size()) {
        auto tokens = language::tokenize(question);
        respell(source, tokens);
        find_names(tokens);
        find_values(tokens);
    }

    // The tables that something names, likeliest first.
    std::vector<std::size_t> ranked_tables() const {
        std::vector<std::size_t> ranked;
        for (std::size_t t = 0; t < tables_.size(); ++t) {
            if (total(t) > 0) ranked.push_back(t);
        }
        std::ranges::stable_sort(ranked, std::greater{},
                                 [this](std::size_t t) { return total(t); });
        return ranked;
    }

    double score_of(Element column) const {
        const auto found = columns_.find(column);
        return found == columns_.end() ? 0 : found->second;
    }

    const std::vector<ShortlistedValue>& values() const { return values_; }

  private:
    // Of one phrase only what it names best counts for a table: ten columns called "nom" are not
    // ten reasons.
    using Phrase = std::pair<std::size_t, std::size_t>;

    double total(std::size_t table) const {
        double sum = 0;
        for (const auto& [phrase, score] : tables_[table]) sum += score;
        return sum;
    }

    void credit(Element element, language::TokenRange words, double score) {
        auto& best = tables_[element.table][{words.first, words.last}];
        best = std::max(best, score);
        if (!element.column) return;
        auto& of_column = columns_[{element.table, element.column}];
        of_column = std::max(of_column, score);
    }

    void find_names(const std::vector<Token>& tokens) {
        for (const auto& phrase : source_.schema.phrases(tokens)) {
            for (const auto& match : phrase.matches) {
                if (match.quality < least_quality) continue;
                const double weight = match.element.column ? weight_of_column : weight_of_table;
                credit(match.element, phrase.tokens, weight * match.quality);
            }
        }
    }

    void find_values(const std::vector<Token>& tokens) {
        for (std::size_t first = 0; first < tokens.size(); ++first) {
            std::string key;
            const auto most = std::min(tokens.size(), first + longest_value_words);
            for (auto last = first; last < most; ++last) {
                key += (key.empty() ? "" : " ") + ValueIndex::key_of(tokens[last].text);
                if (tokens[last].stop && last == first) break;
                note_values(key, {first, last + 1});
            }
        }
    }

    void note_values(const std::string& key, language::TokenRange words) {
        for (const auto& match : source_.values.exact(key)) {
            credit(match.column, words, weight_of_value * match.quality);
            for (const auto& stored : match.stored) {
                values_.push_back({match.column.table, *match.column.column, stored});
            }
        }
    }

    const Source& source_;
    std::vector<std::map<Phrase, double>> tables_;
    std::map<Element, double> columns_;
    std::vector<ShortlistedValue> values_;
};

std::size_t column_count(const catalog::Catalog& catalog) {
    return std::accumulate(
        catalog.tables.begin(), catalog.tables.end(), std::size_t{0},
        [](std::size_t sum, const catalog::Table& table) { return sum + table.columns.size(); });
}

std::vector<std::size_t> with_links(const Source& source, std::vector<std::size_t> tables,
                                    std::size_t most) {
    const auto named = std::min(tables.size(), most_linked);
    for (std::size_t i = 0; i < named; ++i) {
        for (std::size_t j = i + 1; j < named; ++j) {
            const auto path = source.joins.path(tables[i], tables[j]);
            if (!path) continue;
            for (const auto& step : *path) {
                if (std::ranges::find(tables, step.to) != tables.end()) continue;
                // A link that is needed counts more than the last of what was named.
                tables.insert(tables.begin() + static_cast<std::ptrdiff_t>(named), step.to);
            }
        }
    }
    if (tables.size() > most) tables.resize(most);
    return tables;
}

// How much a column is wanted beside those that the question names.
int standing(const Source& source, std::size_t table, std::size_t column) {
    const auto& facts = source.facts[table];
    if (facts.key == column) return 4;
    if (std::ranges::find(facts.label_columns, column) != facts.label_columns.end()) return 3;
    switch (facts.columns[column].role) {
        case Role::reference:
            return 4;
        case Role::date:
        case Role::amount:
        case Role::quantity:
        case Role::price:
        case Role::cost:
            return 3;
        case Role::flag:
        case Role::number:
        case Role::percentage:
            return 2;
        default:
            return 1;
    }
}

// A hidden column is no other engine's to see.
std::vector<std::size_t> shown_columns(const Source& source, std::size_t table) {
    std::vector<std::size_t> shown;
    const auto& columns = source.facts[table].columns;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (columns[c].role != Role::hidden) shown.push_back(c);
    }
    return shown;
}

std::vector<std::size_t> columns_of(const Source& source, const Findings& findings,
                                    std::size_t table, std::size_t most) {
    auto all = shown_columns(source, table);
    if (all.size() <= most) return all;
    std::ranges::stable_sort(all, std::greater{}, [&](std::size_t column) {
        const double named = findings.score_of({table, column});
        return named > 0 ? 10 + named : standing(source, table, column);
    });
    all.resize(most);
    std::ranges::sort(all);
    return all;
}

// Words that name nothing say nothing of where to look.
std::vector<std::size_t> largest_tables(const catalog::Catalog& catalog, std::size_t most) {
    std::vector<std::size_t> tables(catalog.tables.size());
    std::iota(tables.begin(), tables.end(), std::size_t{0});
    std::ranges::stable_sort(tables, std::greater{},
                             [&](std::size_t t) { return catalog.tables[t].row_count; });
    if (tables.size() > most) tables.resize(most);
    return tables;
}

Shortlist everything(const Source& source) {
    Shortlist list{.whole = true};
    for (std::size_t t = 0; t < source.catalog.tables.size(); ++t) {
        if (!source.facts[t].hidden) list.tables.push_back({t, shown_columns(source, t)});
    }
    return list;
}

}  // namespace

Shortlist shortlist(const Source& source, std::string_view question,
                    const ShortlistLimits& limits) {
    const Findings findings{source, question};
    const auto& catalog = source.catalog;
    Shortlist list;
    if (catalog.tables.size() <= limits.tables && column_count(catalog) <= limits.columns) {
        list = everything(source);
    } else {
        auto tables = findings.ranked_tables();
        if (tables.size() > limits.tables) tables.resize(limits.tables);
        tables = with_links(source, std::move(tables), limits.tables);
        if (tables.empty()) tables = largest_tables(catalog, limits.tables);
        const auto share =
            std::max<std::size_t>(limits.columns / std::max<std::size_t>(1, tables.size()), 4);
        for (const auto table : tables) {
            list.tables.push_back({table, columns_of(source, findings, table, share)});
        }
    }
    list.values = findings.values();
    if (list.values.size() > limits.values) list.values.resize(limits.values);
    return list;
}

}  // namespace datapilot::questions
