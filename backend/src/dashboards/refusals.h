#pragma once

#include <cstdint>

#include "base/error.h"

// What a request about dashboards is told where it cannot be done.
namespace datapilot::dashboards {

base::Error no_such_dashboard();
base::Error no_such_widget();
base::Error no_such_workspace();
base::Error no_such_source();
base::Error too_many_dashboards(std::int64_t most);
base::Error too_many_widgets();
base::Error changed_since(std::int64_t current_version);
base::Error id_of_another_dashboard();

}  // namespace datapilot::dashboards
