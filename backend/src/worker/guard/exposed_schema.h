#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace datapilot::worker::guard {

// A table or view of a customer's server that may be asked about.
struct ExposedRelation {
    std::string schema;
    std::string name;
    std::vector<std::string> columns{};  // in their order
    bool operator==(const ExposedRelation&) const = default;
};

// Everything of a server that may be asked about, as it is there right now. Names are exact.
class ExposedSchema {
  public:
    void add(const std::string& schema, const std::string& relation);
    void add(const std::string& schema, const std::string& relation, const std::string& column);

    // Null where there is none.
    const ExposedRelation* find(const std::string& schema, const std::string& relation) const;
    // Every one of this name.
    std::vector<const ExposedRelation*> named(const std::string& relation) const;
    // By the name that a catalog gives: the relation's own where only one schema has it.
    const ExposedRelation* find_by_catalog_name(const std::string& name) const;
    std::string catalog_name(const ExposedRelation& relation) const;
    bool operator==(const ExposedSchema&) const = default;

  private:
    // By name, then by schema.
    std::map<std::string, std::map<std::string, ExposedRelation>> relations_;
};

}  // namespace datapilot::worker::guard
