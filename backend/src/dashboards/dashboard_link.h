#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "base/clock.h"
#include "base/ids.h"

namespace datapilot::dashboards {

using LinkId = base::Id<struct LinkKind>;

// Opens a dashboard, to read, for the members of the company, until it expires or is revoked.
struct DashboardLink {
    LinkId id;
    base::Instant created_at{};
    base::Instant expires_at{};
};

// DashboardLink of docs/api/openapi.yaml.
boost::json::object to_json(const DashboardLink& link);

}  // namespace datapilot::dashboards
