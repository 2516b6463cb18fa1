#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/page.h"
#include "base/result.h"
#include "catalog/catalog.h"

namespace datapilot::data_sources {

// How much is told of what was sampled of the columns.
enum class Samples { none, few, all };

// What is asked of a schema; of a large one, a part.
struct SchemaRequest {
    std::optional<std::string> table{};  // this one alone
    std::string words{};                 // each stands in the table's names or comments
    Samples samples = Samples::few;
    base::PageRequest<base::NameCursor> page{};
};

struct SchemaPage {
    std::vector<const catalog::Table*> tables;  // of the catalog, by name
    std::vector<const catalog::Relationship*> relationships;
    std::int64_t table_count = 0;  // over all pages
    std::optional<std::string> next{};
};

// not_found where the table that is asked for is not there. The catalog must outlive the page.
base::Result<SchemaPage> schema_page(const catalog::Catalog& catalog, const SchemaRequest& request);

base::Error no_such_table(const std::string& table);

}  // namespace datapilot::data_sources
