#include "data_sources/schema_size.h"

#include <array>
#include <boost/json/serialize.hpp>

namespace datapilot::data_sources {
namespace {

// What is kept of each column, tried in turn until the whole fits.
constexpr std::array<std::size_t, 4> values_of_a_column{500, 100, 20, 0};

bool fits(const catalog::Catalog& catalog, std::size_t most_bytes) {
    return boost::json::serialize(catalog::to_json(catalog)).size() <= most_bytes;
}

void keep_values(catalog::Catalog& catalog, std::size_t most) {
    for (auto& table : catalog.tables) {
        for (auto& column : table.columns) {
            if (column.values.size() <= most) continue;
            column.values.resize(most);
            column.values_complete = false;
        }
    }
}

}  // namespace

std::optional<catalog::Catalog> fitted(catalog::Catalog catalog, std::size_t most_bytes) {
    if (fits(catalog, most_bytes)) return catalog;
    for (const auto most : values_of_a_column) {
        keep_values(catalog, most);
        if (fits(catalog, most_bytes)) return catalog;
    }
    return std::nullopt;
}

base::Error schema_too_large() {
    base::Error error{
        base::Errc::validation_failed,
        {"Le schéma de ce serveur est trop grand : indiquez les seuls schémas à exposer.",
         "This server's schema is too large: name only the schemas to expose."}};
    error.fields.push_back({"connection.schemas", base::FieldErrc::out_of_range, error.message});
    return error;
}

}  // namespace datapilot::data_sources
