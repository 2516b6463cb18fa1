#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace datapilot::tests {

// A CSV file read by the tests' own few lines, so that what the product answers is checked against
// something that shares no code with it: `;`, UTF-8 with or without BOM, quotes, line breaks in
// quotes.
class CsvTable {
  public:
    explicit CsvTable(const std::filesystem::path& file);

    using Row = std::map<std::string, std::string>;
    const std::vector<Row>& rows() const { return rows_; }

  private:
    std::vector<Row> rows_;
};

// Groups of whole numbers, by the text that names the group.
using Totals = std::map<std::string, std::int64_t>;
using Ranked = std::vector<std::pair<std::string, std::int64_t>>;

// The greatest first, as many as asked for.
Ranked greatest(const Totals& totals, std::size_t count);

}  // namespace datapilot::tests
