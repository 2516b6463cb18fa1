#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "catalog/catalog.h"
#include "dashboards/dashboard.h"
#include "data_sources/data_source.h"
#include "http/request.h"

// A dashboard as a file: names in the place of ids, so that it means something elsewhere.
namespace datapilot::dashboards {

using SourcesById = std::map<base::DataSourceId, data_sources::DataSource>;

// DashboardExport of docs/api/openapi.yaml.
boost::json::object exported(const Dashboard& dashboard, const SourcesById& sources);

// What somebody wants made of such a file.
struct Import {
    std::optional<base::WorkspaceId> workspace{};
    Document document{};                 // its widgets have no data sources yet
    std::vector<std::string> sources{};  // the names in the file
    std::vector<std::optional<std::string>> widget_sources{};  // by widget, one of those names
    std::map<std::string, base::DataSourceId> chosen{};        // what stands here for a name
};
base::Result<Import> import_request(const http::Request& request);

// A data source that stands for a name of the file, with what its tables are.
struct SourceHere {
    base::DataSourceId id;
    catalog::Catalog catalog;
};
using SourcesHere = std::map<std::string, SourceHere>;  // by the name in the file

// The document over these data sources; validation_failed naming each source that is missing, and
// each widget whose tables or columns are.
base::Result<Document> placed(Import wanted, const SourcesHere& sources);

}  // namespace datapilot::dashboards
