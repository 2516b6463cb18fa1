#pragma once

#include <set>
#include <string>
#include <string_view>

namespace datapilot::worker::ingest {

// What the user calls the table: the file's name without folders and ending.
std::string table_label(std::string_view original_name);

// Names that SQL can write without surprise: "Ventes 2025 (v2).csv" is Ventes_2025_v2, and a
// second one Ventes_2025_v2_2.
class TableNamer {
  public:
    std::string take(std::string_view original_name);

  private:
    std::set<std::string> taken_;
};

}  // namespace datapilot::worker::ingest
