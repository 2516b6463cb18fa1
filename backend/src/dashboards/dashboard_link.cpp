#include "dashboards/dashboard_link.h"

namespace datapilot::dashboards {

boost::json::object to_json(const DashboardLink& link) {
    return {{"id", link.id.text()},
            {"created_at", base::iso_utc(link.created_at)},
            {"expires_at", base::iso_utc(link.expires_at)}};
}

}  // namespace datapilot::dashboards
