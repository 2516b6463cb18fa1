#pragma once

#include <optional>
#include <vector>

#include "catalog/catalog.h"
#include "definitions/definitions.h"

namespace datapilot::definitions {

// Definitions over one catalog, by position; what names no table or column of it is left out.
class Meanings {
  public:
    Meanings() = default;
    Meanings(Definitions definitions, const catalog::Catalog& catalog);

    const Definitions& all() const { return definitions_; }
    // Null where nothing is said of it.
    const TableDefinition* of(std::size_t table) const;
    const ColumnDefinition* of(std::size_t table, std::size_t column) const;
    // No question is about it.
    bool hides(std::size_t table) const;
    bool hides(std::size_t table, std::size_t column) const;

  private:
    struct Place {
        std::size_t table = 0;  // in definitions_
        std::vector<std::optional<std::size_t>> columns{};
    };

    Definitions definitions_;
    std::vector<std::optional<Place>> places_;  // by table of the catalog
};

// The catalog with the relationships that a person added, changed or deleted.
catalog::Catalog linked(catalog::Catalog catalog, const Definitions& definitions);

}  // namespace datapilot::definitions
