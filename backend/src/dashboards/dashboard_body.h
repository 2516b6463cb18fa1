#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"
#include "dashboards/dashboard.h"
#include "http/request.h"

// The bodies of requests about dashboards, checked.
namespace datapilot::dashboards {

struct NewDashboard {
    std::optional<base::WorkspaceId> workspace;  // absent: the tenant's first
    Document document;
};
base::Result<NewDashboard> new_dashboard(const http::Request& request);

struct DashboardSave {
    std::int64_t version;  // the one that the document was made of
    Document document;
};
base::Result<DashboardSave> dashboard_save(const http::Request& request);

struct Duplication {
    std::optional<base::WorkspaceId> workspace;  // absent: that of the first one
    std::optional<std::string> name;
};
base::Result<Duplication> duplication(const http::Request& request);

// A document whose parts came one by one; `path` leads the names of fields that are wrong.
struct Texts {
    std::string name;
    std::string description;
};
base::Result<Document> document_from(Texts texts, boost::json::object filters,
                                     boost::json::object layout, boost::json::array widgets,
                                     const std::string& path);

base::Result<std::optional<base::WorkspaceId>> workspace_in(const std::optional<std::string>& id);

}  // namespace datapilot::dashboards
