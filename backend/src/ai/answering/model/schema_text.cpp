#include "ai/answering/model/schema_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>

#include "base/utf8.h"

namespace datapilot::ai::answering::model {
namespace {

using catalog::Catalog;
using catalog::Column;
using catalog::Table;
using questions::Shortlist;

constexpr std::array<std::string_view, 3> egresses{"none", "schema", "samples"};
constexpr std::size_t longest_comment = 120;
constexpr std::size_t longest_sample = 40;
constexpr std::size_t most_samples = 5;
// Columns of more different values than this are free text, or name people.
constexpr std::int64_t most_distinct_for_samples = 50;

std::string samples_of(const Column& column) {
    if (column.distinct_count > most_distinct_for_samples || column.values.empty()) return {};
    std::string text;
    for (std::size_t i = 0; i < std::min(most_samples, column.values.size()); ++i) {
        text +=
            (i > 0 ? ", " : "") + fenced(base::utf8_beginning(column.values[i], longest_sample));
    }
    return " e.g. " + text;
}

std::string column_text(const Table& table, const Column& column, Egress egress) {
    auto text = fenced(column.name) + " " + std::string{catalog::name(column.type)};
    const auto& key = table.primary_key;
    if (std::ranges::find(key, column.name) != key.end()) text += " key";
    if (!column.comment.empty())
        text += " " + fenced(base::utf8_beginning(column.comment, longest_comment));
    if (egress == Egress::samples) text += samples_of(column);
    return text;
}

std::string table_text(const Table& table, const std::vector<std::size_t>& columns, Egress egress) {
    auto text = "table " + fenced(table.name);
    if (!table.relation.empty()) {
        text += fmt::format(" sql_name {}.{}", fenced(table.schema), fenced(table.relation));
    }
    if (!table.comment.empty())
        text += " " + fenced(base::utf8_beginning(table.comment, longest_comment));
    text += ": ";
    for (std::size_t i = 0; i < columns.size(); ++i) {
        text += (i > 0 ? "; " : "") + column_text(table, table.columns[columns[i]], egress);
    }
    return text + "\n";
}

bool shows(const Catalog& catalog, const Shortlist& shortlist, const std::string& table) {
    return std::ranges::any_of(shortlist.tables, [&](const questions::ShortlistedTable& listed) {
        return catalog.tables[listed.table].name == table;
    });
}

}  // namespace

std::string_view name(Egress egress) {
    return egresses[static_cast<std::size_t>(egress)];
}

std::optional<Egress> egress_from(std::string_view text) {
    const auto* found = std::ranges::find(egresses, text);
    if (found == egresses.end()) return std::nullopt;
    return static_cast<Egress>(found - egresses.begin());
}

std::string fenced(std::string_view text) {
    std::string safe;
    for (const char byte : boost::json::serialize(boost::json::string{text})) {
        if (byte == '<') {
            safe += "\\u003c";
        } else if (byte == '>') {
            safe += "\\u003e";
        } else {
            safe += byte;
        }
    }
    return safe;
}

std::string schema_text(const Catalog& catalog, const Shortlist& shortlist, Egress egress) {
    std::string text = "<schema>\n";
    for (const auto& listed : shortlist.tables) {
        text += table_text(catalog.tables[listed.table], listed.columns, egress);
    }
    for (const auto& link : catalog.relationships) {
        if (!shows(catalog, shortlist, link.from_table)) continue;
        if (!shows(catalog, shortlist, link.to_table)) continue;
        for (std::size_t i = 0; i < link.from_columns.size(); ++i) {
            text += fmt::format("{}{}.{} refers to {}.{}", i ? " and " : "",
                                fenced(link.from_table), fenced(link.from_columns[i]),
                                fenced(link.to_table), fenced(link.to_columns[i]));
        }
        text += '\n';
    }
    return text + "</schema>";
}

std::string values_text(const Catalog& catalog, const Shortlist& shortlist, Egress egress) {
    if (egress != Egress::samples || shortlist.values.empty()) return {};
    std::string text = "<values>\n";
    for (const auto& value : shortlist.values) {
        const auto& table = catalog.tables[value.table];
        text += fmt::format("{}.{} = {}\n", fenced(table.name),
                            fenced(table.columns[value.column].name),
                            fenced(base::utf8_beginning(value.stored, longest_sample)));
    }
    return text + "</values>";
}

}  // namespace datapilot::ai::answering::model
