#pragma once

#include <set>
#include <string>
#include <utility>

namespace datapilot::worker::guard {

// Whether a server tells names of tables apart by their case, as it does on Linux.
enum class NameCase { exact, folded };

// The tables and views of a MySQL or MariaDB server that may be asked about, as an open connection
// sees them.
class MysqlTables {
  public:
    // `current` is the connection's own database, where names without a schema are looked for.
    MysqlTables(std::string current, NameCase name_case);

    void add(const std::string& schema, const std::string& relation);

    // Schema "" stands for the connection's database.
    bool may_read(const std::string& schema, const std::string& relation) const;
    bool is_schema(const std::string& schema) const;

  private:
    std::string key(const std::string& name) const;

    NameCase name_case_;
    std::string current_;
    std::set<std::string> schemas_;
    std::set<std::pair<std::string, std::string>> relations_;
};

}  // namespace datapilot::worker::guard
