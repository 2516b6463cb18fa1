#include "data_sources/schema_page.h"

#include <algorithm>
#include <string_view>

#include "questions/language/tokens.h"

namespace datapilot::data_sources {
namespace {

using questions::language::fold;

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    const auto folded = fold(text);
    for (std::size_t begin = 0; begin < folded.size();) {
        const auto end = std::min(folded.find(' ', begin), folded.size());
        if (end > begin) words.push_back(folded.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

bool holds(const catalog::Table& table, const std::string& word) {
    const auto in = [&](const std::string& text) {
        return fold(text).find(word) != std::string::npos;
    };
    if (in(table.name) || in(table.label) || in(table.comment)) return true;
    return std::ranges::any_of(table.columns, [&](const catalog::Column& column) {
        return in(column.name) || in(column.comment);
    });
}

std::vector<const catalog::Table*> matching(const catalog::Catalog& catalog,
                                            const SchemaRequest& request) {
    const auto words = words_of(request.words);
    std::vector<const catalog::Table*> tables;
    for (const auto& table : catalog.tables) {
        if (request.table && *request.table != table.name) continue;
        const auto in_table = [&](const std::string& word) { return holds(table, word); };
        if (std::ranges::all_of(words, in_table)) tables.push_back(&table);
    }
    std::ranges::sort(
        tables, {}, [](const auto* table) -> const auto& { return table->name; });
    return tables;
}

bool touches(const catalog::Relationship& relationship,
             const std::vector<const catalog::Table*>& tables) {
    return std::ranges::any_of(tables, [&](const auto* table) {
        return table->name == relationship.from_table || table->name == relationship.to_table;
    });
}

}  // namespace

base::Error no_such_table(const std::string& table) {
    return {base::Errc::not_found,
            {"Cette source de données n'a pas de table « " + table + " ».",
             "This data source has no table “" + table + "”."}};
}

base::Result<SchemaPage> schema_page(const catalog::Catalog& catalog,
                                     const SchemaRequest& request) {
    SchemaPage page;
    page.tables = matching(catalog, request);
    if (request.table && page.tables.empty()) return no_such_table(*request.table);
    page.table_count = static_cast<std::int64_t>(page.tables.size());
    if (request.page.after) {
        std::erase_if(page.tables,
                      [&](const auto* table) { return table->name <= request.page.after->name; });
    }
    const auto most = static_cast<std::size_t>(request.page.limit);
    if (page.tables.size() > most) {
        page.tables.resize(most);
        page.next = page.tables.back()->name;
    }
    for (const auto& relationship : catalog.relationships) {
        if (touches(relationship, page.tables)) page.relationships.push_back(&relationship);
    }
    return page;
}

}  // namespace datapilot::data_sources
