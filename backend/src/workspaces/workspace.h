#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/ids.h"

namespace datapilot::workspaces {

struct Workspace {
    base::WorkspaceId id;
    std::string name;
    boost::json::object settings;
    base::Instant created_at;
    base::Instant updated_at;
};

struct NewWorkspace {
    std::string name;
    boost::json::object settings;
};

// What is absent stays as it is.
struct WorkspaceChange {
    std::optional<std::string> name;
    std::optional<boost::json::object> settings;
};

}  // namespace datapilot::workspaces
