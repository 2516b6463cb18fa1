#pragma once

#include <boost/json/object.hpp>
#include <vector>

#include "base/text.h"
#include "catalog/catalog.h"
#include "data_sources/data_source.h"
#include "data_sources/schema_page.h"
#include "results/result_table.h"

namespace datapilot::data_sources {

// DataSourceSchema of docs/api/openapi.yaml.
boost::json::object schema_json(const SchemaPage& page, const std::vector<SourceFile>& files,
                                Samples samples, base::Language language);

// TablePreview of docs/api/openapi.yaml.
boost::json::object preview_json(const catalog::Table& table, const results::ResultTable& rows);

}  // namespace datapilot::data_sources
