#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "base/result.h"
#include "dashboards/dashboard_body.h"
#include "dashboards/dashboard_repository.h"
#include "dashboards/portable.h"
#include "data_sources/data_sources.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::dashboards {

// Dashboards made of other ones.
class Dashboards {
  public:
    Dashboards(DashboardRepository& repository, data_sources::DataSources& sources)
        : repository_(repository), sources_(sources) {}

    // With its widgets, without its links.
    runtime::Task<base::Result<Dashboard>> duplicate(tenancy::TenantScope scope, DashboardId id,
                                                     Duplication wanted, base::Language language,
                                                     std::string request_id);

    // DashboardExport of docs/api/openapi.yaml.
    runtime::Task<base::Result<boost::json::object>> exported(tenancy::TenantScope scope,
                                                              DashboardId id);

    // Over the data sources of the same names, or those that were chosen; validation_failed naming
    // all that is missing.
    runtime::Task<base::Result<Dashboard>> imported(tenancy::TenantScope scope, Import wanted,
                                                    std::string request_id);

  private:
    runtime::Task<base::Result<SourcesHere>> sources_here(tenancy::TenantScope scope,
                                                          const Import* wanted);

    DashboardRepository& repository_;
    data_sources::DataSources& sources_;
};

}  // namespace datapilot::dashboards
