#include "command_line/csv_table.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace datapilot::tests {
namespace {

using Record = std::vector<std::string>;

std::string content_of(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    return text;
}

std::vector<Record> records_of(const std::string& text) {
    std::vector<Record> records(1, Record(1));
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        auto& cell = records.back().back();
        if (c == '"') {
            // A quote inside quotes is written twice.
            if (quoted && i + 1 < text.size() && text[i + 1] == '"') {
                cell += text[++i];
            } else {
                quoted = !quoted;
            }
        } else if (!quoted && c == ';') {
            records.back().emplace_back();
        } else if (!quoted && c == '\n') {
            records.emplace_back(1);
        } else if (quoted || c != '\r') {
            cell += c;
        }
    }
    std::erase(records, Record(1));
    return records;
}

}  // namespace

CsvTable::CsvTable(const std::filesystem::path& file) {
    const auto records = records_of(content_of(file));
    for (std::size_t i = 1; i < records.size(); ++i) {
        Row row;
        for (std::size_t column = 0; column < records[0].size(); ++column) {
            row[records[0][column]] = records[i].at(column);
        }
        rows_.push_back(std::move(row));
    }
}

Ranked greatest(const Totals& totals, std::size_t count) {
    Ranked ranked(totals.begin(), totals.end());
    std::ranges::stable_sort(ranked, std::ranges::greater{}, &Ranked::value_type::second);
    if (ranked.size() > count) ranked.resize(count);
    return ranked;
}

}  // namespace datapilot::tests
