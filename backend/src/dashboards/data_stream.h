#pragma once

#include "dashboards/dashboard.h"
#include "dashboards/dashboard_data.h"
#include "dashboards/data_request.h"
#include "http/response.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::dashboards {

// The data of a dashboard as NDJSON: a line for each event, as it happens.
http::Response data_stream(DashboardData& data, tenancy::TenantScope scope, Dashboard dashboard,
                           const DataRequest& request, base::Language language);

}  // namespace datapilot::dashboards
